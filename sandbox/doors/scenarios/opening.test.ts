import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NULL_UUID } from '../../../protocol/uuid.ts';
import { Doorway } from '../../../test/support/doorway.ts';
import type { Session } from '../../sessions.ts';
import { rootConnection } from '../presence.ts';

const ids = ({ id, sessionId }: Session) => ({ AgentID: id, SessionID: sessionId });
const update = (session: Session) => ({ AgentData: ids(session) });
const moving = (session: Session) => ({ AgentData: { ...ids(session), CircuitCode: session.circuitCode } });

/** An id that differs from another in its first digit. */
const nearly = (id: string) => `${id.startsWith('1') ? '2' : '1'}${id.slice(1)}`;

const sumOf = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);

for (const [number, what, changes, reason, counted] of [
  [
    'C03',
    'another session',
    (ada: Session) => ({ SessionID: nearly(ada.sessionId) }),
    'its session id is not that',
    'sessionMismatch',
  ],
  ['C04', 'another agent', (ada: Session) => ({ ID: nearly(ada.id) }), 'its agent id is not that', 'agentMismatch'],
  ['C04', 'an unknown code', () => ({ Code: 778 }), 'no login was given its circuit code', 'unknownCode'],
  ['C04', 'the code 0', () => ({ Code: 0 }), 'its circuit code is 0', 'zeroCode'],
] as const) {
  test(`[session.open.1] ${number}: ${what} opens nothing and is not answered; the right one opens later`, () => {
    const doorway = new Doorway();
    const ada = doorway.login('a');
    const [fate, warning, ...more] = doorway.open(40001, ada, { id: 1 }, changes(ada));
    assert.equal(fate, 'in UseCircuitCode offCircuit 0');
    assert.ok(warning?.startsWith(`warning 127.0.0.1:40001 may not open a circuit: ${reason}`), warning);
    assert.deepEqual(more, []);
    assert.equal(doorway.circuits.count, 0);
    const { badCircuitCode, offCircuit } = doorway.circuits.strangers(0);
    assert.deepEqual([offCircuit, badCircuitCode[counted]], [1, 1]);
    assert.equal(sumOf(Object.values(badCircuitCode)), 1, 'each reason has a count of its own');
    doorway.now = 5000;
    const right = doorway.open(40001, ada, { id: 1, resent: true });
    assert.deepEqual(right.slice(-2), ['circuit open', 'out 1 PacketAck to 40001']);
  });
}

test('[session.open.1] C05: a UseCircuitCode whose ack was lost is acked again, once, and the region hears nothing', () => {
  const doorway = new Doorway();
  const ada = doorway.login('a');
  doorway.open(40001, ada, { id: 1 });
  doorway.now = 900;
  const again = doorway.open(40001, ada, { id: 1, resent: true });
  assert.deepEqual(again, ['in UseCircuitCode duplicate 1', 'out 2 PacketAck to 40001']);
  assert.deepEqual([doorway.circuits.count, doorway.circuits.figures(900)[0]?.duplicates], [1, 1]);
});

test('[session.stale.1] C25: a viewer of an earlier grid is told after 2 s, and then every ten; one that only pings is told nothing, ever', () => {
  const doorway = new Doorway();
  const stranger = { id: nearly(NULL_UUID), sessionId: NULL_UUID } as Session;
  const told: string[] = [];
  for (let second = 0; second < 60; second += 1) {
    for (const line of doorway.until(second * 1000)) if (line.startsWith('out')) told.push(`${second} s: ${line}`);
    assert.notEqual(doorway.last?.flags.reliable, true, 'nobody would ack it');
    doorway.send(40001, 'AgentUpdate', update(stranger), { id: 5000 + second, reliable: false });
    doorway.send(40002, 'StartPingCheck', {}, { id: second, reliable: false });
  }
  assert.deepEqual(
    told,
    [2, 12, 22, 32, 42, 52].map((second) => `${second} s: out 1 KickUser to 40001`),
  );
});

for (const [role, expected] of [
  ['root', ['out 1 DisableSimulator to 40002']],
  ['child', []],
] as const) {
  test(`[session.stale.1] C25: somebody with a ${role} circuit elsewhere is not logged out for a lost one`, () => {
    const doorway = new Doorway();
    const ada = doorway.login('a');
    doorway.open(40001, ada, { id: 1 });
    const root = rootConnection(ada);
    assert.ok(root);
    root.role = role;
    doorway.send(40002, 'AgentUpdate', update(ada), { id: 5000, reliable: false });
    const lines = doorway.until(2000).filter((line) => line.endsWith('40002'));
    assert.deepEqual(lines, expected);
  });
}

for (const [pause, next, fate] of [
  [30_000, 58, 'duplicate'],
  [121_000, 1, 'handled'],
] as const) {
  test(`[session.tombstone.1] [session.tombstone.2] C26: a circuit that is reopened after ${pause / 1000} s says ${next} first, and what came before is ${fate}`, () => {
    const doorway = new Doorway();
    const ada = doorway.login('a');
    doorway.open(40001, ada, { id: 1 });
    const connection = rootConnection(ada);
    assert.ok(connection);
    const turn = { now: 0, out: [] };
    while (connection.circuit.nextSequence < 58) connection.circuit.pingNow(0);
    doorway.circuits.end(connection, 'disabled', turn);
    doorway.now = pause;
    const lines = doorway.open(40001, ada, { id: 231 });
    assert.deepEqual(
      lines.filter((line) => line.startsWith('out')),
      [`out ${next} PacketAck to 40001`],
    );
    assert.ok(lines.includes('opened'), 'the region is told');
    const old = doorway.send(40001, 'AgentAnimation', update(ada), { id: 1, reliable: true, resent: true });
    assert.ok(old.includes(`in AgentAnimation ${fate} 2`), old.join());
  });
}

