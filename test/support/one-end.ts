// What an onlooker notes of one end of a circuit while it lives: what it said, what came to it, and what it acked.
import assert from 'node:assert/strict';
import { equalBytes } from '../../protocol/bytes.ts';
import { type Packet, readPacket } from '../../protocol/packet/packet.ts';
import { readSignal } from '../../sandbox/circuit/signals.ts';

interface Said {
  readonly text: string;
  acked: number;
  failed: number;
}

export class OneEnd {
  /** Its verdicts are not waited for: it died. */
  isDead = false;
  readonly said = new Map<string, Said>();
  /** Text -> how often it was handled here. */
  readonly handled = new Map<string, number>();
  /** Reliable messages that never left, oldest first. */
  readonly #unsent: string[] = [];
  readonly #textOf = new Map<number, string>();
  readonly #sent = new Map<number, Packet>();
  readonly #arrived = new Map<number, number>();
  readonly #acked = new Map<number, number>();
  #undecided = 0;

  /** It is about to say a reliable message. */
  says(text: string): void {
    this.said.set(text, { text, acked: 0, failed: 0 });
    this.#unsent.push(text);
    this.#undecided += 1;
  }

  /** A datagram of it goes into the cable; `text` if it is one of the messages that are counted. */
  wentIn(packet: Packet, text: string | undefined): void {
    const { flags, sequence } = packet;
    for (const acked of acksIn(packet)) {
      count(this.#acked, acked);
      const copies = this.#arrived.get(acked) ?? 0;
      assert.ok((this.#acked.get(acked) ?? 0) <= copies, 'nothing is acked that did not arrive');
    }
    const first = this.#sent.get(sequence);
    assert.equal(flags.resent, first !== undefined, 'copies say that they are copies, and nothing else does');
    if (first !== undefined) {
      assert.ok(!flags.acks && equalBytes(packet.body, first.body), 'a copy equals its first transmission');
      return;
    }
    this.#sent.set(sequence, packet);
    if (text === undefined || !flags.reliable) return;
    this.#textOf.set(sequence, text);
    this.#unsent.splice(this.#unsent.indexOf(text), 1);
  }

  /** A datagram comes out of the cable, and this end is there to take it. */
  cameOut({ flags, sequence }: Packet): void {
    if (flags.reliable) count(this.#arrived, sequence);
  }

  /** It handles a message. */
  handles(text: string, reliable: boolean): void {
    if (reliable) count(this.handled, text);
    assert.ok((this.handled.get(text) ?? 0) <= 1, `${text} is handled no more than once`);
  }

  /** The engine's verdict on a message of it; without a sequence it never left. */
  decides(verdict: 'acked' | 'failed', sequence: number | undefined): void {
    const text = sequence === undefined ? this.#unsent.shift() : this.#textOf.get(sequence);
    const said = text === undefined ? undefined : this.said.get(text);
    if (said === undefined) return;
    said[verdict] += 1;
    this.#undecided -= 1;
    assert.ok(said.acked + said.failed === 1, `${said.text} is decided once`);
  }

  get isDecided(): boolean {
    return this.isDead || this.#undecided === 0;
  }
}

export function open(bytes: Uint8Array): Packet {
  const packet = readPacket(bytes);
  if ('malformed' in packet) throw new Error(packet.malformed);
  return packet;
}

function acksIn(packet: Packet): readonly number[] {
  const signal = readSignal(packet);
  return signal?.kind === 'acks' ? [...packet.acks, ...signal.sequences] : packet.acks;
}

function count<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
