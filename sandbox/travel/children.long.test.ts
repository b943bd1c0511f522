import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asText, get } from '../../protocol/llsd/value.ts';
import { messageName } from '../../protocol/packet/name.ts';
import { readHeader } from '../../protocol/packet/packet.ts';
import { codec } from '../../test/support/doorway.ts';
import { Grounds, type Heard, named, type Square, squareIn, type Wanderer } from '../../test/support/wanderer.ts';
import { eventsIn } from '../../test/support/whole-grid.ts';
import type { Effect } from '../effects.ts';
import { CONTROL } from '../world/controls.ts';

const ROW: readonly Square[] = [
  ['Sandbox One', 0, 0],
  ['Sandbox Two', 1, 0],
  ['Sandbox Three', 2, 0],
];
const from = (heard: readonly Heard[], door: number) =>
  heard.filter((one) => one.door === door).map(({ name }) => name);

test('[child.enable.1] a viewer that stands somewhere is asked to look into the neighbours that know it', () => {
  const grounds = new Grounds(ROW);
  const ada = grounds.enter('Ada');
  const events = ada.events(0);
  assert.deepEqual(
    events.map(({ name }) => name),
    ['ParcelProperties', 'EnableSimulator'],
  );
  const block = get(events[1]?.body ?? { kind: 'undef' }, 'SimulatorInfo', 0);
  assert.deepEqual(squareIn(get(block, 'Handle')), [1, 0]);
  assert.deepEqual(get(block, 'IP'), { kind: 'binary', value: Uint8Array.of(127, 0, 0, 1) });
  assert.equal(asText(get(block, 'Port')), '13001');
  assert.deepEqual(get(block, 'RegionSizeX'), { kind: 'binary', value: Uint8Array.of(0, 0, 1, 0) });
});

test('[child.enable.2] when it has opened that circuit it is given the seed of the neighbour, once for each circuit', () => {
  const grounds = new Grounds();
  const ada = grounds.enter('Ada');
  ada.events(0);
  assert.deepEqual(ada.news(0), []);
  ada.open(1);
  const [event, ...more] = ada.events(0);
  assert.deepEqual([event?.name, more.length], ['EstablishAgentCommunication', 0]);
  const body = event?.body ?? { kind: 'undef' };
  assert.equal(asText(get(body, 'sim-ip-and-port')), '127.0.0.1:13001');
  assert.equal(asText(get(body, 'agent-id')), ada.login.id);
  assert.notEqual(asText(get(body, 'seed-capability')), ada.login.seed);
});

test('[child.presence.1] the neighbour has capabilities and an event queue of its own, which is silent', () => {
  const grounds = new Grounds();
  const ada = grounds.enter('Ada');
  ada.look(1);
  ada.events(0);
  assert.notEqual(ada.capability(1, 'EventQueueGet'), ada.capability(0, 'EventQueueGet'));
  assert.deepEqual([ada.news(1), ada.news(1)], [[], []]);
});

test('[child.look.1] C32: a child is told the facts, and after its answer the land and who is there; pings run both ways', () => {
  const grounds = new Grounds();
  const ben = grounds.enter('Ben', { start: 'Sandbox Two' });
  const ada = grounds.enter('Ada');
  ada.heard();
  ada.open(1);
  assert.deepEqual(from(ada.heard(), 1), ['PacketAck', 'RegionHandshake']);
  ada.ready(1);
  grounds.pass(2000);
  const names = from(ada.heard(), 1);
  for (const name of ['LayerData', 'ObjectUpdate', 'AvatarAppearance', 'AvatarAnimation', 'CoarseLocationUpdate']) {
    assert.ok(names.includes(name), name);
  }
  for (const name of ['AgentMovementComplete', 'ParcelOverlay', 'SimStats', 'HealthMessage']) {
    assert.ok(!names.includes(name), name);
  }
  grounds.pass(6000);
  const child = grounds.whole.grid
    .figures(grounds.whole.now)
    .find(({ agent, role }) => agent === 'Ada Sandbox' && role === 'child');
  assert.ok((child?.pingsAnswered ?? 0) > 0);
  assert.deepEqual(grounds.roles('Ada Sandbox'), ['Sandbox One root', 'Sandbox Two child']);
  assert.deepEqual(grounds.standing(), [['Ada'], ['Ben']]);
  assert.equal(
    ben.heard().some(({ name }) => name === 'KillObject'),
    false,
  );
});