for (const [how, digit, id] of [
  ['the same viewer goes on with its numbers', 'a', 20],
  ['the same viewer counts anew', 'a', 1],
  ['the same viewer counts anew, and said more than before', 'a', 2],
  ['another login', 'b', 20],
] as const) {
  const isHeard = id < 20 || digit === 'b';
  test(`[session.tombstone.2] after a circuit was closed a message of before is ${isHeard ? 'new' : 'a repeat'}: ${how}`, () => {
    const doorway = new Doorway();
    const [ada, ben] = [doorway.login('a'), doorway.login('b', 888)];
    doorway.open(40001, ada, { id: 1 });
    for (let said = 2; said <= 19; said += 1) doorway.send(40001, 'AgentAnimation', update(ada), { id: said });
    const connection = rootConnection(ada);
    assert.ok(connection);
    doorway.circuits.end(connection, 'disabled', { now: 0, out: [] });
    doorway.now = 2000;
    const who = digit === 'a' ? ada : ben;
    assert.ok(doorway.open(40001, who, { id }).includes('heard UseCircuitCode'));
    const said = doorway.send(40001, 'AgentAnimation', update(who), { id: 10, resent: true });
    assert.equal(said.includes('heard AgentAnimation'), isHeard);
  });
}

test('[session.tombstone.2] a late copy of the first UseCircuitCode does not make the viewer count anew', () => {
  const doorway = new Doorway();
  const ada = doorway.login('a');
  doorway.open(40001, ada, { id: 1 });
  doorway.send(40001, 'AgentAnimation', update(ada), { id: 2 });
  const connection = rootConnection(ada);
  assert.ok(connection);
  doorway.circuits.end(connection, 'disabled', { now: 0, out: [] });
  assert.ok(doorway.open(40001, ada, { id: 1, resent: true }).includes('circuit open'));
  const copy = doorway.send(40001, 'AgentAnimation', update(ada), { id: 2, resent: true });
  assert.equal(copy[0], 'in AgentAnimation duplicate 2');
});

test('[session.open.2] C27: the same code from another port takes the circuit over, a wrong session takes nothing', () => {
  const doorway = new Doorway();
  const ada = doorway.login('a');
  doorway.open(40001, ada, { id: 1 });
  const lines = doorway.open(40002, ada, { id: 1 });
  assert.ok(lines.includes('closed superseded: the viewer came back from another port'));
  assert.deepEqual(
    lines.filter((line) => line.startsWith('out')),
    ['out 1 PacketAck to 40002'],
  );
  const late = doorway.send(40001, 'AgentUpdate', update(ada), { id: 2, reliable: false });
  assert.deepEqual(late, ['in AgentUpdate afterClose 1']);
  assert.equal(doorway.circuits.strangers(0).afterClose, 1);
  doorway.open(40003, ada, { id: 1 }, { SessionID: NULL_UUID });
  assert.equal(rootConnection(ada)?.peer.port, 40002);
});

test('[session.identity.1] C28: nobody logs another agent out, from an endpoint of its own or from none', () => {
  const doorway = new Doorway({ goodbyeStale: false });
  const [ada, ben] = [doorway.login('a'), doorway.login('b', 888)];
  doorway.open(40001, ada, { id: 1 });
  doorway.open(40002, ben, { id: 1 });
  const logout = { AgentData: ids(ada) };
  assert.deepEqual(doorway.send(40009, 'LogoutRequest', logout, { id: 1 }), ['in LogoutRequest held 0']);
  assert.deepEqual(doorway.send(40002, 'LogoutRequest', logout, { id: 2 }), ['in LogoutRequest idMismatch 2']);
  assert.equal(doorway.circuits.figures(0)[1]?.idMismatch, 1);
  const lines = doorway.until(2500);
  assert.deepEqual(
    lines.filter((line) => line.endsWith('40009') || !line.includes('StartPingCheck')),
    [],
    'no ack, no logout',
  );
  const { held, offCircuit } = doorway.circuits.strangers(0);
  assert.deepEqual([held, offCircuit, doorway.circuits.count], [1, 1, 2]);
});

test('[session.held.1] C33: what overtakes UseCircuitCode is handled after it, once', () => {
  const doorway = new Doorway();
  const ada = doorway.login('a');
  assert.deepEqual(doorway.send(40001, 'CompleteAgentMovement', moving(ada), { id: 2 }), [
    'in CompleteAgentMovement held 0',
  ]);
  doorway.now = 30;
  const lines = doorway.open(40001, ada, { id: 1 });
  assert.deepEqual(lines.slice(0, 3), ['heard UseCircuitCode', 'opened', 'heard CompleteAgentMovement']);
  assert.deepEqual(lines.slice(-2), ['out 1 PacketAck to 40001', 'out 2 PacketAck to 40001']);
});

test('[session.held.1] C33: without UseCircuitCode it is dropped after two seconds', () => {
  const doorway = new Doorway({ goodbyeStale: false });
  const ada = doorway.login('a');
  doorway.send(40001, 'CompleteAgentMovement', moving(ada), { id: 2 });
  doorway.until(2000);
  const { held, offCircuit } = doorway.circuits.strangers(0);
  assert.deepEqual([held, offCircuit], [1, 1]);
  const lines = doorway.open(40001, ada, { id: 1 });
  assert.equal(lines.includes('heard CompleteAgentMovement'), false);
});
