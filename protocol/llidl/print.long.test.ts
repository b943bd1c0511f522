import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { chanceOf } from '../../test/support/fuzz/chance.ts';
import { checkLlidlLayout, grownSchema } from '../../test/support/fuzz/llidl.ts';
import { seeded } from '../../test/support/seeded.ts';
import { parseLlidl } from './parse.ts';

const SEEDS = 2000;

suite('[llidl.format.1] [llidl.format.2] any sound schema is laid out', () => {
  test(`so that nothing changes its meaning, and nothing changes again: ${SEEDS} seeded texts`, () => {
    for (let seed = 0; seed < SEEDS; seed += 1) {
      const text = grownSchema(chanceOf(seeded(seed)));
      assert.deepEqual(parseLlidl(text).problems, [], `seed ${seed}: ${text}`);
      assert.doesNotThrow(() => checkLlidlLayout(text), `seed ${seed}: ${text}`);
    }
  });
});
