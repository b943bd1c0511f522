import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asText, get, type Llsd } from '../../protocol/llsd/value.ts';
import { asU32 } from '../../protocol/llsd/wide.ts';
import { Grounds, named, type Square, squareIn, TWO, type Wanderer } from '../../test/support/wanderer.ts';
import { eventsIn } from '../../test/support/whole-grid.ts';
import { CONTROL } from '../world/controls.ts';
import { PARTING_MS } from './partings.ts';

/** The last two do not touch the first. */
const FAR: readonly Square[] = [...TWO, ['Sandbox Three', 2, 0], ['Island', 9, 9]];
const NOTHING: Llsd = { kind: 'undef' };
test('[travel.local.1] within a region: start, the place, the parcel; the others see it', () => {
  const grounds = new Grounds();
  const [ada, ben] = [grounds.enter('Ada'), grounds.enter('Ben')];
  ada.events(0);
  for (const viewer of [ada, ben]) viewer.heard();
  ada.teleport(0, [0, 0], [40, 50, 30]);
  const heard = ada.heard();
  assert.deepEqual(named(heard, 'TeleportStart', 'TeleportLocal', 'ImprovedTerseObjectUpdate'), [
    '0 TeleportStart',
    '0 TeleportLocal',
    '0 ImprovedTerseObjectUpdate',
  ]);
  const local = heard.find(({ name }) => name === 'TeleportLocal')?.message;
  assert.deepEqual(local?.vector('Info', 'Position').slice(0, 2), [40, 50]);
  assert.equal(local?.u32('Info', 'TeleportFlags'), 16);
  assert.deepEqual(ada.news(0), ['ParcelProperties']);
  assert.ok(ben.heard().some(({ name }) => name === 'ImprovedTerseObjectUpdate'));
  assert.deepEqual(grounds.whole.grid.regions()[0]?.agents[0]?.position.slice(0, 2), [40, 50]);
});

test('[travel.hand.1] [travel.finish.1] to another region: that region is told over the trusted circuit, then the viewer by the queue', () => {
  const grounds = new Grounds();
  const ada = grounds.enter('Ada');
  ada.events(0);
  ada.heard();
  const effects = [...ada.teleport(0, [1, 0], [40, 50, 30]), ...grounds.pass(200)];
  assert.deepEqual(named(ada.heard(), 'TeleportStart', 'TeleportProgress'), ['0 TeleportStart', '0 TeleportProgress']);
  const between = effects.filter((effect) => effect.kind === 'datagram' && effect.to.port === 13_001);
  assert.ok(between.length > 0);
  const [finish, ...more] = ada.events(0);
  assert.deepEqual([finish?.name, more.length], ['TeleportFinish', 0]);
  const info = get(finish?.body ?? NOTHING, 'Info', 0);
  assert.deepEqual(squareIn(get(info, 'RegionHandle')), [1, 0]);
  assert.deepEqual(get(info, 'SimIP'), { kind: 'binary', value: Uint8Array.of(127, 0, 0, 1) });
  assert.equal(asText(get(info, 'SimPort')), '13001');
  assert.equal(asText(get(info, 'AgentID')), ada.login.id);
  assert.ok(asText(get(info, 'SeedCapability')).startsWith('http://127.0.0.1:9000/cap/'));
  assert.deepEqual(
    grounds.roles('Ada Sandbox'),
    ['Sandbox One root'],
    'it stands where it was until it speaks up there',
  );
  assert.deepEqual(grounds.standing(), [['Ada'], []]);
});

for (const [how, keys, flags] of [
  ['to a place', 0, 16],
  ['to a place, flying', CONTROL.fly, 16 | 8192],
] as const) {
  test(`[travel.flags.1] [travel.finish.2] ${how}: the flags say so, and the location is a binary of four`, () => {
    const grounds = new Grounds();
    const ada = grounds.enter('Ada');
    ada.events(0);
    ada.press(0, keys);
    ada.teleport(0, [1, 0], [40, 50, 60]);
    grounds.pass(200);
    const info = get(ada.events(0)[0]?.body ?? NOTHING, 'Info', 0);
    assert.equal(asU32(get(info, 'TeleportFlags')), flags);
    assert.deepEqual(get(info, 'LocationID'), { kind: 'binary', value: Uint8Array.of(0, 0, 0, 4) });
    ada.arrive(1);
    grounds.pass(5000);
    const height = grounds.whole.grid.regions()[1]?.agents[0]?.position[2];
    assert.equal(height, keys === 0 ? 21.95 : 60, 'who flies goes on flying');
  });
}

