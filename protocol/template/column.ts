// A growing list of small numbers, so that a text with ten million words stays affordable.

/** Numbers from 0 to 2³² - 1. */
export class Column {
  #values = new Uint32Array(1024);
  length = 0;

  push(value: number): void {
    if (this.length === this.#values.length) this.#makeRoomFor(this.length + 1);
    this.#values[this.length] = value;
    this.length += 1;
  }

  at(index: number): number {
    return this.#values[index] ?? 0;
  }

  /** The index of the first number that is at least as large, in a list that ascends; the length if there is none. */
  firstFrom(value: number): number {
    let [low, high] = [0, this.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.at(middle) < value) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Takes over the numbers of another list from one index up to another, each raised by as much. */
  take(other: Column, [from, to]: readonly [from: number, to: number], raisedBy = 0): void {
    this.#makeRoomFor(this.length + to - from);
    if (raisedBy === 0) this.#values.set(other.#values.subarray(from, to), this.length);
    else for (let at = from; at < to; at += 1) this.#values[this.length + at - from] = other.at(at) + raisedBy;
    this.length += to - from;
  }

  #makeRoomFor(length: number): void {
    if (length <= this.#values.length) return;
    const wider = new Uint32Array(2 ** Math.ceil(Math.log2(length)));
    wider.set(this.#values.subarray(0, this.length));
    this.#values = wider;
  }
}
