// What is counted on the way into a circuit.
import type { Packet } from '../../protocol/packet/packet.ts';
import type { Millis } from '../words.ts';
import { Flow } from './flow.ts';
import { LastMinute } from './minute.ts';

const ACK_BYTES = 4;

export class Arrivals {
  /** By fate, and by what is odd about a packet. [circuit.odd.1] */
  readonly counts = {
    resentIn: 0,
    duplicates: 0,
    unreliableRepeats: 0,
    extraHeader: 0,
    zeroCodeTruncated: 0,
    malformed: 0,
    unknownMessages: 0,
    flooded: 0,
    banned: 0,
    trustRejected: 0,
    idMismatch: 0,
  };
  readonly #flow: Flow;
  readonly #lately = new LastMinute();

  constructor(now: Millis) {
    this.#flow = new Flow(now);
  }

  /** A packet that was accepted. */
  hear({ acks, bytes, expandedBytes, extra, flags, zeroCodeTruncated }: Packet, now: Millis): void {
    this.#flow.pass(bytes, flags.reliable, now);
    this.#lately.add(1, now);
    if (flags.resent) this.counts.resentIn += 1;
    if (extra.length > 0) this.counts.extraHeader += 1;
    if (zeroCodeTruncated) this.counts.zeroCodeTruncated += 1;
    if (flags.zerocoded) this.#flow.zerocoded(expandedBytes, bytes - (flags.acks ? ACK_BYTES * acks.length + 1 : 0));
  }

  /** Its message is known. */
  name(name: string, bytes: number): void {
    this.#flow.name(name, bytes);
  }

  /** Packets of the last minute. */
  lately(now: Millis): number {
    return this.#lately.sum(now);
  }

  figures(now: Millis) {
    return { packetsIn: this.#flow.packets, bytesIn: this.#flow.bytes, in: this.#flow.figures(now), ...this.counts };
  }
}
