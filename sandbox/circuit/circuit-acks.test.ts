// Scenarios of a circuit: what is acked, when, and by which packet.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CircuitScript, openedCircuit, quietCircuit } from '../../test/support/circuit-script.ts';

test('[circuit.acks.4] C01: UseCircuitCode is acked at once', () => {
  const script = new CircuitScript();
  assert.deepEqual(script.hear(0, 'UseCircuitCode', { id: 1, reliable: true }), [
    'handled',
    'deliver 1 UseCircuitCode',
  ]);
  assert.equal(script.circuit.deadline, 0);
  assert.deepEqual(script.wake(0), ['1 ---- PacketAck 1']);
  const { packetsIn, packetsOut, acksOut } = script.circuit.figures(0);
  assert.deepEqual([packetsIn, packetsOut, acksOut], [1, 1, 1]);
});

test('[circuit.acks.4] an ack that must leave at once rides on the answer, if there is one in the same turn', () => {
  const script = openedCircuit();
  script.hear(50, 'CompleteAgentMovement', { id: 2, reliable: true });
  assert.deepEqual(script.say(50, 'RegionHandshake', { zerocode: true, length: 40 }), [
    '2 ZR-A RegionHandshake +acks 2',
  ]);
  assert.deepEqual(script.circuit.ackNow(50), []);
});

for (const name of ['UseCircuitCode', 'CompleteAgentMovement', 'LogoutRequest'] as const) {
  test(`[circuit.acks.4] ${name} makes all pending acks due`, () => {
    const script = quietCircuit();
    script.hear(10, 'AgentAnimation', { id: 2, reliable: true });
    script.hear(20, name, { id: 3, reliable: true });
    assert.deepEqual(script.wake(20), ['2 ---- PacketAck 2,3']);
  });
}

test('[circuit.duplicates.1] each copy makes the id remembered anew', () => {
  const script = openedCircuit();
  const fates = [0, 30_000, 60_000, 90_000].map(
    (now) => script.hear(now, 'AgentAnimation', { id: 2, reliable: true, resent: now > 0 })[0],
  );
  assert.deepEqual(fates, ['handled', 'duplicate', 'duplicate', 'duplicate']);
});

test('[circuit.acks.3] C05: a repeat is acked once more, at once, and not delivered', () => {
  const script = openedCircuit();
  const lines = script.hear(5000, 'UseCircuitCode', { id: 1, reliable: true, resent: true });
  assert.deepEqual(lines, ['duplicate', '2 ---- PacketAck 1']);
  const { duplicates, resentIn } = script.circuit.figures(5000);
  assert.deepEqual([duplicates, resentIn], [1, 1]);
});

test('[circuit.acks.7] C09: acks count although their packet is dropped', () => {
  const script = quietCircuit();
  script.hear(0, 'AgentAnimation', { id: 9, reliable: true });
  script.say(0, 'RegionHandshake');
  assert.deepEqual(script.hear(20, 'AgentAnimation', { id: 9, reliable: true, acks: [2, 77] }), [
    'duplicate',
    'acked 2 RegionHandshake',
    '3 ---- PacketAck 9',
  ]);
  const { acksIn, unknownAcks, unacked } = script.circuit.figures(20);
  assert.deepEqual([acksIn, unknownAcks, unacked], [2, 1, 0]);
});

test('[circuit.acks.6] C16: appended acks are big-endian, those in a PacketAck little-endian', () => {
  const script = new CircuitScript({ pings: false, firstSequence: 256 });
  for (let count = 0; count < 6; count += 1) script.say(0, 'RegionHandshake');
  const appended = { id: 2, zerocoded: true, acks: [256, 257, 258], payload: new Array(100).fill(0) };
  const words = [256, 257, 258, 259, 260, 261].map((id) => `acked ${id} RegionHandshake`);
  assert.deepEqual(script.hear(10, 'AgentUpdate', appended), [
    'handled',
    ...words.slice(0, 3),
    'deliver 2 AgentUpdate',
  ]);
  const payload = [3, 3, 1, 0, 0, 4, 1, 0, 0, 5, 1, 0, 0];
  assert.deepEqual(script.hear(20, 'PacketAck', { id: 3, payload }), ['handled', ...words.slice(3)]);
});

