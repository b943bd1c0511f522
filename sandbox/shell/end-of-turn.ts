// Something that is done once for all that happened in a turn of the event loop, when that has been dealt with.

export class EndOfTurn {
  readonly #act: () => void;
  #isDue = false;

  constructor(act: () => void) {
    this.#act = act;
  }

  /** Something happened: it is done before the event loop waits again. */
  stir(): void {
    if (this.#isDue) return;
    this.#isDue = true;
    setImmediate(() => {
      this.#isDue = false;
      this.#act();
    });
  }
}
