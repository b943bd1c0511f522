import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LooseMessage } from '../../protocol/packet/codec.ts';
import { writePacket } from '../../protocol/packet/packet.ts';
import { NULL_UUID } from '../../protocol/uuid.ts';
import { codec, Doorway } from '../../test/support/doorway.ts';
import type { Session } from '../sessions.ts';
import { PAUSED_SILENCE_MS } from './circuits.ts';
import { CLOSED_SHOWN } from './closed-circuits.ts';
import { rootConnection } from './presence.ts';
import { STRANGERS_RATE } from './strangers.ts';

const FIRST = { id: 1 };
const ids = ({ id, sessionId }: Session) => ({ AgentID: id, SessionID: sessionId });
const update = (session: Session) => ({ AgentData: ids(session) });
const moving = (session: Session) => ({ AgentData: { ...ids(session), CircuitCode: session.circuitCode } });

test('[session.open.1] a right UseCircuitCode opens a circuit, and its ack leaves first', () => {
  const doorway = new Doorway();
  const ada = doorway.login('a');
  assert.deepEqual(doorway.open(40001, ada, FIRST), [
    'heard UseCircuitCode',
    'opened',
    'in UseCircuitCode handled 1',
    'circuit open',
    'out 1 PacketAck to 40001',
  ]);
  assert.equal(doorway.circuits.count, 1);
});

test('[session.open.1] a wrong UseCircuitCode is met with silence, and its reason is told', () => {
  for (const [changes, reason] of [
    [{ Code: 0 }, 'its circuit code is 0'],
    [{ Code: 778 }, 'no login was given its circuit code, or that login is over'],
    [{ SessionID: NULL_UUID }, 'its session id is not that of the login with this circuit code'],
    [{ ID: NULL_UUID }, 'its agent id is not that of the login with this circuit code'],
  ] as const) {
    const doorway = new Doorway();
    const ada = doorway.login('a');
    assert.deepEqual(doorway.open(40001, ada, FIRST, changes), [
      'in UseCircuitCode offCircuit 0',
      `warning 127.0.0.1:40001 may not open a circuit: ${reason}.`,
    ]);
    doorway.now = 5000;
    const later = doorway.open(40001, ada, { id: 1, resent: true });
    assert.equal(later.includes('circuit open'), true, reason);
  }
});

test('a second UseCircuitCode on an open circuit is told to the region', () => {
  const doorway = new Doorway();
  const ada = doorway.login('a');
  doorway.open(40001, ada, FIRST);
  assert.deepEqual(doorway.open(40001, ada, { id: 231 }), [
    'heard UseCircuitCode',
    'in UseCircuitCode handled 1',
    'out 2 PacketAck to 40001',
  ]);
});

test('[session.open.2] another code from the same port replaces the circuit and goes on with its numbers', () => {
  const doorway = new Doorway();
  doorway.open(40001, doorway.login('a'), FIRST);
  const lines = doorway.open(40001, doorway.login('b', 888), { id: 2 });
  assert.equal(lines.includes('closed replaced: another login opened a circuit from the same port'), true);
  assert.equal(lines.includes('out 2 PacketAck to 40001'), true);
});

test('[session.held.1] packets that overtake UseCircuitCode are held and handled when it comes', () => {
  const doorway = new Doorway();
  const ada = doorway.login('a');
  assert.deepEqual(doorway.send(40001, 'CompleteAgentMovement', moving(ada), { id: 2 }), [
    'in CompleteAgentMovement held 0',
  ]);
  doorway.now = 30;
  const lines = doorway.open(40001, ada, FIRST);
  assert.deepEqual(lines.slice(0, 3), ['heard UseCircuitCode', 'opened', 'heard CompleteAgentMovement']);
  assert.deepEqual(lines.slice(-2), ['out 1 PacketAck to 40001', 'out 2 PacketAck to 40001']);
  assert.deepEqual(doorway.send(40001, 'CompleteAgentMovement', moving(ada), { id: 2, resent: true }).slice(0, 1), [
    'in CompleteAgentMovement duplicate 1',
  ]);
});

test('[session.stale.1] nobody is told when that is switched off', () => {
  const doorway = new Doorway({ goodbyeStale: false });
  doorway.send(40001, 'AgentUpdate', {}, { id: 1, reliable: false });
  assert.deepEqual(doorway.until(3000), []);
});

