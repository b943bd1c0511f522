// What is remembered of a circuit that is closed. A viewer keeps its own end for a while and may come back on it:
// then our numbers must go on, or its memory of old numbers would swallow new packets; and ours of what it said, or copies
// would be taken for new.
import { readHeader } from '../../protocol/packet/packet.ts';
import type { DuplicateMemory } from '../circuit/duplicates.ts';
import { forgetOldest } from '../memory.ts';
import type { Session } from '../sessions.ts';
import { type Address, addressText, type Millis } from '../words.ts';

/** [session.tombstone.1] Longer than the 100 s for which a viewer keeps its end. */
export const TOMBSTONE_MS = 120_000;
/** The oldest goes first. */
export const TOMBSTONE_LIMIT = 1024;

interface Tombstone {
  readonly circuit: number;
  readonly nextSequence: number;
  /** Whose circuit it was, and what it remembers of what came. */
  readonly session: Session;
  readonly duplicates: DuplicateMemory;
  readonly until: Millis;
}

/** What a circuit begins with. */
export interface Inheritance {
  readonly firstSequence?: number | undefined;
  readonly duplicates?: DuplicateMemory | undefined;
}

/**
 * [session.tombstone.1] What a circuit that is opened by this datagram has of the one that was here. [session.tombstone.2] What was
 * heard counts for the same session only, and unless its viewer counts anew.
 */
export function inherited(
  stone: Tombstone | undefined,
  session: Session,
  opening: Uint8Array,
  now: Millis,
): Inheritance {
  if (stone === undefined) return {};
  const { flags, sequence } = readHeader(opening);
  const isAnother = stone.session !== session || stone.duplicates.isOutdatedBy({ ...flags, sequence }, now);
  return { firstSequence: stone.nextSequence, ...(isAnother ? {} : { duplicates: stone.duplicates }) };
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
