// A growing list of small numbers, so that a text with ten million words stays affordable; what a later list has in common with an
// earlier one is not copied.

/** A stretch of numbers that nothing is written to any more, each to be raised by as much. */
interface Piece {
  readonly values: Uint32Array;
  readonly from: number;
  readonly length: number;
  readonly raisedBy: number;
}

/** Lists of more pieces are copied into one: each number is looked for from the first piece on. */
const MAX_PIECES = 8;

/** Fewer numbers are copied sooner than they are looked for. */
const FEW = 64;

/** Numbers from 0 to 2³² - 1. */
export class Column {
  /** What comes before the own values. */
  readonly #taken: Piece[] = [];
  #takenLength = 0;
  #values = new Uint32Array(FEW);
  length = 0;

  push(value: number): void {
    const at = this.length - this.#takenLength;
    if (at === this.#values.length) this.#makeRoomFor(at + 1);
    this.#values[at] = value;
    this.length += 1;
  }

  /** 0 outside of the list. */
  at(index: number): number {
    return index < this.#takenLength ? this.#takenAt(index) : (this.#values[index - this.#takenLength] ?? 0);
  }

  #takenAt(index: number): number {
    let rest = index;
    let number = 0;
    let piece = this.#taken[number];
    while (piece !== undefined && rest >= piece.length) {
      rest -= piece.length;
      number += 1;
      piece = this.#taken[number];
    }
    return piece === undefined || rest < 0 ? 0 : (piece.values[piece.from + rest] ?? 0) + piece.raisedBy;
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

  /** Takes over the numbers of another list, which does not grow any more, from one index up to another, each raised by as much. */
  take(other: Column, [from, to]: readonly [from: number, to: number], raisedBy = 0): void {
    const pieces = other.#piecesIn(from, to);
    if (to - from <= FEW || this.#taken.length + pieces.length >= MAX_PIECES) {
      for (let at = from; at < to; at += 1) this.push(other.at(at) + raisedBy);
      return;
    }
    this.#giveAway();
    for (const piece of pieces) this.#taken.push({ ...piece, raisedBy: piece.raisedBy + raisedBy });
    this.length += to - from;
    this.#takenLength = this.length;
  }

  /** What the list has between two indices. */
  #piecesIn(from: number, to: number): readonly Piece[] {
    const found: Piece[] = [];
    const own = { values: this.#values, from: 0, length: this.length - this.#takenLength, raisedBy: 0 };
    let begin = 0;
    for (const piece of [...this.#taken, own]) {
      const [first, end] = [Math.max(from, begin), Math.min(to, begin + piece.length)];
      if (first < end) found.push({ ...piece, from: piece.from + first - begin, length: end - first });
      begin += piece.length;
    }
    return found;
  }

  /** The own values become the last of the pieces. */
  #giveAway(): void {
    const length = this.length - this.#takenLength;
    if (length === 0) return;
    this.#taken.push({ values: this.#values, from: 0, length, raisedBy: 0 });
    this.#takenLength = this.length;
    this.#values = new Uint32Array(FEW);
  }

  #makeRoomFor(length: number): void {
    const wider = new Uint32Array(2 ** Math.ceil(Math.log2(length)));
    wider.set(this.#values);
    this.#values = wider;
  }
}
