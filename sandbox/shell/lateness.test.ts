import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Lateness } from './lateness.ts';

test('[circuit.socket.1] the worst of the last minute is told, and forgotten after it', () => {
  const lateness = new Lateness();
  assert.equal(lateness.worst(0), 0);
  lateness.woke(1000, 1003);
  lateness.woke(2000, 2120);
  lateness.woke(9000, 9001);
  assert.equal(lateness.worst(10_000), 120);
  assert.equal(lateness.worst(59_999), 120);
  assert.equal(lateness.worst(60_000), 1, 'its five seconds are over');
  assert.equal(lateness.worst(600_000), 0);
  lateness.woke(700_000, 600_500);
  assert.equal(lateness.worst(600_600), 0, 'a clock that steps back');
});
