// The scenarios of a circuit that concern one end, by their numbers. To the grid belong C03, C04 (who may open),
// C22 (which queues a pause holds), C25 to C27 (restart, reopening, other endpoints; the numbering of C26 is here),
// the first half of C28, the denial in C29, C30 (trust), C32, C33 (child, held packets), C34 (throttles), C35's linger.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CircuitScript, openedCircuit, quietCircuit } from '../../test/support/circuit-script.ts';
import { repeatWhile } from '../../test/support/repeat.ts';
import { refuseUntrusted } from './refusals.ts';

const strangeCounters: readonly (readonly [what: string, ids: readonly number[], jumps: number])[] = [
  ['16 bits', [65534, 65535, 0, 1], 1],
  ['32 bits', [0xffffff, 0x1000000, 0x1000001], 0],
];

for (const [what, ids, jumps] of strangeCounters) {
  test(`[circuit.losses.2] C13: a peer that counts with ${what} is understood`, () => {
    const script = new CircuitScript({ pings: false });
    const lines = ids.flatMap((id) => script.hear(0, 'AgentAnimation', { id, reliable: true }));
    assert.deepEqual(
      lines,
      ids.flatMap((id) => ['handled', `deliver ${id} AgentAnimation`]),
    );
    assert.deepEqual(script.pass(1000), [`100 1 ---- PacketAck ${ids.join(',')}`]);
    const { sequenceJumps, duplicates, lost } = script.circuit.figures(10_000);
    assert.deepEqual([sequenceJumps, duplicates, lost], [jumps, 0, 0]);
  });
}

test('[circuit.duplicates.2] C14: what the peer knows to be acked is forgotten after ten seconds', () => {
  const script = quietCircuit();
  for (const id of [79, 80]) script.hear(0, 'AgentAnimation', { id, reliable: true });
  const ping = (now: number, id: number, oldest: number) =>
    script.hear(now, 'StartPingCheck', { id, payload: [1, oldest, 0, 0, 0] });
  ping(3000, 90, 80);
  const repeats = (now: number) => [79, 80].map((id) => script.hear(now, 'AgentAnimation', { id, reliable: true })[0]);
  assert.deepEqual(repeats(3000), ['duplicate', 'duplicate']);
  ping(14_000, 91, 0);
  ping(14_000, 92, 80);
  assert.deepEqual(repeats(14_000), ['handled', 'duplicate']);
});

const malformed: readonly (readonly [what: string, bytes: Uint8Array])[] = [
  ['C15: an ack tail without room', Uint8Array.of(0x10, 0, 0, 0, 9, 0, 4, ...new Array(12).fill(0), 200)],
  ['six bytes', Uint8Array.of(0, 0, 0, 0, 9, 0)],
  ['no bytes', new Uint8Array(0)],
  ['a body that expands without end', Uint8Array.of(0x80, 0, 0, 0, 9, 0, 4, ...new Array(80).fill([0, 255]).flat())],
];

for (const [what, bytes] of malformed) {
  test(`[circuit.order.1] ${what}: malformed, counted, and no sign of life`, () => {
    const script = quietCircuit();
    assert.deepEqual(script.raw(30_000, bytes), ['malformed']);
    const { malformed: count, packetsIn } = script.circuit.figures(30_000);
    assert.deepEqual([count, packetsIn], [1, 1]);
    assert.deepEqual(script.pass(70_000), ['60000 silent']);
  });
}

test('[circuit.order.3] acks behind zeros that cannot be expanded are not taken', () => {
  const script = quietCircuit();
  script.say(0, 'RegionHandshake');
  const zeros = new Array(80).fill([0, 255]).flat();
  const ack = [0, 0, 0, 2, 1];
  assert.deepEqual(script.raw(10, Uint8Array.of(0x90, 0, 0, 0, 9, 0, 4, ...zeros, ...ack)), ['malformed']);
  assert.equal(script.circuit.figures(10).unacked, 1);
  assert.deepEqual(script.raw(20, Uint8Array.of(0x90, 0, 0, 0, 9, 0, 4, 0, 3, ...ack))[1], 'acked 2 RegionHandshake');
});

