import assert from 'node:assert/strict';
import { test } from 'node:test';
import { secret, seededSecret } from './chance.ts';

const several = (draw: () => string) => Array.from({ length: 5 }, draw);

test('[world.seed.1] the same seed gives the same secrets, another one others, none new ones each time', () => {
  assert.deepEqual(several(seededSecret(7)), several(seededSecret(7)));
  const all = [...several(seededSecret(7)), ...several(seededSecret(8)), ...several(secret)];
  assert.equal(new Set(all).size, 15);
  assert.equal(
    all.every((one) => /^[0-9a-f]{32}$/.test(one)),
    true,
  );
});
