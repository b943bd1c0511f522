import assert from 'node:assert/strict';
import { test } from 'node:test';
import { refusal } from './guard.ts';

const home = { host: '127.0.0.1', port: 9000 };

function check(host: string | undefined, origin: string | undefined, door: { host: string; port: number }): boolean {
  return refusal({ host, origin }, door) === undefined;
}

test('[doors.host.1] a request is let in when Host names this door', () => {
  for (const host of ['127.0.0.1:9000', 'localhost:9000', 'LOCALHOST:9000', '[::1]:9000']) {
    assert.equal(check(host, undefined, home), true, host);
  }
  assert.equal(check('192.168.1.7:9000', undefined, { host: '192.168.1.7', port: 9000 }), true);
  assert.equal(check('[fe80::1]:9000', undefined, { host: 'fe80::1', port: 9000 }), true);
  assert.equal(check('127.0.0.1', undefined, { host: '127.0.0.1', port: 80 }), true);
  assert.equal(check('[::1]', undefined, { host: '127.0.0.1', port: 80 }), true);
});

test('a request is refused when Host is missing, foreign, or of another port', () => {
  for (const host of [
    undefined,
    '',
    'evil.example:9000',
    '127.0.0.1',
    '127.0.0.1:9001',
    '127.0.0.1.evil.example:9000',
  ]) {
    assert.equal(check(host, undefined, home), false, String(host));
  }
});

test('a grid bound to every address takes addresses in figures, never names', () => {
  const open = { host: '0.0.0.0', port: 9000 };
  assert.equal(check('192.168.1.7:9000', undefined, open), true);
  assert.equal(check('[2001:db8::1]:9000', undefined, open), true);
  assert.equal(check('evil.example:9000', undefined, open), false);
  assert.equal(check('192.168.1.7:9000', undefined, home), false);
});

test('[doors.host.1] a web page of another origin is refused, our own page is not', () => {
  assert.equal(check('127.0.0.1:9000', 'http://127.0.0.1:9000', home), true);
  for (const origin of [
    'null',
    'https://evil.example',
    'http://evil.example:9000',
    'http://127.0.0.1:8080',
    'file://',
  ]) {
    assert.equal(check('127.0.0.1:9000', origin, home), false, origin);
  }
});