test('[circuit.signals.1] a signal that is cut short is malformed; a reliable one is acked all the same', () => {
  const script = quietCircuit();
  assert.deepEqual(script.hear(0, 'StartPingCheck', { id: 2, reliable: true, payload: [1] }), ['malformed']);
  assert.deepEqual(script.wake(100), ['2 ---- PacketAck 2']);
  assert.equal(script.circuit.figures(0).malformed, 1);
});

test('[circuit.numbers.1] C26: a circuit can go on where an earlier one ended', () => {
  const script = new CircuitScript({ firstSequence: 58 });
  script.hear(0, 'UseCircuitCode', { id: 231, reliable: true });
  assert.deepEqual(script.wake(0), ['58 ---- PacketAck 231']);
  assert.equal(script.circuit.nextSequence, 59);
});

test('[circuit.order.2] C28, C29: what the owner refuses is neither acked nor remembered', () => {
  const script = new CircuitScript({ pings: false, refuse: refuseUntrusted });
  const fates = [2, 2, 2].map((id) => script.hear(0, 'KickUser', { id, reliable: true }));
  assert.deepEqual(fates, [['trustRejected'], ['trustRejected'], ['trustRejected']]);
  assert.deepEqual(script.hear(0, 'TeleportFinish', { id: 3, reliable: true }), ['banned']);
  const { banned, trustRejected } = script.circuit.figures(0);
  assert.deepEqual([banned, trustRejected], [1, 3]);
  assert.deepEqual(script.pass(50_000), []);
});

test('[circuit.order.2] what was refused once may be accepted when it comes again', () => {
  const objections: ('idMismatch' | undefined)[] = ['idMismatch', undefined];
  const script = new CircuitScript({ pings: false, refuse: () => objections.shift() });
  const sent = { id: 2, reliable: true };
  assert.deepEqual(script.hear(0, 'LogoutRequest', sent), ['idMismatch']);
  assert.deepEqual(script.hear(1000, 'LogoutRequest', { ...sent, resent: true }), [
    'handled',
    'deliver 2 LogoutRequest',
  ]);
});

test('[circuit.inflow.1] C31: a flood is counted, and nothing that is kept grows with it', () => {
  const script = quietCircuit();
  const fates = new Map<string, number>();
  for (let index = 0; index < 20_000; index += 1) {
    const now = Math.round((index * 1000) / 19_999);
    const [fate = ''] = script.hear(now, 'AgentUpdate', { id: 2 + index });
    fates.set(fate, (fates.get(fate) ?? 0) + 1);
  }
  const { flooded, lost, acksPending } = script.circuit.figures(60_000);
  assert.deepEqual([fates.get('flooded'), flooded, lost, acksPending], [11_001, 11_001, 0, 0]);
});

test('[circuit.duplicates.4] an unreliable repeat is delivered and counted', () => {
  const script = quietCircuit();
  script.hear(0, 'AgentUpdate', { id: 2 });
  assert.deepEqual(script.hear(0, 'AgentUpdate', { id: 2 }), ['handled', 'deliver 2 AgentUpdate']);
  const { unreliableRepeats, duplicates } = script.circuit.figures(0);
  assert.deepEqual([unreliableRepeats, duplicates], [1, 0]);
});

test('[circuit.time.1] a call before anything is due does nothing and changes no deadline', () => {
  const script = openedCircuit();
  script.say(0, 'RegionHandshake');
  for (let now = 1; now < 1000; now += 7) {
    assert.deepEqual(script.wake(now), []);
    assert.equal(script.circuit.deadline, 1000);
  }
});

test('[circuit.time.1] without pings, acks and messages nothing but silence is due', () => {
  const script = new CircuitScript({ pings: false, livenessMs: Number.POSITIVE_INFINITY });
  assert.equal(script.circuit.deadline, Number.POSITIVE_INFINITY);
});

test('[circuit.losses.1] C02: a first id of 0 is acked and leaves no gap', () => {
  const script = new CircuitScript({ pings: false });
  script.hear(0, 'UseCircuitCode', { id: 0, reliable: true });
  assert.deepEqual(script.wake(0), ['1 ---- PacketAck 0']);
  script.hear(10, 'AgentUpdate', { id: 1 });
  assert.equal(script.circuit.figures(10_000).lost, 0);
});

