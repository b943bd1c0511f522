import assert from 'node:assert/strict';
import { test } from 'node:test';
import { slicesOf } from './slice.ts';
import { Tally } from './tally.ts';

test('slices have every seed once, in order', () => {
  assert.deepEqual(
    slicesOf('xml', 7, 12_000).map(({ from, count }) => [from, count]),
    [
      [7, 5000],
      [5007, 5000],
      [10_007, 2000],
    ],
  );
  assert.deepEqual(slicesOf('xml', 7, 1), [{ target: 'xml', from: 7, count: 1 }]);
});

test('a target is told when it is through, with its slowest input, and so is each tenth of everything', () => {
  const wanted = new Map([
    ['xml', 10],
    ['json', 190],
  ]);
  const tally = new Tally(wanted, 1000);
  const done = (target: string, from: number, count: number) => ({
    ...({ kind: 'done', slice: { target, from, count }, ms: 100, worst: { ms: from, seed: from } } as const),
  });
  assert.equal(tally.wanted, 200);
  assert.deepEqual(tally.add(done('xml', 5, 5), 1500), []);
  assert.deepEqual(tally.add(done('xml', 0, 5), 2000), [
    '  xml                     10 inputs      50 a second and core, slowest 5.0 ms (seed 5)',
  ]);
  assert.deepEqual(tally.add(done('json', 0, 90), 3000), ['100 of 200 inputs in 2.0 s, 50 a second']);
  assert.equal(tally.add(done('json', 90, 100), 5000).at(-1), '200 of 200 inputs in 4.0 s, 50 a second');
});
