// One direction of a circuit in figures: how much, how fast, of what, and what zero-coding saved.
import type { FlowFigures } from '../../contract/figures.ts';
import type { Millis } from '../words.ts';
import { RATE_PERIOD_MS, TOP_MESSAGES } from './timing.ts';

const BITS_PER_BYTE = 8;
const SECOND: Millis = 1000;

interface Count {
  packets: number;
  bytes: number;
}

export class Flow {
  readonly #names = new Map<string, Count>();
  readonly #zero = { zerocoded: 0, savedBytes: 0, expandedBytes: 0, notShorter: 0 };
  #packets = 0;
  #bytes = 0;
  #reliable = 0;
  #periodEnd: Millis;
  #period: Count = { packets: 0, bytes: 0 };
  #last: Count = { packets: 0, bytes: 0 };
  #peakBytes = 0;

  constructor(now: Millis) {
    this.#periodEnd = now + RATE_PERIOD_MS;
  }

  /** Counts a packet. */
  pass(bytes: number, reliable: boolean, now: Millis): void {
    if (now >= this.#periodEnd) this.#turn(now);
    this.#packets += 1;
    this.#bytes += bytes;
    this.#period.packets += 1;
    this.#period.bytes += bytes;
    if (reliable) this.#reliable += 1;
  }

  /** Counts a message that is known. */
  name(name: string, bytes: number): void {
    const count = this.#names.get(name);
    if (count === undefined) this.#names.set(name, { packets: 1, bytes });
    else {
      count.packets += 1;
      count.bytes += bytes;
    }
  }

  /** Counts a packet that was zero-coded: its bytes before and after, acks aside. */
  zerocoded(plainBytes: number, codedBytes: number): void {
    this.#zero.zerocoded += 1;
    this.#zero.expandedBytes += plainBytes;
    this.#zero.savedBytes += plainBytes - codedBytes;
    if (codedBytes >= plainBytes) this.#zero.notShorter += 1;
  }

  /** Counts a packet that went plain although zero-coding had been tried. */
  notShorter(): void {
    this.#zero.notShorter += 1;
  }

  get packets(): number {
    return this.#packets;
  }

  get bytes(): number {
    return this.#bytes;
  }

  figures(now: Millis): FlowFigures {
    if (now >= this.#periodEnd) this.#turn(now);
    return {
      packetsPerSecond: perSecond(this.#last.packets),
      bitsPerSecond: perSecond(this.#last.bytes) * BITS_PER_BYTE,
      peakBitsPerSecond: perSecond(this.#peakBytes) * BITS_PER_BYTE,
      reliable: this.#reliable,
      ...this.#zero,
      top: this.#top(),
    };
  }

  /** Half of them are the most frequent, the others those that weigh most of the rest. */
  #top(): FlowFigures['top'] {
    const all = [...this.#names].map(([name, count]) => ({ name, ...count })).sort(byPackets);
    const often = all.slice(0, TOP_MESSAGES / 2);
    const heavy = all.slice(TOP_MESSAGES / 2).sort((one, other) => other.bytes - one.bytes);
    return [...often, ...heavy.slice(0, TOP_MESSAGES / 2)].sort(byPackets);
  }

  /** A period is over; if more than one is, nothing passed in the last. */
  #turn(now: Millis): void {
    const over = Math.floor((now - this.#periodEnd) / RATE_PERIOD_MS);
    this.#peakBytes = Math.max(this.#peakBytes, this.#period.bytes);
    this.#last = over === 0 ? this.#period : { packets: 0, bytes: 0 };
    this.#period = { packets: 0, bytes: 0 };
    this.#periodEnd += (over + 1) * RATE_PERIOD_MS;
  }
}

const byPackets = (one: Count, other: Count): number => other.packets - one.packets || other.bytes - one.bytes;

const perSecond = (count: number): number => (count * SECOND) / RATE_PERIOD_MS;
