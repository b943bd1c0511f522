// Where the words, comments and lines of a text stand, in columns; and how much of it a later table takes over.
import type { Range } from '../text.ts';
import { Column } from './column.ts';

export class ScanTable {
  readonly wordStarts = new Column();
  readonly wordEnds = new Column();
  readonly wordLines = new Column();
  /** Their numbers in the vocabulary. */
  readonly words = new Column();
  /** How many comments stand before each word. */
  readonly commentsSoFar = new Column();
  readonly commentStarts = new Column();
  readonly commentEnds = new Column();
  readonly commentLines = new Column();
  readonly lineStarts = new Column();

  /** The last line so far. */
  get line(): number {
    return this.lineStarts.length - 1;
  }

  addWord(start: number, end: number, word: number): void {
    this.words.push(word);
    this.wordStarts.push(start);
    this.wordEnds.push(end);
    this.wordLines.push(this.line);
    this.commentsSoFar.push(this.commentStarts.length);
  }

  addComment({ start, end }: Range): void {
    this.commentStarts.push(start);
    this.commentEnds.push(end);
    this.commentLines.push(this.line);
  }

  /** Takes over the lines of another table up to the start of a line. */
  takeBefore(other: ScanTable, lineStart: number): void {
    const words = [0, other.wordStarts.firstFrom(lineStart)] as const;
    this.words.take(other.words, words);
    this.wordStarts.take(other.wordStarts, words);
    this.wordEnds.take(other.wordEnds, words);
    this.wordLines.take(other.wordLines, words);
    this.commentsSoFar.take(other.commentsSoFar, words);
    const comments = [0, other.commentStarts.firstFrom(lineStart)] as const;
    this.commentStarts.take(other.commentStarts, comments);
    this.commentEnds.take(other.commentEnds, comments);
    this.commentLines.take(other.commentLines, comments);
    this.lineStarts.take(other.lineStarts, [0, other.lineStarts.firstFrom(lineStart + 1)]);
  }

  /** Takes over the lines of another table from the start of a line on, or nothing at its end; they stand `further` here. */
  takeFrom(other: ScanTable, lineStart: number, further: number): void {
    const words = [other.wordStarts.firstFrom(lineStart), other.wordStarts.length] as const;
    const comments = [other.commentStarts.firstFrom(lineStart), other.commentStarts.length] as const;
    const lines = [other.lineStarts.firstFrom(lineStart + 1), other.lineStarts.length] as const;
    const linesFurther = this.lineStarts.length - lines[0];
    this.commentsSoFar.take(other.commentsSoFar, words, this.commentStarts.length - comments[0]);
    this.words.take(other.words, words);
    this.wordStarts.take(other.wordStarts, words, further);
    this.wordEnds.take(other.wordEnds, words, further);
    this.wordLines.take(other.wordLines, words, linesFurther);
    this.commentStarts.take(other.commentStarts, comments, further);
    this.commentEnds.take(other.commentEnds, comments, further);
    this.commentLines.take(other.commentLines, comments, linesFurther);
    this.lineStarts.take(other.lineStarts, lines, further);
  }
}
