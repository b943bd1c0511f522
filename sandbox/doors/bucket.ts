// A bucket of tokens: how much of something may happen, on average and at once.
import type { Millis } from '../words.ts';

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

  /** Whether one more may happen now; if so, it is taken to have happened. */
  take(now: Millis): boolean {
    const grown = this.#tokens + ((now - this.#at) / 1000) * this.#rate.perSecond;
    this.#tokens = Math.min(this.#rate.burst, grown);
    this.#at = now;
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }
}
