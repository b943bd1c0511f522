// What regular expressions cost while rows are asked: it depends on texts and expression, so that nobody knows it before.

export class Effort {
  #looks = 0;

  /** @param looks of what was done, as `Work` counts them */
  add(looks: number): void {
    this.#looks += looks;
  }

  /** What came together since it was taken last. */
  take(): number {
    const looks = this.#looks;
    this.#looks = 0;
    return looks;
  }
}