test('[session.identity.1] what is said in the name of another agent, session or circuit is refused', () => {
  const doorway = new Doorway();
  const ada = doorway.login('a');
  const ben = doorway.login('b', 888);
  doorway.open(40001, ada, FIRST);
  for (const [id, blocks] of [
    [2, { AgentData: ids(ben) }],
    [3, { AgentData: { ...ids(ada), SessionID: ben.sessionId } }],
  ] as const) {
    assert.deepEqual(doorway.send(40001, 'LogoutRequest', blocks, { id }), ['in LogoutRequest idMismatch 1']);
  }
  for (const [id, name] of [
    [4, 'CompleteAgentMovement'],
    [5, 'AgentThrottle'],
  ] as const) {
    const blocks = { AgentData: { ...ids(ada), CircuitCode: 888 } };
    assert.deepEqual(doorway.send(40001, name, blocks, { id }), [`in ${name} idMismatch 1`]);
  }
  assert.ok(
    doorway.send(40001, 'CompleteAgentMovement', moving(ada), { id: 6 }).includes('heard CompleteAgentMovement'),
  );
  assert.deepEqual(doorway.send(40009, 'LogoutRequest', { AgentData: ids(ada) }, FIRST), ['in LogoutRequest held 0']);
  assert.deepEqual(doorway.send(40001, 'LogoutRequest', { AgentData: ids(ada) }, { id: 7 }).slice(0, 2), [
    'heard LogoutRequest',
    'in LogoutRequest handled 1',
  ]);
});

test('[session.identity.2] a message that is cut before the end of its ids is refused, whatever it asks for', () => {
  const doorway = new Doorway();
  const ada = doorway.login('a');
  doorway.open(40001, ada, FIRST);
  let sequence = 1;
  const say = (name: string, blocks: LooseMessage, bytes: number) => {
    const body = codec.encode(name, blocks).subarray(0, bytes);
    sequence += 1;
    return doorway.raw(40001, writePacket({ sequence, reliable: true, zerocoded: false, body }));
  };
  const quitting = (ViewerCircuitCode: number) => ({ ...update(ada), FuseBlock: { ViewerCircuitCode } });
  for (const [name, blocks, whole] of [
    ['LogoutRequest', update(ada), 36],
    ['CompleteAgentMovement', moving(ada), 40],
    ['AgentPause', update(ada), 36],
    ['AgentQuitCopy', quitting(777), 40],
  ] as const) {
    for (const bytes of [4, 20, 35, whole - 1]) {
      assert.deepEqual(say(name, blocks, bytes), [`in ${name} idMismatch 1`], `${name} of ${bytes} bytes`);
    }
    assert.equal(say(name, blocks, whole)[0], `heard ${name}`);
  }
  assert.deepEqual(say('AgentQuitCopy', quitting(778), 40), ['in AgentQuitCopy idMismatch 1']);
});

test('[circuit.losses.3] a UseCircuitCode that may open nothing is not lost on the circuit that is there', () => {
  const doorway = new Doorway();
  const ada = doorway.login('a');
  doorway.open(40001, ada, FIRST);
  doorway.open(40001, ada, { id: 2 }, { Code: 778 });
  doorway.send(40001, 'AgentUpdate', update(ada), { id: 3 });
  const { gaps, lost } = doorway.circuits.figures(6000)[0] ?? {};
  assert.deepEqual([gaps, lost], [0, 0]);
});

test('[session.mistake.1] a mistake of ours is told, and the acks of this message and of those before leave in time', () => {
  const doorway = new Doorway();
  const ada = doorway.login('a');
  doorway.open(40001, ada, FIRST);
  doorway.mistake = { name: 'LogoutRequest', error: new RangeError('Gone wrong.') };
  for (let id = 2; id < 70; id += 1) doorway.send(40001, 'AgentAnimation', update(ada), { id });
  const lines = doorway.send(40001, 'LogoutRequest', update(ada), { id: 70 });
  assert.deepEqual(
    lines.map((line) => line.split('\n')[0]),
    [
      'heard LogoutRequest',
      'in LogoutRequest unanswered 1',
      'urgent warning A mistake in Rezbench: RangeError: Gone wrong.',
      'out 3 PacketAck to 40001',
    ],
  );
  assert.equal(doorway.circuits.figures(0)[0]?.acksPending, 0);
  assert.deepEqual(doorway.send(40001, 'AgentAnimation', update(ada), { id: 71 })[0], 'heard AgentAnimation');
});

test('what a viewer may not say is refused and not acked', () => {
  const doorway = new Doorway();
  const ada = doorway.login('a');
  doorway.open(40001, ada, FIRST);
  for (const [id, name, fate] of [
    [2, 'KickUser', 'trustRejected'],
    [3, 'KickUser', 'trustRejected'],
    [4, 'EnableSimulator', 'banned'],
    [5, 'OpenCircuit', 'banned'],
  ] as const) {
    assert.deepEqual(doorway.send(40001, name, {}, { id }).slice(0, 1), [`in ${name} ${fate} 1`]);
  }
});

test('[session.strangers.1] strangers take a bounded part of our time', () => {
  const doorway = new Doorway();
  const fates = Array.from({ length: STRANGERS_RATE.burst + 10 }, (_, at) => doorway.raw(40001, Uint8Array.of(at)));
  assert.equal(fates.filter(([line]) => line?.includes('malformed')).length, STRANGERS_RATE.burst);
  assert.equal(fates.filter(([line]) => line?.includes('flooded')).length, 10);
});

