import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nextSequence, sequenceDistance } from './sequence.ts';

test('[circuit.numbers.1] 0 follows 0xFFFFFF', () => {
  assert.deepEqual([1, 0xfffffe, 0xffffff, 0].map(nextSequence), [2, 0xffffff, 0, 1]);
});

const distances: readonly (readonly [from: number, to: number, distance: number])[] = [
  [5, 5, 0],
  [5, 6, 1],
  [6, 5, -1],
  [0xffffff, 0, 1],
  [0, 0xffffff, -1],
  [0xffffff, 0x1000000, 1],
  [0xffffffff, 0x100000000, 1],
  [-1, 0, 1],
  [0, 0x7fffff, 0x7fffff],
  [0, 0x800000, -0x800000],
];

for (const [from, to, distance] of distances) {
  test(`[circuit.numbers.2] from id ${from} to id ${to} it is ${distance}`, () => {
    assert.equal(sequenceDistance(from, to), distance);
  });
}
