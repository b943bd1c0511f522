import assert from 'node:assert/strict';
import { test } from 'node:test';
import { butPings, openedCircuit, quietCircuit } from '../../test/support/circuit-script.ts';

const BULK = { category: 'task', reliable: false, length: 1000 } as const;
const WISHES = new Array<number>(7).fill(8 * 10_000);

test('[circuit.throttle.1] the circuit wakes when a bucket opens, and never for nothing', () => {
  const script = quietCircuit();
  script.circuit.throttle(WISHES, 0);
  for (let count = 0; count < 6; count += 1) script.say(0, 'AgentUpdate', BULK);
  assert.equal(script.circuit.figures(0).waiting, 3);
  assert.equal(script.circuit.deadline, 50.1);
  const lines = script.pass(1000);
  assert.deepEqual(lines, ['50.1 5 ---- AgentUpdate', '150.1 6 ---- AgentUpdate', '250.1 7 ---- AgentUpdate']);
});

test('[circuit.throttle.2] copies are paid for by a bucket of their own, those of urgent messages by nobody', () => {
  const script = quietCircuit();
  script.circuit.throttle([0, ...WISHES.slice(1)], 0);
  for (const urgent of [false, false, true]) script.say(0, 'RegionHandshake', { length: 1000, urgent });
  const copies = script.pass(2999).map((line) => line.split(' ').slice(0, 2).join(' '));
  assert.deepEqual(copies, ['1000 2', '1000 3', '1000 4']);
  const [resend] = script.circuit.figures(2999).throttle;
  assert.equal(resend?.sentBytes, 2000);
});

test('[circuit.throttle.2] a bucket in debt holds copies up, and acks make them needless', () => {
  const script = quietCircuit();
  script.circuit.throttle([0, ...WISHES.slice(1)], 0);
  for (let count = 0; count < 4; count += 1) script.say(0, 'RegionHandshake', { length: 1000 });
  const times = script.pass(2999).map((line) => Number(line.split(' ')[0]));
  assert.deepEqual(times, [1000, 1000, 1801, 2801]);
});

test('[circuit.pause.1] C22: a pause holds what has a category; acks, pings, answers and farewells go on', () => {
  const script = openedCircuit();
  script.circuit.pause(true, 0);
  assert.deepEqual(script.say(10, 'AgentUpdate', BULK), []);
  assert.deepEqual(script.say(10, 'ChatFromViewer', { reliable: false }), ['2 ---- ChatFromViewer']);
  assert.deepEqual(script.say(10, 'KickUser', { reliable: false, urgent: true }), ['3 ---- KickUser']);
  assert.deepEqual(script.hear(20, 'AgentAnimation', { id: 7, reliable: true }), [
    'handled',
    'deliver 7 AgentAnimation',
  ]);
  assert.deepEqual(script.hear(20, 'StartPingCheck', { id: 8, payload: [9, 0, 0, 0, 0] }), [
    'handled',
    '4 ---A CompletePingCheck 9 +acks 7',
  ]);
  assert.deepEqual(script.pass(1000), ['1000 5 ---- StartPingCheck 1 oldest 4']);
  assert.deepEqual(
    script.circuit.pause(false, 2000).map(({ kind }) => kind),
    ['datagram'],
  );
});

test('[circuit.pause.2] C19: a peer that does not answer pings is told nothing of a category until it does', () => {
  const script = openedCircuit();
  script.pass(16_000);
  assert.equal(script.circuit.figures(16_000).blocked, true);
  assert.deepEqual(script.say(16_100, 'AgentUpdate', BULK), []);
  assert.deepEqual(script.hear(17_000, 'CompletePingCheck', { id: 10, payload: [1] }), ['handled']);
  assert.deepEqual(script.hear(17_500, 'CompletePingCheck', { id: 11, payload: [2] }), [
    'handled',
    'unblocked',
    '6 ---- AgentUpdate',
  ]);
});

test('[circuit.pause.2] C22: with both reasons neither end alone lets the queues run', () => {
  const script = openedCircuit();
  script.circuit.pause(true, 0);
  script.pass(16_000);
  script.say(16_100, 'AgentUpdate', BULK);
  assert.deepEqual(script.circuit.pause(false, 16_200), []);
  script.circuit.pause(true, 16_300);
  assert.deepEqual(script.hear(17_500, 'CompletePingCheck', { id: 11, payload: [2] }), ['handled', 'unblocked']);
  assert.equal(butPings(script.pass(18_000)).length, 0);
  assert.equal(script.circuit.pause(false, 18_100).length, 1);
});
