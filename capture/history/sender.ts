// What one end of a circuit sent, as the capture has it: packets by number, which of them were acked, which are missing.
// Numbers are those of the wire; the place of one among the others is found modulo 24 bits, as viewers count.

import type { Direction } from '../../contract/panel.ts';
import { SparseBits } from '../filter/sparse-bits.ts';

/** A reliable packet, with what became of it. */
export interface Sent {
  readonly row: number;
  readonly circuit: number;
  readonly direction: Direction;
  /** Seconds since the capture's start. */
  readonly time: number;
  readonly sequence: number;
  readonly name: string;
  /** The other end could not or would not take it, and does not ack it. */
  readonly isRefused: boolean;
  /** Rows that say that they send it again. */
  readonly resends: number[];
  /** The first row that acked it. */
  ack?: { readonly row: number; readonly time: number };
}

/** Numbers that never came, between two rows. */
export interface Gap {
  readonly first: number;
  readonly last: number;
  /** The first row behind it. */
  readonly row: number;
}

/** What came behind a number that is missing. */
interface Behind {
  readonly row: number;
  /** Seconds since the capture's start. */
  readonly time: number;
}

/** [finding.gap.1] Seconds in which a number that was skipped may still come, for packets overtake each other. */
export const OVERTAKEN_S = 5;

/** An ack of a packet that the other end was not seen to send. */
export interface StrayAck {
  readonly row: number;
  readonly sequence: number;
}

const WRAP = 2 ** 24;
/** [circuit.losses.2] Further away is no gap, but a counter that went somewhere else. */
export const FARTHEST_GAP = 4096;
/** [capture.history.1] Numbers of one end that are missing and may still come; then the oldest is given up. */
export const MOST_MISSING = 8192;

export class Sender {
  packets = 0;
  bytes = 0;
  /** Acks that its packets carry. */
  acks = 0;
  resent = 0;
  duplicates = 0;
  readonly strays: StrayAck[] = [];
  readonly #reliable = new Map<number, Sent>();
  readonly #all: Sent[] = [];
  readonly #seen = new SparseBits();
  readonly #missing = new Map<number, Behind>();
  #next: number | undefined;
  /** When this end sent last. */
  #latest = 0;
  #lost = 0;

  /** Any packet that left, in the order of rows, whatever became of it. */
  sent(sequence: number, row: number, time: number, isResent: boolean): void {
    this.#number(sequence, row, time);
    if (isResent) this.resent += 1;
  }

  /** Such a packet is reliable: it is remembered with what becomes of it, one for all its copies. */
  promised(packet: Omit<Sent, 'resends' | 'ack'>, isResent: boolean): Sent {
    const known = this.#reliable.get(packet.sequence);
    if (known !== undefined && (isResent || known.ack === undefined)) {
      known.resends.push(packet.row);
      return known;
    }
    const { circuit, direction, isRefused, name, row, sequence, time } = packet;
    const fresh: Sent = { row, circuit, direction, time, sequence, name, isRefused, resends: [] };
    this.#reliable.set(sequence, fresh);
    this.#all.push(fresh);
    return fresh;
  }

  /** The other end acks. False if it acks what was not seen to be sent. */
  acked(sequence: number, row: number, time: number): boolean {
    const known = this.#reliable.get(sequence);
    if (known === undefined) return this.#seen.has(sequence);
    known.ack ??= { row, time };
    return true;
  }

  /** Every reliable packet, in the order of rows. */
  get reliable(): readonly Sent[] {
    return this.#all;
  }

  /** [finding.gap.1] Numbers that never came, as far as what this end sent behind them tells. */
  get lost(): number {
    let young = 0;
    for (const { time } of this.#missing.values()) if (this.#mayCome(time)) young += 1;
    return this.#lost + this.#missing.size - young;
  }

  /** [capture.history.2] Those of them that are still waited for, as runs. */
  gaps(): readonly Gap[] {
    const gaps: Gap[] = [];
    for (const [sequence, { row, time }] of this.#missing) {
      if (this.#mayCome(time)) continue;
      const last = gaps.at(-1);
      if (last !== undefined && last.row === row && last.last + 1 === sequence) {
        gaps[gaps.length - 1] = { ...last, last: sequence };
      } else gaps.push({ first: sequence, last: sequence, row });
    }
    return gaps;
  }

  #mayCome(skipped: number): boolean {
    return this.#latest - skipped <= OVERTAKEN_S;
  }

  /** [capture.history.2] */
  #number(sequence: number, row: number, time: number): void {
    this.#latest = Math.max(this.#latest, time);
    this.#seen.add(sequence);
    if (this.#missing.delete(sequence)) return;
    const ahead = this.#next === undefined ? 0 : distance(this.#next, sequence);
    if (ahead < 0 && ahead > -FARTHEST_GAP) return;
    if (ahead > 0 && ahead < FARTHEST_GAP) this.#miss(this.#next ?? 0, ahead, { row, time });
    this.#next = (sequence + 1) % WRAP;
  }

  #miss(from: number, count: number, behind: Behind): void {
    for (let at = 0; at < count; at++) this.#missing.set((from + at) % WRAP, behind);
    for (const oldest of this.#missing.keys()) {
      if (this.#missing.size <= MOST_MISSING) return;
      this.#missing.delete(oldest);
      this.#lost += 1;
    }
  }
}

/** How far `to` is behind `from`; negative = before it. */
function distance(from: number, to: number): number {
  const ahead = (((to - from) % WRAP) + WRAP) % WRAP;
  return ahead >= WRAP / 2 ? ahead - WRAP : ahead;
}
