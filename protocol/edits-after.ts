// Edits done one after the other, as edits to the text that was there first.
import type { Edit, Range } from './text.ts';

/** What a text has become: stretches of the first text, and what was put between them. */
type Piece = Range | string;

/** A text through all that is done to it. */
export class EditedText {
  readonly #first: string;
  #pieces: readonly Piece[];

  constructor(first: string) {
    this.#first = first;
    this.#pieces = [{ start: 0, end: first.length }];
  }

  get text(): string {
    return this.#pieces.map((piece) => this.#textOf(piece)).join('');
  }

  /** Edits to the text as it is now, in its order. */
  apply(edits: readonly Edit[]): void {
    const taker = new Taker(this.#pieces);
    const pieces: Piece[] = [];
    let at = 0;
    for (const { range, text } of edits) {
      pieces.push(...taker.take(range.start - at));
      taker.take(range.end - range.start);
      if (text !== '') pieces.push(text);
      at = range.end;
    }
    this.#pieces = [...pieces, ...taker.take(Number.POSITIVE_INFINITY)];
  }

  /** The edits that make the same of the first text at once, in its order. */
  get edits(): readonly Edit[] {
    const edits: Edit[] = [];
    let put = '';
    let at = 0;
    for (const piece of [...this.#pieces, { start: this.#first.length, end: this.#first.length }]) {
      if (typeof piece === 'string') {
        put += piece;
        continue;
      }
      if (put !== '' || piece.start > at) edits.push({ range: { start: at, end: piece.start }, text: put });
      put = '';
      at = piece.end;
    }
    return edits;
  }

  #textOf(piece: Piece): string {
    return typeof piece === 'string' ? piece : this.#first.slice(piece.start, piece.end);
  }
}

/** Hands out a row of pieces from its beginning. */
class Taker {
  readonly #pieces: readonly Piece[];
  #next = 0;
  /** How much of the next piece is gone. */
  #gone = 0;

  constructor(pieces: readonly Piece[]) {
    this.#pieces = pieces;
  }

  /** As many characters, or what there is. */
  take(count: number): readonly Piece[] {
    const taken: Piece[] = [];
    for (let left = count; left > 0; ) {
      const piece = this.#pieces[this.#next];
      if (piece === undefined) break;
      const length = lengthOf(piece) - this.#gone;
      const here = Math.min(left, length);
      if (here > 0) taken.push(partOf(piece, this.#gone, this.#gone + here));
      left -= here;
      this.#gone += here;
      if (here < length) continue;
      this.#next += 1;
      this.#gone = 0;
    }
    return taken;
  }
}

const lengthOf = (piece: Piece): number => (typeof piece === 'string' ? piece.length : piece.end - piece.start);

const partOf = (piece: Piece, from: number, to: number): Piece =>
  typeof piece === 'string' ? piece.slice(from, to) : { start: piece.start + from, end: piece.start + to };
