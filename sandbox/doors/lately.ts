// What has happened lately: so that it is not told again and again.
import { forgetOldest } from '../memory.ts';
import type { Millis } from '../words.ts';

export class Lately {
  readonly #pause: Millis;
  readonly #limit: number;
  readonly #seen = new Map<string, Millis>();

  /** Something is new again after `pause`; `limit`: how many things are remembered, the oldest goes first. */
  constructor(pause: Millis, limit: number) {
    this.#pause = pause;
    this.#limit = limit;
  }

  /** Whether this has not been new lately; if so, it has been from now on. */
  isNew(key: string, now: Millis): boolean {
    const last = this.#seen.get(key);
    if (last !== undefined && now - last < this.#pause) return false;
    this.#seen.delete(key);
    this.#seen.set(key, now);
    forgetOldest(this.#seen, this.#limit);
    return true;
  }
}
