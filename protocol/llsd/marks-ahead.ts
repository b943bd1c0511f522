// Where marks stand next. Stretches of a text are asked about from left to right, so that it is searched once.

export class MarksAhead {
  readonly #marks: readonly MarkAhead[];

  constructor(text: string, marks: readonly string[]) {
    this.#marks = marks.map((mark) => new MarkAhead(text, mark));
  }

  /** Whether one of them begins in this stretch, which is not before the one that was asked about last. */
  isWithin(from: number, to: number): boolean {
    for (const mark of this.#marks) if (mark.isWithin(from, to)) return true;
    return false;
  }
}

class MarkAhead {
  readonly #text: string;
  readonly #mark: string;
  #at = -1;

  constructor(text: string, mark: string) {
    this.#text = text;
    this.#mark = mark;
  }

  isWithin(from: number, to: number): boolean {
    if (this.#at < from) {
      const found = this.#text.indexOf(this.#mark, from);
      this.#at = found < 0 ? this.#text.length : found;
    }
    return this.#at < to;
  }
}
