// A seed makes everything happen again: what a grid tells the same visitor is the same to the last octet.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededGrid } from '../test/support/seeded-grid.ts';
import { Visiting } from '../test/support/visiting.ts';

const WORLD = 'examples/two-shores.world.json';
const WHO = { first: 'Ada', last: 'Sandbox', password: 'secret', start: 'last' };
/** Long enough for everything that is told again and again. */
const STAY_MS = 12_000;

/** Everything that the grid tells somebody who takes all steps and stays a while. */
async function toldBy(seed: number): Promise<readonly string[]> {
  const visiting = new Visiting({ grid: await seededGrid(seed, WORLD), options: { who: WHO, stayMs: STAY_MS } }).run();
  assert.deepEqual(
    visiting.steps.filter(({ outcome }) => outcome === 'failed'),
    [],
  );
  return visiting.told;
}

test('[world.seed.1] the same seed and the same visit make the same transcript, octet by octet', async () => {
  const [first, second] = [await toldBy(7), await toldBy(7)];
  assert.ok(first.length > 100, `${first.length} datagrams and answers`);
  assert.deepEqual(second, first);
});

test('[world.seed.1] another seed makes another transcript', async () => {
  const [first, second] = [await toldBy(7), await toldBy(8)];
  assert.notDeepEqual(second, first);
});
