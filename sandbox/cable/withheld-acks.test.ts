import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readPacket, writePacket } from '../../protocol/packet/packet.ts';
import { packetAckBody, readSignal } from '../circuit/signals.ts';
import type { Passage } from './passage.ts';
import { WITHHELD_LIMIT, WithheldAcks } from './withheld-acks.ts';

const ends = { circuit: 1, agent: '', agentId: '', region: '', message: '', door: 0 };
const peer = { host: '127.0.0.1', port: 40_000 };

/** Our ears heard this of the peer. */
const heard = (sequence: number, reliable = true, port = 40_000): Passage => {
  const bytes = writePacket({ sequence, reliable, zerocoded: false, body: Uint8Array.of(4) });
  return { ...ends, peer: { ...peer, port }, direction: 'in', bytes };
};

const answer = (bytes: Uint8Array): Passage => ({ ...ends, peer, direction: 'out', bytes });
const carrier = (acks: readonly number[]) =>
  answer(
    writePacket({
      sequence: 70,
      reliable: true,
      resent: true,
      zerocoded: true,
      acks,
      body: new Uint8Array(40).fill(0, 1).fill(5, 0, 1),
    }),
  );
const packetAck = (ids: readonly number[], acks: readonly number[] = []) =>
  answer(writePacket({ sequence: 71, reliable: false, zerocoded: false, acks, body: packetAckBody(ids) }));

function withholding(...passages: readonly Passage[]): WithheldAcks {
  const withheld = new WithheldAcks();
  for (const passage of passages) withheld.note(passage);
  return withheld;
}

test('[circuit.fault.6] appended acks are taken away, the rest of the packet stays', () => {
  const withheld = withholding(heard(1), heard(3));
  for (const [acks, left] of [
    [
      [1, 2, 3, 4],
      [2, 4],
    ],
    [[3], []],
  ] as const) {
    const { bytes, taken } = withheld.strip(carrier(acks));
    assert.equal(taken, acks.length - left.length);
    assert.deepEqual(bytes, carrier(left).bytes);
  }
});

test('[circuit.fault.6] a PacketAck names the others, and does not leave if there are none', () => {
  const withheld = withholding(heard(1), heard(3));
  const { bytes, taken } = withheld.strip(packetAck([1, 2, 3]));
  const packet = readPacket(bytes ?? new Uint8Array());
  assert.ok('sequence' in packet && packet.sequence === 71);
  assert.deepEqual([readSignal(packet), taken], [{ kind: 'acks', sequences: [2] }, 2]);
  assert.deepEqual(withheld.strip(packetAck([1, 3])), { bytes: undefined, taken: 2 });
  assert.deepEqual(withheld.strip(packetAck([1], [3])), { bytes: undefined, taken: 2 });
});

test('[circuit.fault.6] only acks of what was chosen, at that end and in that direction, are withheld', () => {
  const plain = carrier([1, 2]);
  assert.deepEqual(withholding().strip(plain), { bytes: plain.bytes, taken: 0 });
  for (const other of [heard(3), heard(1, false), heard(1, true, 40_001), { ...heard(1), direction: 'out' as const }]) {
    assert.equal(withholding(other).strip(plain).bytes, plain.bytes);
  }
});

test('[circuit.fault.6] so many ids are withheld; the oldest is forgotten', () => {
  const withheld = withholding(...Array.from({ length: WITHHELD_LIMIT + 1 }, (_, index) => heard(index + 1)));
  assert.equal(withheld.size, WITHHELD_LIMIT);
  assert.deepEqual([withheld.strip(carrier([1])).taken, withheld.strip(carrier([2])).taken], [0, 1]);
});
