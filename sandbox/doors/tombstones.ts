// What is remembered of a circuit that is closed. A viewer keeps its own end for a while and may come back on it:
// then our numbers must go on, or its memory of old numbers would swallow new packets.
import { forgetOldest } from '../memory.ts';
import { type Address, addressText, type Millis } from '../words.ts';

/** [session.tombstone.1] Longer than the 100 s for which a viewer keeps its end. */
export const TOMBSTONE_MS = 120_000;
/** The oldest goes first. */
export const TOMBSTONE_LIMIT = 1024;

interface Tombstone {
  readonly circuit: number;
  readonly nextSequence: number;
  readonly until: Millis;
}

export class Tombstones {
  readonly #stones = new Map<string, Tombstone>();

  raise(door: number, where: Address, stone: Omit<Tombstone, 'until'>, now: Millis): void {
    const key = addressText(where, door);
    this.#stones.delete(key);
    this.#stones.set(key, { ...stone, until: now + TOMBSTONE_MS });
    forgetOldest(this.#stones, TOMBSTONE_LIMIT);
  }

  /** The circuit that was here less than two minutes ago. */
  find(door: number, where: Address, now: Millis): Tombstone | undefined {
    const key = addressText(where, door);
    const stone = this.#stones.get(key);
    if (stone === undefined || stone.until > now) return stone;
    this.#stones.delete(key);
    return undefined;
  }
}
