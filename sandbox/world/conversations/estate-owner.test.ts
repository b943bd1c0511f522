import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NULL_UUID } from '../../../protocol/uuid.ts';
import { rulesOf } from '../region.ts';
import { MOST_SPAWNS } from '../telehub.ts';
import { built } from '../testing/prims.ts';
import { onlyTold, PEOPLE, START, script, stage, told } from '../testing/stage.ts';
import { HIGHEST_WATER } from './estate-owner.ts';

const INVOICE = 'abababab-0000-4000-8000-000000000000';

/** Ada's viewer asks the owner of the estate. */
function asking() {
  const here = stage();
  here.arrive('Ada');
  const ask = (Method: string, ...params: readonly string[]) =>
    here.hear('Ada', 'EstateOwnerMessage', {
      MethodData: { Method, Invoice: INVOICE },
      ParamList: params.map((Parameter) => ({ Parameter })),
    });
  return { ...here, ask };
}

test('[estate.info.1] [estate.lists.1] the estate tells its facts and four lists with nobody on them', () => {
  const { ask, world } = asking();
  const says = ask('getinfo');
  const answers = told(says, 'Ada', 'EstateOwnerMessage').map((message) => [
    message.uuid('MethodData', 'Invoice'),
    message.text('MethodData', 'Method'),
    ...message.instances('ParamList').map((at) => message.text('ParamList', 'Parameter', at)),
  ]);
  const owner = world.regions[0]?.ownerId;
  const list = (which: string) => [INVOICE, 'setaccess', '1', which, '0', '0', '0', '0'];
  assert.deepEqual(answers, [
    [INVOICE, 'estateupdateinfo', 'Sandbox', owner, '1', '1081344', '0', '1', NULL_UUID, '0', '1', ''],
    ...['1', '2', '4', '8'].map(list),
  ]);
});

test('[estate.rules.1] older viewers change the rules of a region, and everybody there is told', () => {
  const { arrive, ask, world } = asking();
  arrive('Ben');
  const rules = () => world.regions.map(rulesOf)[0];
  const says = ask('setregioninfo', 'Y', 'Y', 'Y', 'Y', '40.0', '1.0', '21', 'N', 'Y');
  assert.deepEqual(script(says), ['Ada < RegionInfo', 'Ben < RegionInfo']);
  assert.equal(onlyTold(says, 'Ben', 'RegionInfo').u8('RegionInfo', 'SimAccess'), 21);
  assert.deepEqual(rules(), { damage: true, directTeleport: true, fly: false, terraform: false });
  ask('setregioninfo', 'N', 'N');
  assert.deepEqual(rules(), { damage: true, directTeleport: true, fly: true, terraform: true });
  assert.deepEqual(script(ask('nonsense')), []);
});

for (const [said, wanted] of [
  ['33.500000', 33.5],
  ['-1', 0],
  ['1000', HIGHEST_WATER],
] as const) {
  test(`[region.water.1] water at ${said} stands at ${wanted} m, and all who see the region are told`, () => {
    const { arrive, ask, world } = asking();
    arrive('Ben', undefined, 1);
    const before = world.sites()[0]?.version;
    world.look(PEOPLE.Ben.id, 0, START);
    const says = ask('setregionterrain', said, '100', '-100', 'Y', 'N', '0', 'Y', 'N', '0');
    assert.deepEqual(script(says), ['Ada < RegionInfo', 'Ada < RegionHandshake', 'Ben < RegionHandshake']);
    assert.equal(onlyTold(says, 'Ada', 'RegionInfo').f32('RegionInfo', 'WaterHeight'), wanted);
    assert.equal(onlyTold(says, 'Ben', 'RegionHandshake').f32('RegionInfo', 'WaterHeight'), wanted);
    assert.equal(world.snapshot()[0]?.water, wanted);
    assert.notEqual(world.sites()[0]?.version, before);
  });
}

test('[region.water.1] what is no height changes nothing', () => {
  const { ask, world } = asking();
  assert.deepEqual(script(ask('setregionterrain', 'deep')), ['Ada < RegionInfo']);
  assert.equal(world.regions[0]?.water, 20);
});

