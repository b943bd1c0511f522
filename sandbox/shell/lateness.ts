// How late the grid was woken: what stops the event loop falsifies every time that is measured in it.
import type { Millis } from '../words.ts';

/** The worst of so many periods is told: of the last minute. */
const PERIODS = 12;
const PERIOD_MS: Millis = 5000;

export class Lateness {
  /** The worst of each period, in a ring. */
  readonly #worst = new Array<number>(PERIODS).fill(0);
  #period = 0;

  /** It was to be woken at `due`. A clock that steps back tells nothing. */
  woke(due: Millis, now: Millis): void {
    this.#turn(now);
    const place = this.#period % PERIODS;
    this.#worst[place] = Math.max(this.#worst[place] ?? 0, now - due);
  }

  /** In the last minute. */
  worst(now: Millis): Millis {
    this.#turn(now);
    return Math.max(...this.#worst);
  }

  #turn(now: Millis): void {
    const period = Math.max(this.#period, Math.floor(now / PERIOD_MS));
    if (period - this.#period >= PERIODS) this.#worst.fill(0);
    else for (let next = this.#period + 1; next <= period; next += 1) this.#worst[next % PERIODS] = 0;
    this.#period = period;
  }
}
