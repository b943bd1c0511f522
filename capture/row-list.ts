// Rising row numbers: appended at the end, dropped at the front.

const FIRST_LENGTH = 1024;

/** A list in one typed array: a million rows take eight megabytes and no objects. */
export class RowList {
  #rows = new Float64Array(FIRST_LENGTH);
  #start = 0;
  #end = 0;

  get count(): number {
    return this.#end - this.#start;
  }

  /** The row number at `index`, from 0; throws beyond the end. */
  at(index: number): number {
    const row = this.#rows[this.#start + index];
    if (row === undefined || index < 0 || index >= this.count) throw new RangeError(`no row at ${index}`);
    return row;
  }

  push(row: number): void {
    if (this.#end === this.#rows.length) this.#makeRoom();
    this.#rows[this.#end] = row;
    this.#end += 1;
  }

  /** Forgets the numbers below `row`. */
  dropBefore(row: number): void {
    while (this.#start < this.#end && (this.#rows[this.#start] ?? 0) < row) this.#start += 1;
  }

  /** Moves to the front if half is free there, else to a longer array. */
  #makeRoom(): void {
    if (this.#start >= this.#rows.length / 2) {
      this.#rows.copyWithin(0, this.#start, this.#end);
    } else {
      const longer = new Float64Array(2 * this.#rows.length);
      longer.set(this.#rows.subarray(this.#start, this.#end));
      this.#rows = longer;
    }
    this.#end -= this.#start;
    this.#start = 0;
  }
}
