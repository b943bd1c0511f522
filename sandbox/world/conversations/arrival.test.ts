import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readLayer } from '../../../protocol/meaning/decoders/layer-data.ts';
import { loginOf, messageOf, onlyTold, PEOPLE, START, script, stage, told } from '../testing/stage.ts';

const MOVED_IN = ['become-root Ada', 'Ada < RegionHandshake', 'Ada < AgentMovementComplete', 'event arrived'];
const READY = [
  'Ada < ObjectUpdate',
  ...Array.from({ length: 64 }, () => 'Ada < LayerData'),
  ...Array.from({ length: 4 }, () => 'Ada < ParcelOverlay'),
  'Ada < AvatarAppearance',
  'Ada < AvatarAnimation',
  'Ada < HealthMessage',
  'Ada << ParcelProperties',
];

test('[arrival.order.1] [arrival.order.2] [arrival.order.3] an agent arrives in the order that is safe for all', () => {
  const { world, hear } = stage();
  assert.deepEqual(script(world.enter(loginOf('Ada'), START)), []);
  assert.deepEqual(script(world.handshake(PEOPLE.Ada.id, START)), []);
  assert.deepEqual(script(hear('Ada', 'UseCircuitCode')), []);
  assert.deepEqual(script(hear('Ada', 'CompleteAgentMovement')), MOVED_IN);
  assert.deepEqual(script(hear('Ada', 'RegionHandshakeReply')), READY);
});

test('[arrival.order.2] repeats are answered again, and nobody arrives twice', () => {
  const { world, hear, arrive } = stage();
  arrive('Ben');
  arrive('Ada');
  const again = [...hear('Ada', 'UseCircuitCode'), ...hear('Ada', 'CompleteAgentMovement')];
  assert.deepEqual(script(again), ['Ada < RegionHandshake', 'Ada < AgentMovementComplete']);
  const ready = hear('Ada', 'RegionHandshakeReply');
  assert.equal(onlyTold(ready, 'Ada', 'ObjectUpdate').count('ObjectData'), 2);
  assert.ok(script(ready).every((line) => line.startsWith('Ada')));
  assert.equal(world.agents().length, 2);
});

test('[arrival.order.3] RegionHandshakeReply before CompleteAgentMovement is no arrival', () => {
  const { world, hear } = stage();
  world.enter(loginOf('Ada'), START);
  assert.deepEqual(script(hear('Ada', 'RegionHandshakeReply')), []);
  assert.equal(world.deadline, Number.POSITIVE_INFINITY);
});

test('[arrival.order.1] a circuit that opens anew is told nothing until it is ready again', () => {
  const { world, hear, arrive } = stage();
  arrive('Ada');
  world.handshake(PEOPLE.Ada.id, START);
  assert.deepEqual(script(world.wake(START + 60_000)), []);
  assert.deepEqual(script(hear('Ada', 'CompleteAgentMovement')).length, 2);
  assert.deepEqual(script(hear('Ada', 'RegionHandshakeReply')), READY);
});

test('[arrival.handshake.1] [arrival.handshake.2] [arrival.handshake.3] RegionHandshake tells the facts of the region', () => {
  const { world, arrive } = stage([
    { name: 'Pond', x: 7, y: 9, id: '0f0f0f0f-0000-4000-8000-000000000000', water: 33, maturity: 'M' },
  ]);
  const facts = onlyTold(arrive('Ada'), 'Ada', 'RegionHandshake');
  assert.equal(facts.text('RegionInfo', 'SimName'), 'Pond');
  assert.equal(facts.f32('RegionInfo', 'WaterHeight'), 33);
  assert.equal(facts.u8('RegionInfo', 'SimAccess'), 21);
  assert.equal(facts.uuid('RegionInfo', 'CacheID'), '0f0f0f0f-0000-4000-8000-000000000000');
  assert.equal(facts.uuid('RegionInfo2', 'RegionID'), '0f0f0f0f-0000-4000-8000-000000000000');
  assert.equal(facts.uuid('RegionInfo', 'TerrainDetail3'), 'beb169c7-11ea-fff2-efe5-0f24dc881df2');
  assert.equal(facts.f32('RegionInfo', 'TerrainHeightRange11'), 60);
  assert.equal(facts.u64('RegionInfo4', 'RegionProtocols'), (1n << 63n) | 1n);
  assert.equal(facts.u64('RegionInfo4', 'RegionFlagsExtended'), BigInt(facts.u32('RegionInfo', 'RegionFlags')));
  assert.equal(world.regions[0]?.flags, facts.u32('RegionInfo', 'RegionFlags'));
});

test('[arrival.handshake.5] everybody may change the region, and viewers are told so', () => {
  assert.equal(onlyTold(stage().arrive('Ada'), 'Ada', 'RegionHandshake').bool('RegionInfo', 'IsEstateManager'), true);
});

