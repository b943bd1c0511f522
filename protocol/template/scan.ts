// A template's text cut into words, braces and comments, as the official reader cuts it. Knows no grammar.
// [template.words.1] [template.words.2]
// Words split at blanks, tabs, CR and LF only; a word that begins with a slash is a comment to the end of its line.
// What the official reader cannot take is reported and then read as it was meant, so that one slip stays one problem.
import type { Problem, Range } from '../text.ts';
import { ProblemList } from './problem-list.ts';
import type { Pieces } from './slips.ts';
import {
  gluedBrace,
  gluedComment,
  hasInvisible,
  looksParted,
  oddCharacter,
  oddLineEnds,
  oddSlash,
  splitWord,
  withoutInvisible,
} from './slips.ts';

export type Kind = 'word' | 'open' | 'close' | 'end';

/** The words of a text in columns, so that ten megabytes of braces stay affordable. */
export interface Scan {
  readonly text: string;
  /** How many words and braces there are; comments are not counted. */
  readonly count: number;
  /** What stands at an index; `end` outside of the text. */
  kind(index: number): Kind;
  /** The word without invisible characters; empty outside of the text. */
  word(index: number): string;
  range(index: number): Range;
  /** Where the word begins and where it ends; the end of the text outside of it. */
  start(index: number): number;
  end(index: number): number;
  /** Lines count from 0; a CR, a LF and a CR LF each end one. */
  line(index: number): number;
  /** UTF-16 units between the line's start and the word. */
  column(index: number): number;
  isFirstOnLine(index: number): boolean;
  /** Places of the comments between the word before `index` and the word at `index`, in order. */
  commentsBefore(index: number): readonly PlacedComment[];
  readonly commentCount: number;
  /** The n-th comment of the text. */
  comment(index: number): PlacedComment;
  /** Slips of the pen that need no grammar: MT005 to MT009. */
  readonly problems: readonly Problem[];
}

export interface PlacedComment extends Range {
  readonly line: number;
}

/** Cuts a text into words. Takes any text and time in proportion to its length. */
export function scan(text: string): Scan {
  const scanner = new Scanner(text);
  scanner.run();
  return scanner;
}

const CR = 13;
const LF = 10;
const BLANK = 32;
const TAB = 9;
const SLASH = 47;
const OPEN = 123;
const CLOSE = 125;
const LAST_PRINTABLE = 126;

const isLineEnd = (code: number): boolean => code === LF || code === CR;
const isSeparator = (code: number): boolean => code === BLANK || code === TAB || isLineEnd(code);

/** A growing list of small numbers. */
class Column {
  #values = new Uint32Array(1024);
  length = 0;

  push(value: number): void {
    if (this.length === this.#values.length) {
      const wider = new Uint32Array(this.length * 2);
      wider.set(this.#values);
      this.#values = wider;
    }
    this.#values[this.length] = value;
    this.length += 1;
  }

  at(index: number): number {
    return this.#values[index] ?? 0;
  }
}

const NO_COMMENTS: readonly PlacedComment[] = [];

class Scanner implements Scan {
  readonly text: string;
  readonly #starts = new Column();
  readonly #ends = new Column();
  readonly #lines = new Column();
  readonly #lineStarts = new Column();
  readonly #commentsSoFar = new Column();
  readonly #commentStarts = new Column();
  readonly #commentEnds = new Column();
  readonly #commentLines = new Column();
  readonly #problems = new ProblemList();
  #at = 0;
  #line = 0;
  #lineStart = 0;
  /** Words with invisible characters inside. */
  readonly #odd = new Set<number>();
  readonly #lineEnds = { 'CR LF': 0, CR: 0, LF: 0 };
  /** The first line that ends with one. */
  #firstCarriageReturn: Range | undefined;

  constructor(text: string) {
    this.text = text;
  }

  get count(): number {
    return this.#starts.length;
  }

  get commentCount(): number {
    return this.#commentStarts.length;
  }

  get problems(): readonly Problem[] {
    return this.#problems.found;
  }

