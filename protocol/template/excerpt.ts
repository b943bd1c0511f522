// The words of a text without some of them in a row, as if those did not stand there.
import type { Range } from '../text.ts';
import type { Kind, PlacedComment, Rescan, Scan } from './scan.ts';

/** The words from `first` up to `next`, which is not among them. */
export interface Words {
  readonly first: number;
  readonly next: number;
}

/** All words but these, counted anew; places are those in the whole text. */
export const without = (scan: Scan, words: Words): Scan => new Excerpt(scan, words);

/** The words before `next`, and an end of the text behind them. */
export const upTo = (scan: Scan, next: number): Scan => new Excerpt(scan, { first: next, next: scan.count });

/** The number of a word of the whole, for one of what is left. */
export const inWhole = (index: number, { first, next }: Words): number =>
  index < first ? index : index + (next - first);

class Excerpt implements Scan {
  readonly #scan: Scan;
  readonly #gap: Words;

  constructor(scan: Scan, gap: Words) {
    this.#scan = scan;
    this.#gap = gap;
  }

  get text(): string {
    return this.#scan.text;
  }

  get count(): number {
    return this.#scan.count - (this.#gap.next - this.#gap.first);
  }

  get commentCount(): number {
    return this.#scan.commentCount;
  }

  get problems(): Scan['problems'] {
    return this.#scan.problems;
  }

  kind(index: number): Kind {
    return this.#scan.kind(this.#whole(index));
  }

  word(index: number): string {
    return this.#scan.word(this.#whole(index));
  }

  range(index: number): Range {
    return this.#scan.range(this.#whole(index));
  }

  start(index: number): number {
    return this.#scan.start(this.#whole(index));
  }

  end(index: number): number {
    return this.#scan.end(this.#whole(index));
  }

  from(offset: number): number {
    const { first, next } = this.#gap;
    const index = this.#scan.from(offset);
    return index < first ? index : Math.max(first, index - (next - first));
  }

  line(index: number): number {
    return this.#scan.line(this.#whole(index));
  }

  column(index: number): number {
    return this.#scan.column(this.#whole(index));
  }

  isFirstOnLine(index: number): boolean {
    return index === 0 || this.line(index - 1) < this.line(index);
  }

  commentsBefore(index: number): readonly PlacedComment[] {
    const behind = this.#scan.commentsBefore(this.#whole(index));
    return index === this.#gap.first ? [...this.#scan.commentsBefore(index), ...behind] : behind;
  }

  comment(index: number): PlacedComment {
    return this.#scan.comment(index);
  }

  changedTo(text: string): Rescan {
    return this.#scan.changedTo(text);
  }

  #whole(index: number): number {
    return inWhole(index, this.#gap);
  }
}
