import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seeded } from '../../test/support/seeded.ts';
import { MOST_EDITS, type Paired, pairEqual } from './pairing.ts';

function pairsOf(base: readonly number[], current: readonly number[]): readonly Paired[] {
  const steps = pairEqual(base, current);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

const codes = (text: string): readonly number[] => [...text].map((sign) => sign.charCodeAt(0));

const ROWS: readonly (readonly [base: string, current: string, shared: string])[] = [
  ['', '', ''],
  ['abc', '', ''],
  ['', 'abc', ''],
  ['abc', 'abc', 'abc'],
  ['abcabba', 'cbabac', 'baba'],
  ['kkxkk', 'kxkk', 'kxkk'],
  ['abc', 'xyz', ''],
  ['abcdef', 'abxdef', 'abdef'],
];

for (const [base, current, shared] of ROWS) {
  test(`[compare.order.1] "${base}" and "${current}" have "${shared}" in common`, () => {
    const pairs = pairsOf(codes(base), codes(current));
    assert.ok(pairs.every(([left, right]) => base[left] === current[right]));
    assert.equal(pairs.length, shared.length);
  });
}

/** The length of the longest common run, by the table that everybody knows. */
function longest(base: readonly number[], current: readonly number[]): number {
  let above = new Array<number>(current.length + 1).fill(0);
  for (const one of base) {
    const row = [0];
    for (const [at, other] of current.entries())
      row.push(one === other ? (above[at] ?? 0) + 1 : Math.max(row[at] ?? 0, above[at + 1] ?? 0));
    above = row;
  }
  return above[current.length] ?? 0;
}

test('[compare.order.1] what is found is the longest, rises on both sides, and is equal, whatever comes', () => {
  for (let seed = 1; seed <= 300; seed++) {
    const random = seeded(seed);
    const list = () => Array.from({ length: Math.floor(random() * 30) }, () => Math.floor(random() * 5));
    const [base, current] = [list(), list()];
    const pairs = pairsOf(base, current);
    assert.equal(pairs.length, longest(base, current), `seed ${seed}`);
    for (const [at, [left, right]] of pairs.entries()) {
      assert.equal(base[left], current[right], `seed ${seed}`);
      const [beforeLeft, beforeRight] = pairs[at - 1] ?? [-1, -1];
      assert.ok(left > beforeLeft && right > beforeRight, `seed ${seed}`);
    }
  }
});

test('[compare.bounds.2] lists that differ in more places are counted off: what they have in common is found all the same', () => {
  const count = MOST_EDITS + 10;
  const base = Array.from({ length: count }, (_, at) => 3 * at);
  const current = base.flatMap((one) => [one, one + 1]);
  assert.equal(pairsOf(base, current).length, count);
});
