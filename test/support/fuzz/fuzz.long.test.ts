// What holds for any input of every reader: some seeds of all those that `npm run fuzz` has.
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { shareOf, TARGETS } from './targets.ts';
import { checkSeed } from './try-input.ts';

const INPUTS = 100_000;

suite(`${INPUTS} seeded inputs`, () => {
  for (const target of TARGETS) {
    const inputs = shareOf(target, INPUTS);
    test(`${inputs} of ${target.name}: ${target.promise}`, () => {
      for (let seed = 0; seed < inputs; seed += 1) checkSeed(target, seed);
    });
  }

  test('so many are tried, and each is the same for the same seed', () => {
    const all = TARGETS.map((target) => shareOf(target, INPUTS));
    assert.ok(all.reduce((sum, inputs) => sum + inputs) >= INPUTS);
    for (const target of TARGETS) assert.deepEqual(target.input(7), target.input(7));
  });
});
