// A template's text cut into words, braces and comments, as the official reader cuts it. Knows no grammar.
// [template.words.1] [template.words.2]
// Words split at blanks, tabs, CR and LF only; a word that begins with a slash is a comment to the end of its line.
// What the official reader cannot take is reported and then read as it was meant, so that one slip stays one problem.
import type { Problem, Range } from '../text.ts';
import { type ChangedLines, changedLines } from './changed-lines.ts';
import { BLANK, CLOSE, CR, isLineEnd, isSeparator, LAST_PRINTABLE, LF, OPEN, SLASH } from './characters.ts';
import { movedProblem } from './moved.ts';
import { oddSlash, reachesOver, type StarComment, starComment } from './odd-comments.ts';
import { ProblemList } from './problem-list.ts';
import { ScanTable } from './scan-table.ts';
import { oddLineEnds, slipsOf, splitWord, withoutInvisible } from './slips.ts';
import { CLOSING_BRACE, hashed, NO_WORD, OPENING_BRACE, OTHER_WORD, Vocabulary } from './vocabulary.ts';

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
  /** The index of the first word that does not begin before an offset. */
  from(offset: number): number;
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
  /** Cuts what the text has become: only the lines that changed are looked at. */
  changedTo(text: string): Rescan;
}

/** A text cut again, and which words it has in common with what it was before. */
export interface Rescan {
  readonly scan: Scan;
  readonly kept: KeptWords;
}

/** The words before `first` are the same, with what stands between them. So are those from `oldNext` on, which are now those from `next` on. */
export interface KeptWords {
  readonly first: number;
  readonly oldNext: number;
  readonly next: number;
  /** How many characters further the words from `next` on stand. */
  readonly further: number;
}

export interface PlacedComment extends Range {
  readonly line: number;
}

/** The words of a text and those of nothing before it. */
export const NOTHING_KEPT: KeptWords = {
  first: 0,
  oldNext: Number.POSITIVE_INFINITY,
  next: Number.POSITIVE_INFINITY,
  further: 0,
};

/** Cuts a text into words. Takes any text and time in proportion to its length. */
export function scan(text: string): Scan {
  return new Scanner(text).begin();
}

const NO_COMMENTS: readonly PlacedComment[] = [];

class Scanner implements Scan {
  readonly text: string;
  readonly #table = new ScanTable();
  readonly #slips = new ProblemList();
  #at = 0;
  readonly #vocabulary: Vocabulary;
  /** How far a comment reaches depends on more than its line. */
  #looksOver = false;

  constructor(text: string, vocabulary = new Vocabulary()) {
    this.text = text;
    this.#vocabulary = vocabulary;
  }

  get count(): number {
    return this.#table.wordStarts.length;
  }

  get commentCount(): number {
    return this.#table.commentStarts.length;
  }

