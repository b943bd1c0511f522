// The bounds of regions and link sets, which take a while to reach.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PrimPlan } from '../prims/plan.ts';
import type { Say } from '../say.ts';
import { boxAt, built, ids } from '../testing/prims.ts';
import { onlyTold, type Stage, stage, told } from '../testing/stage.ts';
import type { Vector } from '../vector.ts';

function inYard(prims: readonly PrimPlan[]): Stage {
  const here = stage([{ name: 'Yard', x: 1000, y: 1000, terrain: { kind: 'flat', height: 21 }, prims }]);
  here.arrive('Ada');
  here.arrive('Ben');
  return here;
}

test('[prim.limit.1] the prim after the 4096th is refused, in words', () => {
  const here = inYard(Array.from({ length: 4096 }, () => ({ position: [1, 1, 22] as Vector })));
  const says = here.hear('Ada', 'ObjectAdd', boxAt([5, 5, 25]));
  assert.match(onlyTold(says, 'Ada', 'AgentAlertMessage').text('AlertData', 'Message'), /full/);
  assert.deepEqual(told(says, 'Ada', 'ObjectUpdate'), []);
});

test('[link.set.2] a link set has at most 256 prims, and foreign prims are not linked', () => {
  const here = inYard([]);
  const [root = 0, ...many] = Array.from({ length: 257 }, (_, at) => built(here, 'Ada', [at % 200, 105, 25]));
  assert.equal(changes(here.hear('Ada', 'ObjectLink', ids(root, ...many.slice(0, 254)))), 255);
  assert.deepEqual(here.hear('Ada', 'ObjectLink', ids(root, ...many.slice(254))), []);
  assert.equal(changes(here.hear('Ada', 'ObjectLink', ids(root, ...many.slice(254, 255)))), 2);
  const foreign = built(here, 'Ben', [20, 20, 25]);
  assert.deepEqual(here.hear('Ada', 'ObjectLink', ids(many[255] ?? 0, foreign)), []);
});

const changes = (says: readonly Say[]) => told(says, 'Ben', 'ObjectUpdate').length;