test('[estate.lists.2] who changes a list of the estate is told that there are none, and what they are', () => {
  const { ask } = asking();
  const says = ask('estateaccessdelta', PEOPLE.Ada.id, '64', PEOPLE.Ben.id);
  assert.equal(told(says, 'Ada', 'EstateOwnerMessage').length, 4);
  assert.match(onlyTold(says, 'Ada', 'AgentAlertMessage').text('AlertData', 'Message'), /keeps no lists/);
});

/** A region with boxes at two places, and one beside it from which Ben comes. */
function hubbed() {
  const here = asking();
  here.arrive('Ben', [10, 10, 0], 1);
  const boxes = [built(here, 'Ada', [50, 50, 25]), built(here, 'Ada', [60, 50, 25]), built(here, 'Ada', [50, 90, 25])];
  const info = (...params: readonly (string | number)[]) => {
    const reply = onlyTold(here.ask('telehub', ...params.map(String)), 'Ada', 'TelehubInfo');
    return {
      name: reply.text('TelehubBlock', 'ObjectName'),
      isThere: reply.uuid('TelehubBlock', 'ObjectID') !== NULL_UUID,
      position: reply.vector('TelehubBlock', 'TelehubPos').map(Math.round),
      spawns: reply
        .instances('SpawnPointBlock')
        .map((at) => reply.vector('SpawnPointBlock', 'SpawnPointPos', at).map(Math.round)),
    };
  };
  return { ...here, boxes, info };
}
const NOWHERE = { name: '', isThere: false, position: [0, 0, 0], spawns: [] };

test('[telehub.places.1] [telehub.change.1] a telehub is put where a prim is, with places seen from there, and taken away', () => {
  const { boxes, info } = hubbed();
  const [hub = 0, east = 0, north = 0] = boxes;
  assert.deepEqual(info('info ui'), NOWHERE);
  assert.deepEqual(info('spawnpoint add', east), NOWHERE);
  assert.deepEqual(info('connect', hub), { name: 'Object', isThere: true, position: [50, 50, 25], spawns: [] });
  info('spawnpoint add', east);
  assert.deepEqual(info('spawnpoint add', north).spawns, [
    [10, 0, 0],
    [0, 40, 0],
  ]);
  assert.deepEqual(info('spawnpoint remove', 0).spawns, [[0, 40, 0]]);
  for (let at = 0; at < MOST_SPAWNS + 4; at += 1) info('spawnpoint add', east);
  assert.equal(info('connect', 999).spawns.length, MOST_SPAWNS);
  assert.deepEqual(info('delete'), NOWHERE);
});

test('[telehub.arrive.1] [estate.change.1] who comes from elsewhere comes out there, if the region does not let it choose', () => {
  const { ask, boxes, hear, info, world } = hubbed();
  const [hub = 0, east = 0, north = 0] = boxes;
  const arrives = (Position: readonly [number, number, number]) => {
    const says = hear('Ben', 'TeleportLocationRequest', {
      Info: { RegionHandle: world.regions[0]?.handle ?? 0n, Position },
    });
    world.stay(PEOPLE.Ben.id, START);
    const depart = says.find(({ kind }) => kind === 'depart');
    return depart?.kind === 'depart' ? depart.arrival.position.map(Math.round) : [];
  };
  info('connect', hub);
  assert.deepEqual(arrives([200, 200, 30]), [200, 200, 30]);
  assert.equal(told(ask('estatechangeinfo', 'Sandbox', '32768', '0'), 'Ada', 'RegionInfo').length, 1);
  assert.deepEqual(arrives([200, 200, 30]), [50, 50, 25]);
  info('spawnpoint add', east);
  info('spawnpoint add', north);
  assert.deepEqual(
    [arrives([200, 0, 30]), arrives([50, 200, 30])],
    [
      [60, 50, 25],
      [50, 90, 25],
    ],
  );
  ask('estatechangeinfo', 'Sandbox', `${(1 << 20) | 32768}`, '0');
  ask('estatechangeinfo', 'Sandbox', 'x');
  assert.deepEqual(arrives([200, 200, 30]), [200, 200, 30]);
});
