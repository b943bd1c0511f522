// Something that is done at once, but not too often: what is wanted meanwhile is done once, when the pause is over.

export class Paced {
  readonly #pauseMs: number;
  readonly #act: () => void;
  #pause: ReturnType<typeof setTimeout> | undefined;
  #isWanted = false;

  constructor(pauseMs: number, act: () => void) {
    this.#pauseMs = pauseMs;
    this.#act = act;
  }

  /** It is wanted; it is done now, or when the pause is over. */
  want(): void {
    this.#isWanted = true;
    if (this.#pause === undefined) this.#do();
  }

  /** What is still wanted is not done any more. */
  stop(): void {
    clearTimeout(this.#pause);
    this.#pause = undefined;
    this.#isWanted = false;
  }

  #do(): void {
    this.#pause = undefined;
    if (!this.#isWanted) return;
    this.#isWanted = false;
    this.#pause = setTimeout(() => this.#do(), this.#pauseMs);
    this.#act();
  }
}
