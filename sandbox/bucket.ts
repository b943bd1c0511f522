// A bucket of tokens: how much of something may happen, on average and at once.
import type { Millis } from './words.ts';

export interface Rate {
  readonly perSecond: number;
  readonly burst: number;
}

export class Bucket {
  readonly #rate: Rate;
  #tokens: number;
  #at: Millis;

  /** Starts full. */
  constructor(rate: Rate, now: Millis) {
    this.#rate = rate;
    this.#tokens = rate.burst;
    this.#at = now;
  }

  /** Whether one more may happen now; if so, it is taken to have happened. A clock that steps back earns nothing. */
  take(now: Millis): boolean {
    const earned = (Math.max(0, now - this.#at) * this.#rate.perSecond) / 1000;
    this.#tokens = Math.min(this.#rate.burst, this.#tokens + earned);
    this.#at = Math.max(now, this.#at);
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }
}