  kind(index: number): Kind {
    if (index < 0 || index >= this.count) return 'end';
    if (this.#ends.at(index) - this.#starts.at(index) !== 1) return 'word';
    const code = this.text.charCodeAt(this.#starts.at(index));
    if (code === OPEN) return 'open';
    return code === CLOSE ? 'close' : 'word';
  }

  word(index: number): string {
    if (index < 0 || index >= this.count) return '';
    const word = this.text.slice(this.#starts.at(index), this.#ends.at(index));
    return this.#odd.has(index) ? withoutInvisible(word) : word;
  }

  range(index: number): Range {
    return { start: this.start(index), end: this.end(index) };
  }

  start(index: number): number {
    return index < 0 || index >= this.count ? this.text.length : this.#starts.at(index);
  }

  end(index: number): number {
    return index < 0 || index >= this.count ? this.text.length : this.#ends.at(index);
  }

  line(index: number): number {
    return index >= this.count ? this.#line + 1 : this.#lines.at(index);
  }

  column(index: number): number {
    return this.#starts.at(index) - this.#lineStarts.at(index);
  }

  isFirstOnLine(index: number): boolean {
    return index === 0 || this.line(index - 1) < this.line(index);
  }

  commentsBefore(index: number): readonly PlacedComment[] {
    const first = index <= 0 ? 0 : this.#commentsSoFar.at(index - 1);
    const end = index >= this.count ? this.#commentStarts.length : this.#commentsSoFar.at(index);
    if (end <= first) return NO_COMMENTS;
    const comments: PlacedComment[] = [];
    for (let at = first; at < end; at += 1) comments.push(this.comment(at));
    return comments;
  }

  comment(index: number): PlacedComment {
    return {
      start: this.#commentStarts.at(index),
      end: this.#commentEnds.at(index),
      line: this.#commentLines.at(index),
    };
  }

  run(): void {
    while (this.#at < this.text.length) {
      const code = this.text.charCodeAt(this.#at);
      if (isLineEnd(code)) this.#endLine(code);
      else if (isSeparator(code)) this.#at += 1;
      else if (code === SLASH) this.#readComment(this.#at);
      else this.#readWord();
    }
    if (this.#firstCarriageReturn !== undefined)
      this.#problems.add(oddLineEnds(this.#lineEnds, this.#firstCarriageReturn));
  }

  #endLine(code: number): void {
    const isPair = code === CR && this.text.charCodeAt(this.#at + 1) === LF;
    if (code === CR) this.#firstCarriageReturn ??= { start: this.#lineStart, end: this.#at };
    this.#lineEnds[isPair ? 'CR LF' : code === CR ? 'CR' : 'LF'] += 1;
    this.#at += isPair ? 2 : 1;
    this.#line += 1;
    this.#lineStart = this.#at;
  }

  #readComment(start: number, isReported = false): void {
    const end = this.#endOf(start, isLineEnd);
    this.#commentStarts.push(start);
    this.#commentEnds.push(end);
    this.#commentLines.push(this.#line);
    this.#at = end;
    if (this.text.charCodeAt(start + 1) !== SLASH && !isReported && !this.#problems.isFullFor('warning'))
      this.#problems.add(oddSlash(this.text.slice(start, end), start));
  }

  #readWord(): void {
    const start = this.#at;
    let end = start;
    let isPlain = true;
    let code = this.text.charCodeAt(end);
    while (end < this.text.length && !isSeparator(code)) {
      if (code <= BLANK || code > LAST_PRINTABLE || code === OPEN || code === CLOSE || code === SLASH) isPlain = false;
      end += 1;
      code = this.text.charCodeAt(end);
    }
    this.#at = end;
    if (isPlain || end - start === 1) this.#readPlainWord({ start, end }, isPlain);
    else this.#readOddWord({ start, end });
  }

  #readPlainWord(range: Range, isPlain: boolean): void {
    const code = this.text.charCodeAt(range.start);
    if (isPlain || code === OPEN || code === CLOSE) this.#push(range);
    else this.#readOddWord(range);
  }

  /** A word with braces, slashes or strange characters in it: reported, then cut as it was meant. */
  #readOddWord(range: Range): void {
    const word = this.text.slice(range.start, range.end);
    const { pieces, commentAt } = splitWord(word);
    if (!this.#problems.isFull) this.#reportOddWord(range, word, { pieces, commentAt });
    for (const piece of pieces) {
      if (hasInvisible(word.slice(piece.start, piece.end))) this.#odd.add(this.count);
      this.#push({ start: range.start + piece.start, end: range.start + piece.end });
    }
    if (commentAt !== undefined) this.#readComment(range.start + commentAt, true);
  }

  #reportOddWord(range: Range, word: string, { pieces, commentAt }: Pieces): void {
    const code = commentAt === undefined ? word : word.slice(0, commentAt);
    const isGlued = commentAt !== undefined && !looksParted(code);
    const comment = isGlued ? gluedComment(range, range.start + commentAt) : undefined;
    for (const slip of [oddCharacter(code, range.start), gluedBrace(pieces, range.start), comment])
      if (slip !== undefined) this.#problems.add(slip);
  }

  #push(range: Range): void {
    this.#starts.push(range.start);
    this.#ends.push(range.end);
    this.#lines.push(this.#line);
    this.#lineStarts.push(this.#lineStart);
    this.#commentsSoFar.push(this.#commentStarts.length);
  }

  #endOf(start: number, isEnd: (code: number) => boolean): number {
    let end = start;
    while (end < this.text.length && !isEnd(this.text.charCodeAt(end))) end += 1;
    return end;
  }
}
