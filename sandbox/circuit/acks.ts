// The acks we owe. Knows ids and when they must leave; not how they travel.
import type { Millis } from '../words.ts';
import { ACK_COLLECT_MS, ACKS_AT_ONCE, APPENDED_ACKS_LIMIT, DATAGRAM_LIMIT } from './timing.ts';

/** Which outgoing packets may carry acks: all, only those that are not zero-coded, none. */
export type AcksAppend = 'all' | 'plain' | 'never';

interface PendingAck {
  readonly since: Millis;
  readonly sequence: number;
  readonly dueAt: Millis;
}

/** [circuit.acks.4] The peer waits for the acks of these before it goes on. */
export const ACKED_AT_ONCE: ReadonlySet<string> = new Set(['UseCircuitCode', 'CompleteAgentMovement', 'LogoutRequest']);

/** Acks collected until a packet takes them along or the oldest has waited long enough. [circuit.acks.2] */
export class AckList {
  #pending: PendingAck[] = [];

  /** Owes one ack for `sequence`; a packet that came twice is owed two. */
  add(sequence: number, now: Millis): void {
    this.#pending.push({ sequence, since: now, dueAt: now + ACK_COLLECT_MS });
  }

  /** Makes all that is pending due now. [circuit.acks.4] */
  hasten(now: Millis): void {
    this.#pending = this.#pending.map((ack) => ({ ...ack, dueAt: Math.min(now, ack.dueAt) }));
  }

  /** Takes the `count` oldest off the list. */
  take(count: number): readonly number[] {
    return this.#pending.splice(0, count).map((ack) => ack.sequence);
  }

  /** Whether so many are pending that they must leave at once. [circuit.acks.4] */
  get full(): boolean {
    return this.#pending.length >= ACKS_AT_ONCE;
  }

  get size(): number {
    return this.#pending.length;
  }

  /** How long the oldest has waited; undefined if none is pending. */
  oldestMs(now: Millis): Millis | undefined {
    const [oldest] = this.#pending;
    return oldest === undefined ? undefined : now - oldest.since;
  }

  /** When the oldest has waited long enough; Infinity if none is pending. */
  get deadline(): Millis {
    return this.#pending[0]?.dueAt ?? Number.POSITIVE_INFINITY;
  }
}

/** How many acks fit behind a datagram of `length` bytes: four bytes each and one for the count. [circuit.acks.5] */
export function roomForAcks(length: number): number {
  const room = Math.floor((DATAGRAM_LIMIT - length - 1) / 4);
  return Math.max(0, Math.min(room, APPENDED_ACKS_LIMIT));
}