test('[circuit.acks.6] appended acks are big-endian in the bytes, in both directions', () => {
  const script = new CircuitScript({ pings: false, firstSequence: 256 });
  script.say(0, 'RegionHandshake');
  const update = Uint8Array.of(0x50, 0, 0, 2, 1, 0, 4, 0, 0, 1, 0, 1);
  assert.deepEqual(script.raw(10, update), ['handled', 'acked 256 RegionHandshake', 'deliver 513 AgentUpdate']);
  const body = Uint8Array.of(5);
  assert.deepEqual(script.circuit.send({ name: 'AgentAnimation', body, reliable: false, zerocode: false }, 20), [
    { kind: 'datagram', bytes: Uint8Array.of(0x10, 0, 0, 1, 1, 0, 5, 0, 0, 2, 1, 1) },
  ]);
});

test('[circuit.acks.5] C17: the oldest acks are appended as far as there is room; the others wait for their time', () => {
  const script = quietCircuit();
  for (let id = 1; id <= 60; id += 1) script.hear(1000 + id, 'AgentAnimation', { id: 100 + id, reliable: true });
  const ids = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index).join(',');
  const effects = script.circuit.send(
    { name: 'AgentUpdate', body: Uint8Array.of(4, ...new Array(993).fill(1)), reliable: false, zerocode: false },
    1060,
  );
  const [datagram] = effects.flatMap((effect) => (effect.kind === 'datagram' ? [effect.bytes] : []));
  assert.deepEqual([datagram?.length, datagram?.at(-1)], [1197, 49]);
  assert.equal(script.circuit.figures(1060).acksPending, 11);
  assert.deepEqual(script.pass(5000), [`1150 3 ---- PacketAck ${ids(150, 160)}`]);
  assert.equal(script.circuit.figures(5000).acksOut, 61);
});

test('[circuit.acks.4] the 64th pending ack takes all along', () => {
  const script = quietCircuit();
  const sent: string[] = [];
  for (let id = 2; id <= 65; id += 1) sent.push(...script.hear(50, 'AgentAnimation', { id, reliable: true }));
  const ids = Array.from({ length: 64 }, (_, index) => index + 2).join(',');
  assert.deepEqual(
    sent.filter((line) => line.includes('PacketAck')),
    [`2 ---- PacketAck ${ids}`],
  );
  assert.equal(script.circuit.figures(50).acksPending, 0);
});

const appending: readonly (readonly [mode: 'all' | 'plain' | 'never', coded: string, plain: string])[] = [
  ['all', '2 Z--A AgentUpdate +acks 2', '3 ---A AgentUpdate +acks 3'],
  ['plain', '2 Z--- AgentUpdate', '3 ---A AgentUpdate +acks 2,3'],
  ['never', '2 Z--- AgentUpdate', '3 ---- AgentUpdate'],
];

for (const [acksAppend, coded, plain] of appending) {
  test(`[circuit.acks.5] which packets carry acks: ${acksAppend}`, () => {
    const script = openedCircuit({ pings: false, acksAppend });
    script.hear(10, 'AgentAnimation', { id: 2, reliable: true });
    const first = script.say(10, 'AgentUpdate', { reliable: false, zerocode: true, length: 100 });
    script.hear(10, 'AgentAnimation', { id: 3, reliable: true });
    const second = script.say(10, 'AgentUpdate', { reliable: false });
    assert.deepEqual([...first, ...second], [coded, plain]);
    assert.equal(script.pass(110).length, acksAppend === 'never' ? 1 : 0);
  });
}

test('[circuit.acks.1] C36: an unknown message is acked and counted, never delivered', () => {
  const script = quietCircuit();
  assert.deepEqual(script.hear(0, 'Unheard', { id: 2, reliable: true }), ['unknown']);
  assert.deepEqual(script.hear(0, 'Unheard', { id: 3 }), ['unknown']);
  assert.deepEqual(script.pass(100), ['100 2 ---- PacketAck 2']);
  assert.equal(script.circuit.figures(0).unknownMessages, 2);
});

test('[circuit.acks.1] unreliable packets are delivered and not acked', () => {
  const script = quietCircuit();
  assert.deepEqual(script.hear(0, 'AgentUpdate', { id: 2 }), ['handled', 'deliver 2 AgentUpdate']);
  assert.deepEqual(script.pass(10_000), []);
});
