// What an onlooker at both ends of a cable writes down, so that two circuits need not be believed.
import assert from 'node:assert/strict';
import { equalBytes, readUtf8 } from '../../protocol/bytes.ts';
import { type Packet, readPacket } from '../../protocol/packet/packet.ts';
import type { End } from './cable.ts';

/** What became of one reliable message. */
export interface Verdict {
  readonly name: string;
  delivered: number;
  acked: number;
  failed: number;
  /** Copies that came out of the cable. */
  arrivals: number;
  /** Acks for them that went into it. */
  acksSent: number;
  /** Whether one of those acks came out while the sender still waited. */
  ackArrived: boolean;
}

const PACKET_ACK = 0xfffffffb;

export class Books {
  readonly #verdicts = new Map<string, Verdict>();
  /** By end: the packets that it sent, by id. */
  readonly #sent = [new Map<number, Packet>(), new Map<number, Packet>()] as const;

  /** An end is about to say a reliable message. */
  said(name: string): void {
    this.#verdicts.set(name, {
      name,
      delivered: 0,
      acked: 0,
      failed: 0,
      arrivals: 0,
      acksSent: 0,
      ackArrived: false,
    });
  }

  /** A datagram goes into the cable. A copy must say that it is one, and must equal its first transmission. */
  wentIn(from: End, datagram: Uint8Array): void {
    const packet = open(datagram);
    for (const sequence of acksIn(packet)) {
      const verdict = this.#verdictOn(otherEnd(from), sequence);
      verdict.acksSent += 1;
      assert.ok(verdict.acksSent <= verdict.arrivals, 'nothing is acked that did not arrive');
    }
    const first = this.#sent[from].get(packet.sequence);
    assert.equal(packet.flags.resent, first !== undefined, 'copies say that they are copies, and nothing else does');
    if (first === undefined) this.#sent[from].set(packet.sequence, packet);
    else assert.ok(isCopyOf(packet, first), 'a copy equals its first transmission and carries no acks');
  }

  /** A datagram comes out of the cable. */
  cameOut(to: End, datagram: Uint8Array): void {
    const packet = open(datagram);
    if (packet.flags.reliable) this.#verdictOn(otherEnd(to), packet.sequence).arrivals += 1;
    for (const sequence of acksIn(packet)) {
      const verdict = this.#verdictOn(to, sequence);
      if (verdict.acked + verdict.failed === 0) verdict.ackArrived = true;
    }
  }

  /** An end hands a packet to its owner. */
  delivered(packet: Packet): void {
    if (packet.flags.reliable) this.of(nameIn(packet)).delivered += 1;
  }

  /** The verdict on a message by its name. */
  of(name: string): Verdict {
    const verdict = this.#verdicts.get(name);
    assert.ok(verdict, `${name} was said`);
    return verdict;
  }

  get verdicts(): readonly Verdict[] {
    return [...this.#verdicts.values()];
  }

  #verdictOn(end: End, sequence: number): Verdict {
    const packet = this.#sent[end].get(sequence);
    assert.ok(packet?.flags.reliable, `id ${sequence} was sent and is reliable`);
    return this.of(nameIn(packet));
  }
}

export const otherEnd = (end: End): End => (end === 0 ? 1 : 0);

function open(datagram: Uint8Array): Packet {
  const packet = readPacket(datagram);
  if ('malformed' in packet) throw new Error(packet.malformed);
  return packet;
}

function isCopyOf(copy: Packet, first: Packet): boolean {
  const { reliable, zerocoded, acks } = copy.flags;
  const asFirst = reliable === first.flags.reliable && zerocoded === first.flags.zerocoded;
  return asFirst && !acks && equalBytes(copy.body, first.body);
}

/** Appended ids, and those of a PacketAck: read by hand, little-endian. */
function acksIn({ acks, numberId, body }: Packet): readonly number[] {
  if (numberId !== PACKET_ACK) return acks;
  const view = new DataView(body.buffer, body.byteOffset);
  return [...acks, ...Array.from({ length: body[4] ?? 0 }, (_, index) => view.getUint32(5 + 4 * index, true))];
}

/** The words of a message: what stands behind its number, up to a zero. */
function nameIn({ body, numberWidth }: Packet): string {
  return readUtf8(body.subarray(numberWidth, body.indexOf(0, numberWidth))) ?? '';
}
