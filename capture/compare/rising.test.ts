import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seeded } from '../../test/support/seeded.ts';
import { longestRising } from './rising.ts';

const ROWS: readonly (readonly [numbers: readonly number[], run: readonly number[]])[] = [
  [[], []],
  [[5], [5]],
  [
    [1, 2, 3],
    [1, 2, 3],
  ],
  [
    [3, 1, 2],
    [1, 2],
  ],
  [
    [2, 5, 3, 7, 11, 8, 10, 13, 6],
    [2, 3, 7, 8, 10, 13],
  ],
];

for (const [numbers, run] of ROWS) {
  test(`[compare.order.4] of ${numbers.join(' ') || 'nothing'} the longest rising run is ${run.join(' ') || 'empty'}`, () => {
    assert.deepEqual(
      longestRising(numbers).map((at) => numbers[at]),
      run,
    );
  });
}

/** The length, by looking at all runs. */
function longest(numbers: readonly number[]): number {
  const lengths: number[] = [];
  for (const [at, number] of numbers.entries()) {
    const below = lengths.filter((_, other) => other < at && (numbers[other] ?? 0) < number);
    lengths.push(1 + Math.max(0, ...below));
  }
  return Math.max(0, ...lengths);
}

test('[compare.order.4] no run is longer, whatever comes', () => {
  for (let seed = 1; seed <= 200; seed++) {
    const random = seeded(seed);
    const numbers = Array.from({ length: Math.floor(random() * 40) }, () => Math.floor(random() * 50));
    const run = longestRising(numbers).map((at) => numbers[at] ?? 0);
    assert.ok(
      run.every((number, at) => at === 0 || (run[at - 1] ?? 0) < number),
      `seed ${seed}`,
    );
    assert.equal(run.length, longest(numbers), `seed ${seed}`);
  }
});