  get problems(): readonly Problem[] {
    const lineEnds = oddLineEnds(this.text);
    if (lineEnds === undefined) return this.#slips.found;
    const all = new ProblemList();
    for (const problem of [...this.#slips.found, lineEnds]) all.add(problem);
    return all.found;
  }

  kind(index: number): Kind {
    const word = this.#table.words.at(index);
    if (word > CLOSING_BRACE) return 'word';
    if (word === NO_WORD) return 'end';
    return word === OPENING_BRACE ? 'open' : 'close';
  }

  word(index: number): string {
    const word = this.#table.words.at(index);
    if (word !== OTHER_WORD) return this.#vocabulary.spelling(word);
    return withoutInvisible(this.text.slice(this.#table.wordStarts.at(index), this.#table.wordEnds.at(index)));
  }

  range(index: number): Range {
    return { start: this.start(index), end: this.end(index) };
  }

  start(index: number): number {
    return index < 0 || index >= this.count ? this.text.length : this.#table.wordStarts.at(index);
  }

  end(index: number): number {
    return index < 0 || index >= this.count ? this.text.length : this.#table.wordEnds.at(index);
  }

  from(offset: number): number {
    return this.#table.wordStarts.firstFrom(offset);
  }

  line(index: number): number {
    return index >= this.count ? this.#table.line + 1 : this.#table.wordLines.at(index);
  }

  column(index: number): number {
    return this.#table.wordStarts.at(index) - this.#table.lineStarts.at(this.line(index));
  }

  isFirstOnLine(index: number): boolean {
    return index === 0 || this.line(index - 1) < this.line(index);
  }

  commentsBefore(index: number): readonly PlacedComment[] {
    const first = index <= 0 ? 0 : this.#table.commentsSoFar.at(index - 1);
    const end = index >= this.count ? this.#table.commentStarts.length : this.#table.commentsSoFar.at(index);
    if (end <= first) return NO_COMMENTS;
    const comments: PlacedComment[] = [];
    for (let at = first; at < end; at += 1) comments.push(this.comment(at));
    return comments;
  }

  comment(index: number): PlacedComment {
    return {
      start: this.#table.commentStarts.at(index),
      end: this.#table.commentEnds.at(index),
      line: this.#table.commentLines.at(index),
    };
  }

  changedTo(text: string): Rescan {
    // Nobody knows any more what a list that is cut left out.
    if (this.#slips.isCut || this.#looksOver) return { scan: scan(text), kept: NOTHING_KEPT };
    const later = new Scanner(text, this.#vocabulary);
    const kept = later.#follow(this, changedLines(this.text, text));
    return later.#looksOver ? { scan: scan(text), kept: NOTHING_KEPT } : { scan: later, kept };
  }

  /** Cuts the whole text. */
  begin(): this {
    this.#table.lineStarts.push(0);
    this.#run(this.text.length);
    return this;
  }

  /** Cuts the lines that changed; the others are those of the text before. */
  #follow(before: Scanner, { start, oldEnd, end }: ChangedLines): KeptWords {
    this.#table.takeBefore(before.#table, start);
    const first = this.count;
    const slips = before.#slips.found;
    for (const slip of slips) if (slip.range.start < start) this.#slips.add(slip);
    this.#at = start;
    this.#run(end);
    const further = end - oldEnd;
    const next = this.count;
    this.#table.takeFrom(before.#table, oldEnd, further);
    const oldNext = before.count - (this.count - next);
    for (const slip of slips) if (slip.range.start >= oldEnd) this.#slips.add(movedProblem(slip, further));
    return { first, oldNext, next, further };
  }

  #run(end: number): void {
    while (this.#at < end) {
      const code = this.text.charCodeAt(this.#at);
      if (isLineEnd(code)) this.#endLine(code);
      else if (isSeparator(code)) this.#at += 1;
      else if (code === SLASH) this.#readComment(this.#at);
      else this.#readWord();
    }
  }

  #endLine(code: number): void {
    this.#at += code === CR && this.text.charCodeAt(this.#at + 1) === LF ? 2 : 1;
    this.#table.lineStarts.push(this.#at);
  }

  #readComment(start: number, isReported = false): void {
    const star = starComment(this.text, start);
    if (star !== undefined) {
      this.#readStarComment(star, isReported);
      return;
    }
    const end = this.#endOf(start, isLineEnd);
    this.#table.addComment({ start, end });
    this.#at = end;
    this.#looksOver ||= reachesOver(this.text, start, end);
    if (this.text.charCodeAt(start + 1) !== SLASH && !isReported && !this.#slips.isFullFor('warning'))
      this.#slips.add(oddSlash(this.text.slice(start, end), start));
  }

  #readStarComment({ parts, end, problem }: StarComment, isReported: boolean): void {
    this.#looksOver ||= parts.length > 1;
    for (const part of parts) {
      this.#skipTo(part.start);
      this.#table.addComment(part);
      this.#at = part.end;
    }
    this.#skipTo(end);
    if (!isReported && !this.#slips.isFull) this.#slips.add(problem());
  }

  /** Goes over white space, lines and what is comment. */
  #skipTo(end: number): void {
    while (this.#at < end) {
      const code = this.text.charCodeAt(this.#at);
      if (isLineEnd(code)) this.#endLine(code);
      else this.#at += 1;
    }
  }

  #readWord(): void {
    const start = this.#at;
    let end = start;
    let isPlain = true;
    let hash = 0;
    let code = this.text.charCodeAt(end);
    while (end < this.text.length && !isSeparator(code)) {
      hash = hashed(hash, code);
      if (code <= BLANK || code > LAST_PRINTABLE || code === OPEN || code === CLOSE || code === SLASH) isPlain = false;
      end += 1;
      code = this.text.charCodeAt(end);
    }
    this.#at = end;
    if (isPlain) this.#table.addWord(start, end, this.#vocabulary.numberOf(this.text, start, end, hash));
    else if (!this.#readBrace(start, end)) this.#readOddWord({ start, end });
  }

  #readBrace(start: number, end: number): boolean {
    const code = end - start === 1 ? this.text.charCodeAt(start) : 0;
    if (code !== OPEN && code !== CLOSE) return false;
    this.#table.addWord(start, end, code === OPEN ? OPENING_BRACE : CLOSING_BRACE);
    return true;
  }

  /** A word with braces, slashes or strange characters in it: reported, then cut as it was meant. */
  #readOddWord(range: Range): void {
    const word = this.text.slice(range.start, range.end);
    const split = splitWord(this.text, range);
    const comment = split.commentAt === undefined ? undefined : range.start + split.commentAt;
    const isStarred = comment !== undefined && starComment(this.text, comment) !== undefined;
    if (!this.#slips.isFull) for (const slip of slipsOf(word, range.start, split, isStarred)) this.#slips.add(slip);
    for (const piece of split.pieces) {
      const [start, end] = [range.start + piece.start, range.start + piece.end];
      if (this.#readBrace(start, end)) continue;
      const visible = withoutInvisible(word.slice(piece.start, piece.end));
      this.#table.addWord(start, end, this.#vocabulary.numberOfWord(visible));
    }
    if (comment !== undefined) this.#readComment(comment, !isStarred);
  }

  #endOf(start: number, isEnd: (code: number) => boolean): number {
    let end = start;
    while (end < this.text.length && !isEnd(this.text.charCodeAt(end))) end += 1;
    return end;
  }
}
