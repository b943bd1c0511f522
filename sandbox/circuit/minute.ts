// How often something happened in the last minute, in steps of five seconds.
import type { Millis } from '../words.ts';
import { RATE_PERIOD_MS } from './timing.ts';

const PERIODS = 12;

/** A ring of counts. */
export class LastMinute {
  readonly #counts = new Array<number>(PERIODS).fill(0);
  /** Which period the newest count is of. */
  #period = 0;

  add(count: number, now: Millis): void {
    this.#turn(now);
    const place = this.#period % PERIODS;
    this.#counts[place] = (this.#counts[place] ?? 0) + count;
  }

  sum(now: Millis): number {
    this.#turn(now);
    return this.#counts.reduce((sum, count) => sum + count, 0);
  }

  /** Forgets what is older. A clock that steps back forgets nothing. */
  #turn(now: Millis): void {
    const period = Math.max(this.#period, Math.floor(now / RATE_PERIOD_MS));
    if (period - this.#period >= PERIODS) this.#counts.fill(0);
    else for (let next = this.#period + 1; next <= period; next += 1) this.#counts[next % PERIODS] = 0;
    this.#period = period;
  }
}
