// "Something is new", told once for all that came within a pause, and never when nothing came.
import type { Millis } from '../words.ts';

export class PacedSignal {
  readonly #pause: Millis;
  readonly #tell: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(pause: Millis, tell: () => void) {
    this.#pause = pause;
    this.#tell = tell;
  }

  /** Something came; it is told when the pause is over. */
  stir(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#tell();
    }, this.#pause);
  }

  /** Tells what was not told yet, and falls silent. */
  stop(): void {
    if (this.#timer === undefined) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#tell();
  }
}
