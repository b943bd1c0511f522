// What is counted on the way out of a circuit, apart from what is still under way.
import type { CircuitFigures } from '../../contract/panel.ts';
import type { Millis } from '../words.ts';
import { RecentIds } from './duplicates.ts';
import { Flow } from './flow.ts';
import { Latency } from './latency.ts';
import type { Acked } from './resends.ts';
import { TOP_MESSAGES } from './timing.ts';

/** A datagram that leaves. */
export interface Leaving {
  readonly name: string;
  readonly reliable: boolean;
  readonly now: Millis;
}

export class Ledger {
  readonly #flow: Flow;
  readonly #latency = new Latency();
  readonly #acked = new RecentIds();
  readonly #failedNames = new Map<string, number>();
  readonly #counts = { acksOut: 0, acksAppended: 0, ackCarriers: 0, packetAcks: 0 };
  readonly #answers = { acksIn: 0, unknownAcks: 0, repeatedAcks: 0 };
  #resent = 0;
  #failed = 0;

  constructor(now: Millis) {
    this.#flow = new Flow(now);
  }

  left(bytes: number, { name, now, reliable }: Leaving): void {
    this.#flow.pass(bytes, reliable, now);
    this.#flow.name(name, bytes);
  }

  /** Zero-coding was tried: bytes before and after. */
  coded(plainBytes: number, codedBytes: number): void {
    if (codedBytes < plainBytes) this.#flow.zerocoded(plainBytes, codedBytes);
    else this.#flow.notShorter();
  }

  appended(acks: number): void {
    this.#counts.acksOut += acks;
    this.#counts.acksAppended += acks;
    this.#counts.ackCarriers += 1;
  }

  packetAck(acks: number): void {
    this.#counts.acksOut += acks;
    this.#counts.packetAcks += 1;
  }

  resent(): void {
    this.#resent += 1;
  }

  failed(name: string): void {
    this.#failed += 1;
    this.#failedNames.set(name, (this.#failedNames.get(name) ?? 0) + 1);
  }

  /** The peer acked a packet; undefined = none that we wait for. [circuit.acks.7] */
  acked(sequence: number, packet: Acked | undefined): void {
    this.#answers.acksIn += 1;
    if (packet === undefined) this.#answers[this.#acked.has(sequence) ? 'repeatedAcks' : 'unknownAcks'] += 1;
    else this.#acked.repeated(sequence);
    if (packet?.latency !== undefined) this.#latency.add(packet.latency);
  }

  figures(now: Millis) {
    return {
      packetsOut: this.#flow.packets,
      bytesOut: this.#flow.bytes,
      out: this.#flow.figures(now),
      ...this.#counts,
      ...this.#answers,
      ...(this.#latency.figures === undefined ? {} : { ackLatency: this.#latency.figures }),
      resent: this.#resent,
      failed: this.#failed,
      failedMessages: this.#failedMessages(),
    };
  }

  #failedMessages(): CircuitFigures['failedMessages'] {
    return [...this.#failedNames]
      .map(([name, count]) => ({ name, count }))
      .sort((one, other) => other.count - one.count)
      .slice(0, TOP_MESSAGES);
  }
}
