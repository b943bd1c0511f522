import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inflateSync } from 'node:zlib';
import { readLlsdBinary } from '../../protocol/llsd/binary.ts';
import { array, asBoolean, asBytes, asNumber, get, integer, map, uuid } from '../../protocol/llsd/value.ts';
import { AgentCaps } from '../../test/support/agent-caps.ts';
import { WholeGrid } from '../../test/support/whole-grid.ts';
import { OBJECTS_LIMIT } from './objects.ts';

const ONE = '11111111-2222-4333-8444-555555555555';
const TWO = '21111111-2222-4333-8444-555555555555';
const NOBODY = '31111111-2222-4333-8444-555555555555';
const asked = (...ids: readonly string[]) => map({ object_ids: array(ids.map(uuid)) });

/** Ada in a region with two boxes. */
function building(): AgentCaps {
  const prims = [ONE, TWO].map((id) => ({ id, position: [10, 10, 30] as const }));
  return new AgentCaps(new WholeGrid({ regions: [{ name: 'Yard', x: 1, y: 1, port: 13_000, prims }] }));
}

test('[objects.cost.1] a prim weighs one, a link set as many as it has, and what is not there nothing', () => {
  const caps = building();
  const cost = (id: string) =>
    asNumber(get(caps.ask('GetObjectCost', { said: asked(ONE, TWO, NOBODY) }).value, id, 'linked_set_resource_cost'));
  const selected = (members: Parameters<typeof map>[0]) =>
    asNumber(get(caps.ask('ResourceCostSelected', { said: map(members) }).value, 'selected', 'simulation'));
  assert.deepEqual([ONE, TWO, NOBODY].map(cost), [1, 1, 0]);
  assert.deepEqual([selected({ selected_roots: asked(ONE, NOBODY).entries.get('object_ids') }), selected({})], [1, 0]);
  assert.equal(selected({ selected_prims: array([uuid(ONE), uuid(TWO), uuid(NOBODY)]) }), 2);
  const crowd = (count: number) => asked(...Array.from({ length: count }, () => ONE));
  assert.equal(caps.ask('GetObjectCost', { said: crowd(OBJECTS_LIMIT) }).status, 200);
  assert.equal(caps.ask('GetObjectCost', { said: crowd(OBJECTS_LIMIT + 1) }).status, 400);
  const many = map({ selected_prims: array(Array.from({ length: OBJECTS_LIMIT + 1 }, () => uuid(ONE))) });
  assert.equal(caps.ask('ResourceCostSelected', { said: many }).status, 400);
});

test('[objects.physics.1] objects are as those that nobody has changed', () => {
  const physics = get(building().ask('GetObjectPhysicsData', { said: asked(ONE) }).value, ONE);
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
