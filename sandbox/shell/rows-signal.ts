// "There are now n rows", at most ten times a second, and never when nothing came.

/** Faster than the eye reads, slower than a burst of packets. */
const PAUSE_MS = 100;

export class RowsSignal {
  readonly #tell: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(tell: () => void) {
    this.#tell = tell;
  }

  /** Something came; it is told soon. */
  stir(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#tell();
    }, PAUSE_MS);
  }

  /** Tells what was not told yet, and falls silent. */
  stop(): void {
    if (this.#timer === undefined) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#tell();
  }
}
