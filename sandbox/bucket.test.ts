import assert from 'node:assert/strict';
import { test } from 'node:test';
import { repeatWhile } from '../test/support/repeat.ts';
import { Bucket } from './bucket.ts';
import { INFLOW_RATE } from './circuit/timing.ts';

test('a bucket gives its burst at once and its rate afterwards', () => {
  const bucket = new Bucket({ perSecond: 10, burst: 3 }, 0);
  const taken = [0, 0, 0, 0, 50, 100, 100, 10_000, 10_000, 10_000, 10_000].map((now) => bucket.take(now));
  assert.deepEqual(taken, [true, true, true, false, false, true, false, true, true, true, false]);
});

test('[circuit.inflow.1] C31: of 20,000 datagrams in a second 9,000 are handled', () => {
  const bucket = new Bucket(INFLOW_RATE, 0);
  let admitted = 0;
  for (let index = 0; index < 20_000; index += 1) if (bucket.take(Math.round((index * 1000) / 19_999))) admitted += 1;
  assert.equal(admitted, 9000);
});

test('a quiet time saves no more than one burst', () => {
  const bucket = new Bucket(INFLOW_RATE, 0);
  let admitted = 0;
  repeatWhile(
    () => bucket.take(1_000_000),
    () => {
      admitted += 1;
    },
  );
  assert.equal(admitted, INFLOW_RATE.burst);
});

test('a clock that steps back earns nothing', () => {
  const bucket = new Bucket({ perSecond: 1000, burst: 5 }, 1000);
  repeatWhile(
    () => bucket.take(1000),
    () => undefined,
  );
  assert.deepEqual(
    [0, 1000, 1001].map((now) => bucket.take(now)),
    [false, false, true],
  );
});