/** Ada was told to go to the region behind a door. */
function told(grounds: Grounds, ada: Wanderer, [door, to]: readonly [number, number], place = [40, 50, 30]): void {
  ada.events(door);
  const squares = [
    [0, 0],
    [1, 0],
    [2, 0],
    [9, 9],
  ] as const;
  ada.teleport(door, squares[to] ?? [0, 0], place);
  grounds.pass(200);
  assert.ok(ada.news(door).includes('TeleportFinish'));
  ada.heard();
}

test('[travel.order.1] C32: the ack and nothing else, then the facts and the place; the root is there, and the old one a child', () => {
  const grounds = new Grounds();
  const ada = grounds.enter('Ada');
  told(grounds, ada, [0, 1]);
  ada.open(1);
  assert.deepEqual(named(ada.heard(), 'PacketAck', 'RegionHandshake', 'AgentMovementComplete'), ['1 PacketAck']);
  assert.deepEqual(grounds.roles('Ada Sandbox'), ['Sandbox One root', 'Sandbox Two child']);
  const events = eventsIn(ada.move(1)).filter((event) => /circuit Ada|arrived/.test(event));
  assert.deepEqual(events, [
    'circuit Ada Sandbox Sandbox One child',
    'circuit Ada Sandbox Sandbox Two root',
    'arrived Ada Sandbox Sandbox Two',
  ]);
  const heard = ada.heard();
  assert.deepEqual(named(heard, 'RegionHandshake', 'AgentMovementComplete', 'ObjectUpdate'), [
    '1 RegionHandshake',
    '1 AgentMovementComplete',
  ]);
  const complete = heard.find(({ name }) => name === 'AgentMovementComplete')?.message;
  assert.deepEqual(complete?.vector('Data', 'Position').slice(0, 2), [40, 50]);
  assert.deepEqual(complete?.vector('Data', 'LookAt').map(Math.round), [0, 1, 0]);
  assert.equal(complete?.u64('Data', 'RegionHandle'), (256_256n << 32n) | 256_000n);
  ada.ready(1);
  assert.ok(named(ada.heard(), 'ObjectUpdate').includes('1 ObjectUpdate'));
  assert.deepEqual(ada.news(1), ['ParcelProperties']);
  assert.deepEqual(grounds.roles('Ada Sandbox'), ['Sandbox One child', 'Sandbox Two root']);
  assert.deepEqual(grounds.standing(), [[], ['Ada']]);
  grounds.pass(PARTING_MS + 2000);
  assert.deepEqual(grounds.roles('Ada Sandbox'), ['Sandbox One child', 'Sandbox Two root'], 'a neighbour is kept');
});

test('[travel.order.1] C33: the two packets arrive the other way round, and the agent comes out all the same', () => {
  const grounds = new Grounds();
  const ada = grounds.enter('Ada');
  told(grounds, ada, [0, 1]);
  ada.move(1);
  ada.open(1);
  assert.deepEqual(grounds.roles('Ada Sandbox'), ['Sandbox One child', 'Sandbox Two root']);
  const once = named(ada.heard(), 'AgentMovementComplete').length;
  assert.equal(once, 1);
});

test('[travel.arrive.1] a copy of CompleteAgentMovement is answered again, and nobody arrives twice', () => {
  const grounds = new Grounds();
  const ada = grounds.enter('Ada');
  told(grounds, ada, [0, 1]);
  ada.arrive(1);
  ada.heard();
  const events = eventsIn(ada.move(1));
  assert.deepEqual(named(ada.heard(), 'AgentMovementComplete'), ['1 AgentMovementComplete']);
  assert.deepEqual(events, []);
});

test('[travel.after.1] the others lose sight of the avatar, the traveller does not, and those who see both regions keep it', () => {
  const grounds = new Grounds();
  const [ada, ben, cleo] = [grounds.enter('Ada'), grounds.enter('Ben'), grounds.enter('Cleo')];
  cleo.look(1);
  ada.look(1);
  told(grounds, ada, [0, 1]);
  for (const viewer of [ben, cleo]) viewer.heard();
  const localId = (viewer: Wanderer) =>
    viewer
      .heard()
      .filter(({ message, name }) => name === 'ObjectUpdate' && message.uuid('ObjectData', 'FullID') === ada.login.id)
      .map(({ door, message }) => [door, message.u32('ObjectData', 'ID')] as const);
  ada.arrive(1);
  assert.deepEqual(named(ben.heard(), 'KillObject'), ['0 KillObject']);
  assert.deepEqual(named(ada.heard(), 'KillObject'), []);
  const seen = localId(cleo);
  assert.deepEqual(
    seen.map(([door]) => door),
    [1],
    'the same agent, seen in the other region',
  );
  assert.notEqual(seen[0]?.[1], 1, 'with another local number');
  assert.deepEqual(named(cleo.heard(), 'KillObject'), []);
});

