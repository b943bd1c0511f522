import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inflateSync } from 'node:zlib';
import { readLlsdBinary } from '../../protocol/llsd/binary.ts';
import { array, asBoolean, asBytes, asNumber, get, integer, map, uuid } from '../../protocol/llsd/value.ts';
import { AgentCaps } from '../../test/support/agent-caps.ts';
import { OBJECTS_LIMIT } from './objects.ts';

const ONE = '11111111-2222-4333-8444-555555555555';
const TWO = '21111111-2222-4333-8444-555555555555';
const asked = (...ids: readonly string[]) => map({ object_ids: array(ids.map(uuid)) });

test('[objects.cost.1] every object weighs one prim, what is selected as many as it is', () => {
  const caps = new AgentCaps();
  const costs = caps.ask('GetObjectCost', { said: asked(ONE, TWO) }).value;
  for (const id of [ONE, TWO]) assert.equal(asNumber(get(costs, id, 'linked_set_resource_cost')), 1);
  const said = map({ selected_roots: array([uuid(ONE), uuid(TWO)]) });
  assert.equal(asNumber(get(caps.ask('ResourceCostSelected', { said }).value, 'selected', 'simulation')), 2);
  const crowd = (count: number) => asked(...Array.from({ length: count }, () => ONE));
  assert.equal(caps.ask('GetObjectCost', { said: crowd(OBJECTS_LIMIT) }).status, 200);
  assert.equal(caps.ask('GetObjectCost', { said: crowd(OBJECTS_LIMIT + 1) }).status, 400);
});

test('[objects.physics.1] objects are as those that nobody has changed', () => {
  const physics = get(new AgentCaps().ask('GetObjectPhysicsData', { said: asked(ONE) }).value, ONE);
  assert.deepEqual([asNumber(get(physics, 'Density')), asNumber(get(physics, 'GravityMultiplier'))], [1000, 1]);
});

test('[objects.materials.1] there are no materials: an empty array, as zlib reads it', () => {
  const caps = new AgentCaps();
  for (const method of ['GET', 'POST', 'PUT']) {
    const zipped = asBytes(get(caps.ask('RenderMaterials', { method }).value, 'Zipped'));
    assert.deepEqual(readLlsdBinary(inflateSync(zipped)).value, array([]));
  }
});

test('[objects.materials.2] an edit is taken if it names its object', () => {
  const caps = new AgentCaps();
  const isTaken = (said: ReturnType<typeof array>) =>
    asBoolean(get(caps.ask('ModifyMaterialParams', { said }).value, 'success'));
  assert.deepEqual(
    [isTaken(array([map({ object_id: uuid(ONE), side: integer(0) })])), isTaken(array([map({})])), isTaken(array([]))],
    [true, false, false],
  );
});