test('a goodbye ends with the ack of its last message, or when its time is over', () => {
  for (const isAcked of [true, false]) {
    const doorway = new Doorway();
    const ada = doorway.login('a');
    doorway.open(40001, ada, FIRST);
    const connection = rootConnection(ada);
    assert.ok(connection);
    const turn = { now: 0, out: [] };
    const body = codec.encode('LogoutReply', { AgentData: ids(ada), InventoryData: [{}] });
    doorway.circuits.send(connection, { name: 'LogoutReply', body, reliable: true, zerocode: true }, turn);
    doorway.circuits.sayGoodbye(connection, { reason: 'logout', last: 'LogoutReply', until: 4000 }, turn);
    doorway.now = 50;
    assert.deepEqual(doorway.send(40001, 'AgentUpdate', update(ada), { id: 2, reliable: false }), [
      'in AgentUpdate handled 1',
    ]);
    if (isAcked) doorway.send(40001, 'PacketAck', { Packets: [{ ID: 2 }] }, { id: 3, reliable: false });
    const copies = doorway.until(4000).filter((line) => line.includes('LogoutReply'));
    assert.equal(doorway.circuits.count, 0);
    assert.equal(copies.length, isAcked ? 0 : 2);
    assert.equal(doorway.circuits.figures(4000)[0]?.reason, 'logout');
  }
});

test('[session.timeout.1] a viewer that is silent for a minute is told and closed', () => {
  const doorway = new Doorway();
  doorway.open(40001, doorway.login('a'), FIRST);
  const lines = doorway.until(61_000);
  assert.equal(lines.includes('closed timeout: nothing was heard for too long'), true);
  assert.equal(
    lines.some((line) => line.includes('DisableSimulator')),
    true,
  );
});

test('[session.pause.1] a viewer that asked for a pause may be silent for five minutes', () => {
  const doorway = new Doorway();
  const ada = doorway.login('a');
  doorway.open(40001, ada, FIRST);
  const connection = rootConnection(ada);
  assert.ok(connection);
  doorway.circuits.allowPause(connection, true, { now: 0, out: [] });
  doorway.until(PAUSED_SILENCE_MS - 1);
  assert.equal(doorway.circuits.count, 1);
  doorway.until(PAUSED_SILENCE_MS);
  assert.equal(doorway.circuits.count, 0);
});

test('a circuit that does not answer pings is held, and released when it does', () => {
  const doorway = new Doorway();
  doorway.open(40001, doorway.login('a'), FIRST);
  const lines = doorway.until(16_000);
  assert.deepEqual(lines.slice(-3), ['held', 'out 5 StartPingCheck to 40001', 'circuit blocked']);
  const pong = (PingID: number) =>
    doorway.send(40001, 'CompletePingCheck', { PingID: { PingID } }, { id: PingID + 1, reliable: false });
  assert.equal(pong(1).includes('released'), false);
  assert.equal(pong(2).includes('released'), true);
});

test('the last closed circuits stay in the figures, the oldest go', () => {
  const doorway = new Doorway();
  const ada = doorway.login('a');
  for (let port = 1; port <= CLOSED_SHOWN + 3; port += 1) doorway.open(port, ada, FIRST);
  const figures = doorway.circuits.figures(0);
  assert.equal(figures.length, CLOSED_SHOWN + 1);
  assert.equal(figures[0]?.circuit, 3);
  assert.equal(figures.at(-1)?.state, 'open');
});

test('[session.strangers.1] a circuit that wanders from port to port takes its turns among the strangers', () => {
  const doorway = new Doorway();
  const ada = doorway.login('a');
  doorway.open(40_000, ada, FIRST);
  const moves = Array.from({ length: STRANGERS_RATE.burst + 1 }, (_, at) => doorway.open(40_001 + at, ada, FIRST));
  assert.equal(moves.filter((lines) => lines.includes('circuit open')).length, STRANGERS_RATE.burst);
  assert.deepEqual(moves.at(-1), ['in UseCircuitCode flooded 0']);
  assert.equal(rootConnection(ada)?.peer.port, 40_000 + STRANGERS_RATE.burst);
  doorway.now = 1000;
  assert.equal(doorway.open(50_000, ada, FIRST).includes('circuit open'), true);
});

test('what comes from port 0, where nobody can be answered, opens nothing', () => {
  const doorway = new Doorway();
  assert.deepEqual(doorway.open(0, doorway.login('a'), FIRST), ['in UseCircuitCode offCircuit 0']);
  assert.deepEqual(doorway.send(0, 'AgentUpdate', {}, { id: 2 }), ['in AgentUpdate offCircuit 0']);
  assert.deepEqual(doorway.until(10_000), []);
});
