// The one timer of the grid.
import type { Millis } from '../words.ts';

/** The longest wait that a timer takes without overflow; waking early does no harm. */
const LONGEST_WAIT_MS = 60_000;

export class Alarm {
  readonly #ring: (due: Millis) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #at: Millis = Number.POSITIVE_INFINITY;

  /** @param ring is told for when it was set */
  constructor(ring: (due: Millis) => void) {
    this.#ring = ring;
  }

  /** Rings at `deadline` and forgets what it was set to before; Infinity = does not ring. */
  set(deadline: Millis, now: Millis): void {
    if (deadline === this.#at) return;
    this.clear();
    this.#at = deadline;
    if (deadline === Number.POSITIVE_INFINITY) return;
    const wait = Math.min(Math.max(0, Math.ceil(deadline - now)), LONGEST_WAIT_MS);
    this.#timer = setTimeout(() => {
      this.clear();
      this.#ring(Math.max(deadline, now));
    }, wait);
  }

  clear(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#at = Number.POSITIVE_INFINITY;
  }
}
