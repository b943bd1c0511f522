import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isLoopback } from './host.ts';

for (const [host, expected] of [
  ['127.0.0.1', true],
  ['127.8.9.10', true],
  ['0.0.0.0', false],
  ['192.168.1.2', false],
  ['12.7.0.1', false],
] as const) {
  test(`[session.stale.2] a grid at ${host} ${expected ? 'tells' : 'does not tell'} strangers of an earlier one`, () => {
    assert.equal(isLoopback(host), expected);
  });
}
