// How much of a search is done at a time: whoever searches has other things to do, such as a grid to run.

/** What opening a datagram costs, in looks at the columns of a row. */
export const OPENING_LOOKS = 30;

/** Looks in one slice: a few milliseconds. A packet that comes meanwhile waits no longer. */
export const SLICE_LOOKS = 60_000;

/** The looks that are left in a slice. */
export class Work {
  #left: number;

  constructor(looks: number = SLICE_LOOKS) {
    this.#left = looks;
  }

  get isDone(): boolean {
    return this.#left <= 0;
  }

  /** Takes some; whether none are left now. */
  spend(looks: number): boolean {
    this.#left -= looks;
    return this.#left <= 0;
  }
}