test('[circuit.duplicates.1] C08: a repeat without resent flag is handled once and acked twice', () => {
  const script = quietCircuit();
  const hear = (now: number) => script.hear(now, 'AgentAnimation', { id: 9, reliable: true });
  assert.deepEqual(hear(100), ['handled', 'deliver 9 AgentAnimation']);
  assert.deepEqual(hear(120), ['duplicate', '2 ---- PacketAck 9,9']);
  assert.equal(script.circuit.figures(120).duplicates, 1);
  assert.deepEqual(hear(60_119)[0], 'duplicate');
  assert.deepEqual(hear(120_119)[0], 'handled');
});

test('[circuit.numbers.2] C10: packets are handled as they arrive, whatever their order', () => {
  const script = new CircuitScript({ pings: false });
  script.hear(0, 'AgentUpdate', { id: 9 });
  const fates = [12, 10, 11, 13].map((id) => script.hear(id, 'AgentUpdate', { id }));
  assert.deepEqual(
    fates,
    [12, 10, 11, 13].map((id) => ['handled', `deliver ${id} AgentUpdate`]),
  );
  const { outOfOrder, lost } = script.circuit.figures(10_000);
  assert.deepEqual([outOfOrder, lost], [2, 0]);
});

test('[circuit.losses.1] C11: a burst of 39 is lost after five seconds', () => {
  const script = new CircuitScript({ pings: false });
  script.hear(0, 'AgentUpdate', { id: 20 });
  script.hear(100, 'AgentUpdate', { id: 60 });
  assert.deepEqual([script.circuit.figures(5099).lost, script.circuit.figures(5100).lost], [0, 39]);
});

test('[circuit.losses.3] what could not be read beyond its id is not lost, and one that is far off says nothing', () => {
  const script = quietCircuit();
  script.hear(0, 'AgentUpdate', { id: 2 });
  for (const id of [
    [0, 3],
    [200, 0],
  ])
    script.raw(0, Uint8Array.of(0x90, 0, 0, ...id, 0, 4, 9, 9));
  script.hear(10, 'AgentUpdate', { id: 4 });
  const { gaps, lost, malformed: count, sequenceJumps } = script.circuit.figures(6000);
  assert.deepEqual([count, gaps, lost, sequenceJumps], [2, 0, 0, 0]);
});

test('[circuit.losses.3] what arrived and was not handled is not lost', () => {
  const script = quietCircuit();
  script.hear(0, 'AgentUpdate', { id: 2 });
  script.hear(0, 'Unheard', { id: 3 });
  script.hear(0, 'AgentUpdate', { id: 4 });
  repeatWhile(
    () => script.hear(0, 'AgentUpdate', { id: 4 })[0] === 'handled',
    () => undefined,
  );
  script.hear(0, 'AgentUpdate', { id: 5 });
  script.hear(10, 'AgentUpdate', { id: 6 });
  const { lost, flooded, outOfOrder } = script.circuit.figures(60_000);
  assert.deepEqual([lost, flooded, outOfOrder], [0, 2, 0]);
});

test('[circuit.numbers.1] C12: after id 0xFFFFFF comes 0', () => {
  const script = new CircuitScript({ firstSequence: 0xfffffe });
  const sent = [0, 10, 20].flatMap((now) => script.say(now, 'RegionHandshake'));
  assert.deepEqual(
    sent,
    ['16777214', '16777215', '0'].map((id) => `${id} -R-- RegionHandshake`),
  );
  assert.deepEqual(script.wake(1000), ['1 ---- StartPingCheck 1 oldest 16777214', '16777214 -RS- RegionHandshake']);
  assert.deepEqual(script.hear(1001, 'AgentUpdate', { id: 1, acks: [0, 0xffffff, 0xfffffe] }).slice(1, 4), [
    'acked 0 RegionHandshake',
    'acked 16777215 RegionHandshake',
    'acked 16777214 RegionHandshake',
  ]);
});
