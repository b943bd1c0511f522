import assert from 'node:assert/strict';
import { test } from 'node:test';
import { writePacket } from '../../protocol/packet/packet.ts';
import { bodyOf, openedCircuit, quietCircuit } from '../../test/support/circuit-script.ts';
import { DUPLICATE_LIMIT } from './timing.ts';

test('[circuit.acks.7] acks are told from repeated and from unknown ones, and how long they took', () => {
  const script = openedCircuit();
  for (const name of ['RegionHandshake', 'LogoutReply'] as const) script.say(0, name);
  script.hear(40, 'AgentUpdate', { id: 2, acks: [2, 2, 99] });
  script.pass(1000);
  script.hear(1100, 'PacketAck', { id: 3, payload: [1, 3, 0, 0, 0] });
  const { ackLatency, acksIn, repeatedAcks, unknownAcks } = script.circuit.figures(1100);
  assert.deepEqual([acksIn, repeatedAcks, unknownAcks], [4, 1, 1]);
  assert.deepEqual(ackLatency, { lastMs: 40, meanMs: 40, p95Ms: 40 }, 'what was sent again tells nothing');
});

test('[circuit.resends.1] the packet that waits longest is told, and where the time-out comes from', () => {
  const script = openedCircuit();
  script.say(100, 'RegionHandshake');
  script.pass(1500);
  const { oldestUnacked, timeout, unackedBytes, windowUse } = script.circuit.figures(1500);
  assert.deepEqual(oldestUnacked, {
    ...{ sequence: 2, name: 'RegionHandshake', ageMs: 1400, resends: 1, nextResendMs: 1600 },
  });
  assert.deepEqual([unackedBytes, windowUse], [10, 1 / 128]);
  assert.deepEqual(timeout, { ms: 2500, why: 'pingOut' });
  script.hear(1500, 'CompletePingCheck', { id: 5, payload: [1] });
  assert.deepEqual(script.circuit.figures(1500).timeout, { ms: 2500, why: 'average' });
  assert.deepEqual(openedCircuit().circuit.figures(0).timeout, { ms: 1000, why: 'start' });
});

test('[circuit.pings.6] C18: jitter is the mean step from one sample to the next', () => {
  const script = openedCircuit();
  for (const [index, sample] of [40, 50, 30].entries()) {
    const sentAt = 1000 + 5000 * index;
    script.pass(sentAt);
    script.hear(sentAt + sample, 'CompletePingCheck', { id: 10 + index, payload: [index + 1] });
  }
  const { pingJitterMs, pingSamplesMs } = script.circuit.figures(12_000);
  assert.deepEqual([pingSamplesMs, pingJitterMs], [[40, 50, 30], 15]);
});

test('[circuit.losses.1] C11: the loss of the last minute is a share of what came or should have come', () => {
  const script = openedCircuit({ pings: false });
  for (const id of [2, 20, 60]) script.hear(100, 'AgentUpdate', { id });
  const { gaps, lost } = script.circuit.figures(200);
  assert.deepEqual([gaps, lost], [56, 0]);
  const later = script.circuit.figures(5200);
  assert.deepEqual([later.gaps, later.lost, later.lossPercent], [0, 56, (100 * 56) / 60]);
  assert.equal(script.circuit.figures(70_000).lossPercent, 0);
});

test('[circuit.pings.3] what the last ping of the peer said is told, with its age', () => {
  const script = openedCircuit();
  assert.equal('peerPing' in script.circuit.figures(0), false);
  script.hear(500, 'StartPingCheck', { id: 2, payload: [7, 5, 0, 0, 0] });
  const { peerOldestUnacked, peerPing } = script.circuit.figures(800);
  assert.deepEqual([peerPing, peerOldestUnacked], [{ id: 7, agoMs: 300 }, 5]);
});

test('[circuit.odd.1] extra header bytes and a zero without its count are handled, and counted', () => {
  const script = quietCircuit();
  const body = bodyOf('AgentUpdate', [1, 2]);
  const extra = writePacket({ sequence: 2, reliable: false, zerocoded: false, body, extra: Uint8Array.of(7, 8) });
  const cut = Uint8Array.of(0x80, 0, 0, 0, 3, 0, 4, 9, 0);
  assert.deepEqual(script.raw(10, extra), ['handled', 'deliver 2 AgentUpdate']);
  assert.deepEqual(script.raw(20, cut), ['handled', 'deliver 3 AgentUpdate']);
  const { extraHeader, packetsIn, zeroCodeTruncated } = script.circuit.figures(30);
  assert.deepEqual([extraHeader, zeroCodeTruncated, packetsIn], [1, 1, 3]);
});

test('[circuit.duplicates.3] ids that are forgotten early are counted', () => {
  const script = quietCircuit();
  for (let id = 2; id <= DUPLICATE_LIMIT + 3; id += 1) script.hear(id, 'AgentUpdate', { id, reliable: true });
  assert.equal(script.circuit.figures(9000).duplicatesForgotten, 3);
});