test('[travel.after.2] what is out of view is closed two seconds after the viewer has acked where it stands, not before', () => {
  const grounds = new Grounds(FAR);
  const ada = grounds.enter('Ada');
  ada.look(1);
  told(grounds, ada, [0, 3]);
  const queue = ada.capability(0, 'EventQueueGet');
  ada.isAwake = false;
  ada.arrive(3);
  grounds.pass(PARTING_MS + 1000);
  assert.deepEqual(grounds.roles('Ada Sandbox'), ['Island root', 'Sandbox One child', 'Sandbox Two child']);
  ada.isAwake = true;
  grounds.pass(5000);
  assert.deepEqual(grounds.roles('Ada Sandbox'), ['Island root']);
  const goodbyes = [...named(ada.heard(), 'DisableSimulator', 'KickUser')].sort();
  assert.deepEqual(goodbyes, ['0 DisableSimulator', '1 DisableSimulator']);
  assert.equal(grounds.whole.post(queue, NOTHING).reply?.status, 404, 'its event queue is closed');
});

test('[travel.after.2] after a move the neighbours are those of the new region', () => {
  const grounds = new Grounds(FAR);
  const ada = grounds.enter('Ada', { start: 'Sandbox Two' });
  for (const door of [0, 2]) ada.look(door);
  told(grounds, ada, [1, 2]);
  ada.arrive(2);
  grounds.pass(PARTING_MS + 1500);
  assert.deepEqual(grounds.roles('Ada Sandbox'), ['Sandbox Three root', 'Sandbox Two child']);
  told(grounds, ada, [2, 1]);
  ada.arrive(1);
  grounds.pass(PARTING_MS + 1500);
  assert.ok(ada.news(1).includes('EnableSimulator'), 'it is asked to look into the first region again');
  ada.look(0);
  assert.deepEqual(grounds.roles('Ada Sandbox'), ['Sandbox One child', 'Sandbox Three child', 'Sandbox Two root']);
});

test('[travel.hand.1] without trust the other region is told inside the grid, and the viewer goes all the same', () => {
  const grounds = new Grounds();
  const ada = grounds.enter('Ada');
  ada.events(0);
  grounds.isDeaf = true;
  ada.teleport(0, [1, 0], [1, 2, 3]);
  grounds.pass(1500);
  assert.deepEqual(ada.news(0), []);
  const events = eventsIn(grounds.pass(1000));
  assert.ok(events.some((event) => event.includes('did not acknowledge ChildAgentUpdate')));
  assert.deepEqual(ada.news(0), ['TeleportFinish']);
  ada.arrive(1);
  assert.deepEqual(grounds.standing(), [[], ['Ada']]);
});

test('a logout on the way ends everything, at both ends', () => {
  const grounds = new Grounds(FAR);
  const ada = grounds.enter('Ada');
  told(grounds, ada, [0, 3]);
  ada.open(3);
  ada.say(0, 'LogoutRequest');
  grounds.pass(8000);
  assert.deepEqual([grounds.roles('Ada Sandbox'), grounds.standing()], [[], [[], [], [], []]]);
  assert.equal(grounds.whole.grid.isQuiet, true);
  grounds.pass(2000);
  assert.equal(grounds.whole.grid.deadline, Number.POSITIVE_INFINITY, 'nothing is left to be done');
});

test('[travel.hand.1] who goes on at once, before the regions trust each other, is told to go when both words are acked', () => {
  const grounds = new Grounds();
  const ada = grounds.logIn('Ada');
  ada.arrive(0);
  ada.teleport(0, [1, 0], [40, 50, 30]);
  grounds.pass(500);
  assert.deepEqual(ada.news(0), ['ParcelProperties']);
  const events = eventsIn(grounds.pass(1500));
  assert.deepEqual(ada.news(0), ['TeleportFinish'], 'and it is not asked to look into the region to which it goes');
  assert.deepEqual(
    events.filter((event) => event.startsWith('warning')),
    [],
  );
  ada.arrive(1);
  assert.deepEqual(grounds.standing(), [[], ['Ada']]);
});
