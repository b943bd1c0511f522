import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Denial } from './denial.ts';

/** When denials leave, if something is refused at these times. */
function leavesAt(refusals: readonly number[], until: number): readonly number[] {
  const denial = new Denial();
  const left: number[] = [];
  for (let now = 0; now <= until; now += 50) {
    if (refusals.includes(now)) denial.owe(now);
    if (denial.take(now)) left.push(now);
  }
  assert.equal(denial.sent, left.length);
  return left;
}

for (const [what, refusals, expected] of [
  ['nothing', [], []],
  ['one', [200], [300]],
  ['three within a tick', [0, 50, 100], [100]],
  ['one after the tick', [0, 150], [100, 1100]],
  ['many', [0, 150, 400, 700, 1000, 1150], [100, 1100, 2100]],
  ['one long after another', [0, 3000], [100, 3100]],
] as const) {
  test(`[trust.deny.1] refused: ${what}; denied at ${expected.join(', ') || 'no time'}`, () => {
    assert.deepEqual(leavesAt(refusals, 4000), expected);
  });
}

test('[trust.deny.1] a denial that was withdrawn does not leave', () => {
  const denial = new Denial();
  denial.owe(0);
  assert.equal(denial.deadline, 100);
  denial.withdraw();
  assert.deepEqual([denial.deadline, denial.take(5000), denial.sent], [Number.POSITIVE_INFINITY, false, 0]);
});
