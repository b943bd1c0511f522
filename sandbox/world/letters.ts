// Instant messages to people who are not in the world: kept until they come and ask for them.
import { forgetOldest } from '../memory.ts';
import type { Millis } from '../words.ts';
import type { Vector } from './vector.ts';

/** [im.kept.1] Letters for one person: what comes beyond them is not kept. And people with letters; the oldest are forgotten first. */
export const LETTERS_LIMIT = 25;
export const RECEIVERS_LIMIT = 1000;

export interface Letter {
  readonly from: string;
  readonly name: string;
  readonly dialog: number;
  readonly id: string;
  readonly text: string;
  readonly bucket: Uint8Array;
  /** Where it was written. */
  readonly regionId: string;
  readonly position: Vector;
  /** Milliseconds since 1970. */
  readonly date: Millis;
}

export class Letters {
  readonly #boxes = new Map<string, readonly Letter[]>();

  hasRoom(to: string): boolean {
    return (this.#boxes.get(to)?.length ?? 0) < LETTERS_LIMIT;
  }

  /** False when there is no room for it. @param to id of an agent */
  keep(to: string, letter: Letter): boolean {
    if (!this.hasRoom(to)) return false;
    const box = this.#boxes.get(to) ?? [];
    this.#boxes.set(to, [...box, letter]);
    forgetOldest(this.#boxes, RECEIVERS_LIMIT);
    return true;
  }

  /** [world.people.1] All that are kept, by the ids of those to whom they go. */
  all(): ReadonlyMap<string, readonly Letter[]> {
    return this.#boxes;
  }

  /** All of them, the oldest first; they are not kept any more. */
  take(to: string): readonly Letter[] {
    const box = this.#boxes.get(to) ?? [];
    this.#boxes.delete(to);
    return box;
  }
}