test('[arrival.handshake.4] the kind of a region is one that viewers have a word for', () => {
  const { arrive, hear } = stage();
  const told = [
    onlyTold(arrive('Ada'), 'Ada', 'RegionHandshake').text('RegionInfo3', 'ProductName'),
    onlyTold(hear('Ada', 'RequestRegionInfo'), 'Ada', 'RegionInfo').text('RegionInfo2', 'ProductName'),
  ];
  assert.deepEqual(told, ['Estate / Full Region', 'Estate / Full Region']);
});

test('[region.handle.1] AgentMovementComplete names the place by its corner in metres', () => {
  const { arrive } = stage();
  const complete = onlyTold(arrive('Ada', [10, 20, 0]), 'Ada', 'AgentMovementComplete');
  assert.equal(complete.u64('Data', 'RegionHandle'), 0x0003e800_0003e800n);
  assert.deepEqual(complete.vector('Data', 'Position').map(Math.fround), [10, 20, 21.95].map(Math.fround));
  assert.deepEqual(complete.vector('Data', 'LookAt'), [1, 0, 0]);
  assert.equal(complete.u32('Data', 'Timestamp'), 1_700_000_001);
  assert.equal(complete.uuid('AgentData', 'AgentID'), PEOPLE.Ada.id);
});

test('[arrival.others.1] [object.avatar.4] two agents see each other, with numbers and names of their own', () => {
  const { arrive } = stage();
  arrive('Ben', [100, 100, 0]);
  const says = arrive('Ada', [128, 128, 0]);
  assert.deepEqual(
    script(says).filter((line) => line.startsWith('Ben')),
    ['Ben < ObjectUpdate', 'Ben < AvatarAppearance', 'Ben < AvatarAnimation', 'Ben <~ CoarseLocationUpdate'],
  );
  const seenByBen = onlyTold(says, 'Ben', 'ObjectUpdate');
  assert.equal(seenByBen.uuid('ObjectData', 'FullID'), PEOPLE.Ada.id);
  const seenByAda = onlyTold(says, 'Ada', 'ObjectUpdate');
  const both = seenByAda.instances('ObjectData');
  assert.deepEqual(
    both.map((at) => seenByAda.uuid('ObjectData', 'FullID', at)),
    [PEOPLE.Ada.id, PEOPLE.Ben.id],
  );
  const numbers = both.map((at) => seenByAda.u32('ObjectData', 'ID', at));
  assert.equal(new Set(numbers).size, 2);
  assert.ok(!numbers.includes(0));
});

test('[object.avatar.2] [object.avatar.3] an avatar is told as every client accepts it', () => {
  const avatar = onlyTold(stage().arrive('Ada', [1, 2, 0]), 'Ada', 'ObjectUpdate');
  assert.equal(
    avatar.text('ObjectData', 'NameValue'),
    'FirstName STRING RW SV Ada\nLastName STRING RW SV Sandbox\nTitle STRING RW SV ',
  );
  assert.equal(avatar.bytes('ObjectData', 'NameValue').at(-1), 0);
  assert.equal(avatar.u8('ObjectData', 'PCode'), 47);
  assert.equal(avatar.u8('ObjectData', 'Material'), 4);
  assert.equal(avatar.bytes('ObjectData', 'ObjectData').length, 76);
  assert.deepEqual([...avatar.bytes('ObjectData', 'ExtraParams')], [0]);
  assert.equal(avatar.u64('RegionData', 'RegionHandle'), 0x0003e800_0003e800n);
  assert.equal(avatar.u16('RegionData', 'TimeDilation'), 0xffff);
});

test('[arrival.others.1] agents in different regions do not see each other', () => {
  const { arrive } = stage();
  arrive('Ben', [100, 100, 0], 1);
  assert.ok(script(arrive('Ada')).every((line) => !line.startsWith('Ben')));
});

test('[land.layer.3] the land that is sent is the land on which one stands', () => {
  const layers = told(stage().arrive('Ada'), 'Ada', 'LayerData');
  const patches = layers.flatMap((layer) => readLayer(layer.bytes('LayerData', 'Data')).patches);
  assert.ok(layers.every((layer) => layer.u8('LayerID', 'Type') === 76));
  assert.ok(patches.every(({ heights }) => heights.every((height) => height === 21)));
});

test('[land.layer.2] the land is computed once for all visitors', () => {
  const { world } = stage();
  const [region] = world.regions;
  assert.ok(region);
  assert.equal(region.land.layers(), region.land.layers());
});

test('an agent of a region that does not exist is our mistake', () => {
  assert.throws(() => stage().world.enter(loginOf('Ada', undefined, 7), START), /no region 7/);
});

test('a message of somebody who is not here is not answered', () => {
  const { world } = stage();
  assert.deepEqual(world.hear(PEOPLE.Ada.id, messageOf('RequestRegionInfo', {}), START), { says: [], answered: false });
});
