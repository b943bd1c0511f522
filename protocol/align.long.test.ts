import assert from 'node:assert/strict';
import { test } from 'node:test';
import { align } from './align.ts';

const MANY = 200_000;
/** A few tenths of a second are usual; quadratic time would take half a minute. */
const MAX_MS = 5000;

test(`${MANY} parts in an order that climbs twice are aligned within ${MAX_MS} ms`, () => {
  const base = Array.from({ length: MANY }, (_, at) => `P${at}`);
  const current = [...base.slice(MANY / 2), ...base.slice(0, MANY / 2)];
  const start = performance.now();
  const steps = align(base, current, (name) => name);
  assert.ok(performance.now() - start < MAX_MS);
  assert.equal(steps.filter(({ kind }) => kind === 'moved').length, MANY / 2);
  assert.equal(steps.length, MANY);
});

const lists: readonly (readonly [title: string, base: number, current: number])[] = [
  ['came', 0, MANY],
  ['went', MANY, 0],
  ['stayed and came', MANY, 2 * MANY],
];

for (const [title, base, current] of lists) {
  test(`${MANY} parts that ${title} are no call with as many arguments`, () => {
    const named = (length: number) => Array.from({ length }, (_, at) => `P${at}`);
    assert.equal(align(named(base), named(current), (name) => name).length, Math.max(base, current));
  });
}
