// Which packets were here before. Knows ids and times only.
import type { Millis } from '../words.ts';
import { sequenceDistance } from './sequence.ts';
import {
  DUPLICATE_GRACE_MS,
  DUPLICATE_LIMIT,
  DUPLICATE_MEMORY_MS,
  RECENT_UNRELIABLE_LIMIT,
  SEQUENCE_REACH,
} from './timing.ts';

/** The ids of accepted reliable packets. [circuit.duplicates.1] */
export class DuplicateMemory {
  /** Id -> when it was accepted. Insertion order is age. */
  readonly #acceptedAt = new Map<number, Millis>();
  #evicted = 0;

  has(sequence: number, now: Millis): boolean {
    const acceptedAt = this.#acceptedAt.get(sequence);
    return acceptedAt !== undefined && now - acceptedAt < DUPLICATE_MEMORY_MS;
  }

  remember(sequence: number, now: Millis): void {
    this.#acceptedAt.delete(sequence);
    this.#acceptedAt.set(sequence, now);
    this.#forgetOld(now);
  }

  /**
   * The peer says that all below `oldestUnacked` is acked; 0 says nothing. [circuit.duplicates.2]
   * Ids far off are left to their age: the peer's counter may have 16 bits and have wrapped.
   */
  trim(oldestUnacked: number, now: Millis): void {
    if (oldestUnacked === 0) return;
    for (const [sequence, acceptedAt] of this.#acceptedAt) {
      if (now - acceptedAt <= DUPLICATE_GRACE_MS) return;
      const below = sequenceDistance(sequence, oldestUnacked);
      if (below > 0 && below <= SEQUENCE_REACH) this.#acceptedAt.delete(sequence);
    }
  }

  get size(): number {
    return this.#acceptedAt.size;
  }

  /** Ids forgotten before their time because there were too many. [circuit.duplicates.3] */
  get evicted(): number {
    return this.#evicted;
  }

  #forgetOld(now: Millis): void {
    for (const [sequence, acceptedAt] of this.#acceptedAt) {
      const expired = now - acceptedAt >= DUPLICATE_MEMORY_MS;
      if (!expired && this.#acceptedAt.size <= DUPLICATE_LIMIT) return;
      if (!expired) this.#evicted += 1;
      this.#acceptedAt.delete(sequence);
    }
  }
}

/** The last ids of unreliable packets: a repeat among them is worth a count, never a refusal. [circuit.duplicates.4] */
export class RecentIds {
  readonly #ids = new Set<number>();

  /** Notes `sequence` and says whether it was among the last ones. */
  repeated(sequence: number): boolean {
    if (this.#ids.has(sequence)) return true;
    this.#ids.add(sequence);
    if (this.#ids.size > RECENT_UNRELIABLE_LIMIT) this.#forgetOldest();
    return false;
  }

  get size(): number {
    return this.#ids.size;
  }

  #forgetOldest(): void {
    for (const oldest of this.#ids) {
      this.#ids.delete(oldest);
      return;
    }
  }
}
