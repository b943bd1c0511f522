// Which packets were here before. Knows ids and times only.
import type { Millis } from '../words.ts';
import { sequenceDistance } from './sequence.ts';
import {
  DUPLICATE_GRACE_MS,
  DUPLICATE_LIMIT,
  DUPLICATE_MEMORY_MS,
  RECENT_LIMIT,
  REORDER_REACH,
  SEQUENCE_REACH,
} from './timing.ts';

/**
 * The ids of accepted reliable packets. Age counts from the last copy, not from the first: another may be on its way
 * although the peer has the ack for an earlier one. [circuit.duplicates.1]
 */
export class DuplicateMemory {
  /** Id -> when it came last. Insertion order is age. */
  readonly #seenAt = new Map<number, Millis>();
  #evicted = 0;

  has(sequence: number, now: Millis): boolean {
    const seenAt = this.#seenAt.get(sequence);
    return seenAt !== undefined && now - seenAt < DUPLICATE_MEMORY_MS;
  }

  /** Notes that a packet, or a copy of it, came now. */
  remember(sequence: number, now: Millis): void {
    this.#seenAt.delete(sequence);
    this.#seenAt.set(sequence, now);
    this.#forgetOld(now);
  }

  /**
   * The peer says that all below `oldestUnacked` is acked; 0 says nothing. [circuit.duplicates.2]
   * Ids far off are left to their age: the peer's counter may have 16 bits and have wrapped.
   */
  trim(oldestUnacked: number, now: Millis): void {
    if (oldestUnacked === 0) return;
    for (const [sequence, seenAt] of this.#seenAt) {
      if (now - seenAt <= DUPLICATE_GRACE_MS) return;
      const below = sequenceDistance(sequence, oldestUnacked);
      if (below > 0 && below <= SEQUENCE_REACH) this.#seenAt.delete(sequence);
    }
  }

  /** The clock jumped: the peer may have slept as well, and go on with copies where it stopped. [circuit.silence.2] */
  restart(now: Millis): void {
    for (const sequence of this.#seenAt.keys()) this.#seenAt.set(sequence, now);
  }

  /**
   * Whether the numbers of a peer that opens a circuit anew with this packet began anew as well: it is no copy, and yet was here
   * before, or is far behind what came last. [session.tombstone.2]
   */
  isOutdatedBy({ resent, sequence }: { readonly resent: boolean; readonly sequence: number }, now: Millis): boolean {
    const last = [...this.#seenAt.keys()].at(-1);
    if (resent || last === undefined) return false;
    return this.has(sequence, now) || sequenceDistance(sequence, last) > REORDER_REACH;
  }

  get size(): number {
    return this.#seenAt.size;
  }

  /** Ids forgotten before their time because there were too many. [circuit.duplicates.3] */
  get evicted(): number {
    return this.#evicted;
  }

  #forgetOld(now: Millis): void {
    for (const [sequence, seenAt] of this.#seenAt) {
      const expired = now - seenAt >= DUPLICATE_MEMORY_MS;
      if (!expired && this.#seenAt.size <= DUPLICATE_LIMIT) return;
      if (!expired) this.#evicted += 1;
      this.#seenAt.delete(sequence);
    }
  }
}

/**
 * The last ids of some kind: a repeat among them is worth a count, never a refusal. [circuit.duplicates.4]
 * Each id has its place in a ring, and forgets what was there: an id that follows another is remembered beside it.
 */
export class RecentIds {
  readonly #ring = new Float64Array(RECENT_LIMIT).fill(Number.NaN);

  /** Notes `sequence` and says whether it was among the last ones. */
  repeated(sequence: number): boolean {
    if (this.has(sequence)) return true;
    this.#ring[sequence % RECENT_LIMIT] = sequence;
    return false;
  }

  has(sequence: number): boolean {
    return this.#ring[sequence % RECENT_LIMIT] === sequence;
  }
}