test('[child.look.2] what happens next door is told on the circuit with that region: who moves, comes and goes', () => {
  const grounds = new Grounds();
  const ada = grounds.enter('Ada');
  ada.look(1);
  const ben = grounds.enter('Ben', { start: 'Sandbox Two' });
  assert.ok(from(ada.heard(), 1).includes('ObjectUpdate'), 'comes');
  ben.press(1, 1);
  grounds.pass(500);
  assert.ok(from(ada.heard(), 1).includes('ImprovedTerseObjectUpdate'), 'moves');
  ada.say(0, 'AgentPause', { AgentData: { ...ada.ids, SerialNum: 1 } });
  grounds.pass(500);
  assert.equal(from(ada.heard(), 1).includes('ImprovedTerseObjectUpdate'), false, 'a paused viewer is told nothing');
  ada.say(0, 'AgentResume', { AgentData: { ...ada.ids, SerialNum: 2 } });
  grounds.pass(50);
  assert.ok(from(ada.heard(), 1).includes('AvatarAppearance'), 'and then how things are');
  ben.say(1, 'LogoutRequest');
  grounds.pass(200);
  assert.ok(from(ada.heard(), 1).includes('KillObject'), 'goes');
});

test('[child.leave.1] an agent that is kicked is sent KickUser on its root, and DisableSimulator on its children', () => {
  const grounds = new Grounds();
  const ada = grounds.enter('Ada');
  ada.look(1);
  ada.heard();
  const kicked = grounds.whole.grid.kick('Ada Sandbox', 'Time to go.', grounds.whole.now);
  if ('problem' in kicked) throw new Error(kicked.problem);
  const events = eventsIn([...grounds.follow(kicked), ...grounds.pass(3000)]);
  const heard = ada.heard();
  const goodbyes = heard.filter(({ name }) => name === 'KickUser' || name === 'DisableSimulator');
  assert.deepEqual(
    goodbyes.map(({ door, name }) => `${door} ${name}`),
    ['0 KickUser', '1 DisableSimulator'],
  );
  assert.ok(events.includes('circuit Ada Sandbox Sandbox Two closing the session is over'));
  assert.ok(events.includes('circuit Ada Sandbox Sandbox Two closed the session is over'));
  assert.equal(grounds.roles('Ada Sandbox').length, 0);
});

test('[estate.kick.1] [child.leave.1] so is one whom somebody sends out of the estate, and it is told why', () => {
  const grounds = new Grounds();
  const [ada, ben] = [grounds.enter('Ada'), grounds.enter('Ben')];
  ben.look(1);
  ben.heard();
  const MethodData = { Method: 'kickestate' };
  const ParamList = [{ Parameter: ben.ids.AgentID }];
  const kicked = ada.say(0, 'EstateOwnerMessage', { AgentData: ada.ids, MethodData, ParamList });
  const events = eventsIn([...kicked, ...grounds.pass(3000)]);
  const goodbyes = ben.heard().filter(({ name }) => name === 'KickUser' || name === 'DisableSimulator');
  assert.deepEqual(
    goodbyes.map(({ door, name }) => `${door} ${name}`),
    ['0 KickUser', '1 DisableSimulator'],
  );
  assert.ok(events.includes('closed Ben Sandbox Sandbox One kicked: Ada Sandbox has sent you out of the estate.'));
  assert.equal(grounds.roles('Ben Sandbox').length, 0);
});

test('[child.leave.1] C35: with a logout the children are gone as well: nothing is sent there, and no ping is answered', () => {
  const grounds = new Grounds();
  const ada = grounds.enter('Ada');
  ada.look(1);
  ada.heard();
  const events = eventsIn([...ada.say(0, 'LogoutRequest', { AgentData: ada.ids }), ...grounds.pass(150)]);
  assert.ok(events.includes('circuit Ada Sandbox Sandbox Two closed the session is over'), events.join());
  assert.deepEqual(from(ada.heard(), 1), []);
  ada.say(1, 'StartPingCheck', { PingID: { PingID: 9, OldestUnacked: 0 } });
  grounds.pass(10_000);
  assert.deepEqual(from(ada.heard(), 1), []);
});

for (const sleep of [35_000, 100_000, 3_600_000]) {
  test(`[child.alive.2] a machine that slept for ${sleep / 1000} s keeps its children`, () => {
    const grounds = new Grounds();
    const ada = grounds.enter('Ada');
    ada.look(1);
    grounds.pass(1000);
    const { whole } = grounds;
    whole.now += sleep;
    const woken = [...grounds.follow(whole.grid.wake(whole.now)), ...grounds.pass(70_000)];
    assert.deepEqual(grounds.roles('Ada Sandbox'), ['Sandbox One root', 'Sandbox Two child']);
    assert.equal(eventsIn(woken).join().includes('clos'), false);
  });
}

test('[child.alive.2] a neighbour that forgot an agent too early knows it again when it is told, and asks its viewer in', () => {
  const grounds = new Grounds();
  const ada = grounds.enter('Ada');
  ada.look(1);
  ada.events(0);
  grounds.isDeaf = true;
  grounds.pass(90_000);
  assert.deepEqual(grounds.roles('Ada Sandbox'), ['Sandbox One root']);
  grounds.isDeaf = false;
  grounds.pass(30_000);
  assert.deepEqual(
    ada.news(0).filter((name) => name === 'EnableSimulator'),
    ['EnableSimulator'],
  );
  ada.look(1);
  assert.deepEqual(grounds.roles('Ada Sandbox'), ['Sandbox One root', 'Sandbox Two child']);
});

test('[child.circuit.2] a child does not act: what is said of movement there moves nobody', () => {
  const grounds = new Grounds();
  const ada = grounds.enter('Ada');
  ada.look(1);
  const before = grounds.whole.grid.regions()[0]?.agents[0]?.position;
  ada.press(1, 1);
  ada.move(1);
  grounds.pass(500);
  assert.deepEqual(grounds.whole.grid.regions()[0]?.agents[0]?.position, before);
  assert.deepEqual(grounds.roles('Ada Sandbox'), ['Sandbox One root', 'Sandbox Two child']);
});

test('[child.position.1] the neighbours are told where an agent is that moves, once a second, and nothing of one that stands', () => {
  const grounds = new Grounds(ROW);
  const ada = grounds.enter('Ada', { start: 'Sandbox Two' });
  const told = (milliseconds: number) =>
    grounds.pass(milliseconds).flatMap((effect) => {
      const name = effect.kind === 'datagram' ? messageName(codec, readHeader(effect.bytes).numberId) : '';
      return name === 'ChildAgentPositionUpdate' && effect.kind === 'datagram' ? [effect.to.port] : [];
    });
  assert.deepEqual(told(5000), []);
  ada.press(1, CONTROL.atPlus | CONTROL.fastAt);
  const ports = told(4950);
  assert.deepEqual([...new Set(ports)].sort(), [13_000, 13_002]);
  assert.ok(ports.length >= 8 && ports.length <= 10, `${ports.length} times`);
  ada.press(1, 0);
  told(1000);
  assert.deepEqual(told(5000), []);
});

/** Ids of the packets that left through a door for a viewer, in order. */
const idsFrom = (door: number, viewer: Wanderer, effects: readonly Effect[]): readonly number[] =>
  effects.flatMap((effect) =>
    effect.kind === 'datagram' && effect.door === door && effect.to.port === viewer.login.port
      ? [readHeader(effect.bytes).sequence]
      : [],
  );

/** The viewer goes from one region to another that it looks into. */
function go(grounds: Grounds, viewer: Wanderer, from: number, to: number): readonly Effect[] {
  const asked = viewer.teleport(from, [to, 0], [40, 50, 30]);
  const told = grounds.pass(200);
  viewer.events(from);
  return [...asked, ...told, ...viewer.move(to), ...grounds.pass(6000)];
}

test('C26: a child that its region closed goes on from the ids that it had, and is a child again', () => {
  const grounds = new Grounds(ROW);
  const ada = grounds.enter('Ada', { start: 'Sandbox Two' });
  for (const door of [0, 2]) ada.look(door);
  ada.heard();
  const gone = go(grounds, ada, 1, 0);
  assert.ok(named(ada.heard(), 'DisableSimulator').includes('2 DisableSimulator'));
  assert.deepEqual(grounds.roles('Ada Sandbox'), ['Sandbox One root', 'Sandbox Two child']);
  const back = go(grounds, ada, 0, 1);
  assert.deepEqual(idsFrom(2, ada, back), [], 'nothing is said where no circuit is');
  const last = idsFrom(2, ada, gone).at(-1) ?? 0;
  assert.ok(last > 1);
  assert.equal(idsFrom(2, ada, ada.open(2))[0], last + 1);
  assert.deepEqual(grounds.roles('Ada Sandbox'), ['Sandbox One child', 'Sandbox Three child', 'Sandbox Two root']);
});

test('C26: a child that its viewer closed comes back at once on the same port, and is a child again', () => {
  const grounds = new Grounds(ROW);
  const ada = grounds.enter('Ada', { start: 'Sandbox Two' });
  for (const door of [0, 2]) ada.look(door);
  assert.deepEqual(grounds.roles('Ada Sandbox'), ['Sandbox One child', 'Sandbox Three child', 'Sandbox Two root']);
  assert.equal(
    ada.say(0, 'AgentQuitCopy', { AgentData: ada.ids, FuseBlock: { ViewerCircuitCode: ada.login.code } }).length > 0,
    true,
  );
  assert.deepEqual(grounds.roles('Ada Sandbox'), ['Sandbox Three child', 'Sandbox Two root']);
  ada.look(0);
  assert.deepEqual(grounds.roles('Ada Sandbox'), ['Sandbox One child', 'Sandbox Three child', 'Sandbox Two root']);
});
