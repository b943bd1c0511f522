// From words to messages, one stretch of the text at a time: from one certain beginning of a message to the next. Tolerant:
// whatever the text, every message that can be told apart is read, and each mistake is meant to cost one problem. Braces decide
// as long as they are balanced; where they are not, the shape of what follows and the indentation do.
import type { Problem, Range } from '../text.ts';
import { opensField, readBlocklessFields } from './blockless-fields.ts';
import {
  blockNotClosed,
  braceMissing,
  closedTooLate,
  closesNothing,
  closesTooEarly,
  fieldNotClosed,
  messageNotClosed,
} from './broken-braces.ts';
import type { OpenBlock, OpenField, OpenMessage } from './open-parts.ts';
import { isWorthKeeping, placedField, placedMessage } from './open-parts.ts';
import type { Stretch, Word } from './placed.ts';
import { ProblemList } from './problem-list.ts';
import type { Beginning } from './read-header.ts';
import { readBlock, readField, readMessage } from './read-parts.ts';
import { readStray } from './read-stray.ts';
import type { Scan } from './scan.ts';
import type { Segment, Shape } from './shape.ts';
import { closesOuter, isMessageByIndent, segmentFrom, shapeBehind, shapeWithoutBrace, startsMessage } from './shape.ts';
import { readVersion } from './version.ts';

/**
 * Reads the stretch that begins at a word: at the first one of the text, or at one that certainly starts a message. Looks at
 * no word before the one in front of it, and at none further behind it than LOOKED_AHEAD. Never fails.
 */
export const readStretch = (scan: Scan, first: number): Stretch => new StretchReader(scan, first).read();

class StretchReader {
  readonly #scan: Scan;
  readonly #first: number;
  readonly #problems = new ProblemList();
  readonly #messages: OpenMessage[] = [];
  /** Stretches of plain text between messages: other slips inside them are no news. */
  readonly #stray: Range[] = [];
  #segment: Segment;
  #at: number;
  #message: OpenMessage | undefined;
  #block: OpenBlock | undefined;
  /** Closing braces still to come for parts that were closed on their behalf. */
  #owed = 0;
  /** The stretch ends inside a header or field, and that was said. */
  #isCutOff = false;

  constructor(scan: Scan, first: number) {
    this.#scan = scan;
    this.#first = first;
    this.#at = first;
    this.#segment = segmentFrom(scan, first);
  }

  /** Stops early only if there are more problems than anyone reads. */
  read(): Stretch {
    const version = this.#first === 0 ? this.#version() : undefined;
    while (!this.#isAtEnd() && !this.#problems.isFull) {
      const kind = this.#scan.kind(this.#at);
      if (kind === 'open') this.#open();
      else if (kind === 'close') this.#close();
      else this.#bareWord();
    }
    if (!this.#isCutOff) this.#leaveMessage();
    return {
      first: this.#first,
      end: this.#at,
      messages: this.#messages.filter(isWorthKeeping).map((open) => placedMessage(open, this.#scan)),
      version,
      problems: this.#problems.found,
      stray: this.#stray,
    };
  }

  #version(): Word | undefined {
    const { version, next, problems } = readVersion(this.#scan);
    this.#take({ next, problems, isCutOff: false });
    return version;
  }

  /** At the next message that certainly starts, or at the end of the text. */
  #isAtEnd(): boolean {
    if (this.#at >= this.#scan.count) return true;
    return this.#at > this.#first && this.#at >= this.#segment.end && startsMessage(this.#scan, this.#at);
  }

  // ---- opening braces

  #open(): void {
    if (this.#blocklessFields()) return;
    const shape = shapeBehind(this.#scan, this.#at);
    const level = this.#levelOf(shape);
    // A message that is open again for the sake of a field may have no block for it.
    if (level === shape || !this.#blocklessFields()) this.#begin(level, { start: this.#at, first: this.#at + 1 });
  }

  /** Fields where a block belongs, and none that was closed too early. */
  #blocklessFields(): boolean {
    const open = this.#message;
    if (open === undefined || this.#block !== undefined || !opensField(this.#scan, this.#at)) return false;
    if (open.blocks.length > 0 && !this.#isBalanced()) return false;
    const { block, next, problems } = readBlocklessFields(this.#scan, this.#at, open);
    this.#take({ next, problems, isCutOff: false });
    open.blocks.push(block);
    return true;
  }

  #begin(level: Shape, place: Beginning): void {
    if (level === 'message') this.#beginMessage(place);
    else if (level === 'block') this.#beginBlock(place);
    else this.#beginField(place);
  }

  /** What the brace at hand opens. */
  #levelOf(shape: Shape | undefined): Shape {
    const here = this.#expected();
    if (shape === 'message') return 'message';
    if (shape === 'block' && here === 'field') return 'block';
    if (this.#isBalanced() || shape === here) return here;
    if (shape === undefined) return isMessageByIndent(this.#scan, this.#at, this.#message) ? 'message' : here;
    return this.#reopen(shape, here) ? shape : here;
  }

  #expected(): Shape {
    if (this.#message === undefined) return 'message';
    return this.#block === undefined ? 'block' : 'field';
  }

  /** A block or field where a larger part is expected: a stray brace closed too much, so open that again. */
  #reopen(shape: Shape, here: Shape): boolean {
    if (here === 'message' && !this.#reopenMessage()) return false;
    return shape === 'block' || this.#reopenBlock();
  }

  #reopenMessage(): boolean {
    this.#message = this.#reopened(this.#messages.at(-1), 'message');
    return this.#message !== undefined;
  }

  #reopenBlock(): boolean {
    const last = this.#message?.blocks.at(-1);
    // One that was left open only goes on.
    this.#block = last?.close === undefined ? last : this.#reopened(last, 'block');
    return this.#block !== undefined;
  }

  #reopened<Part extends OpenMessage | OpenBlock>(part: Part | undefined, what: Shape): Part | undefined {
    if (part?.close === undefined) return undefined;
    this.#problems.add(closesTooEarly(this.#scan, part.close, `${what} ${part.name}`));
    part.close = undefined;
    return part;
  }

  #beginMessage(place: Beginning): void {
    this.#leaveMessage();
    this.#owed = 0;
    const read = readMessage(this.#scan, place);
    this.#take(read);
    if (read.part === undefined) return;
    this.#messages.push(read.part);
    this.#message = read.part;
  }

  #beginBlock(place: Beginning): void {
    const open = this.#message;
    if (open === undefined) return;
    const read = readBlock(this.#scan, place);
    this.#leaveBlock(read.part?.words.quantity ?? this.#scan.range(place.start));
    this.#take(read);
    if (read.part === undefined) return;
    open.blocks.push(read.part);
    this.#block = read.part;
  }

  #beginField(place: Beginning): void {
    const block = this.#block;
    if (block === undefined) return;
    const read = readField(this.#scan, place, this.#isBalanced());
    this.#take(read);
    if (read.part === undefined) return;
    if (read.part.close === undefined) this.#endField(read.part, block);
    block.fields.push(placedField(read.part, this.#scan));
  }

  /** Goes behind a header, with what was found wrong in it. */
  #take(read: { readonly next: number; readonly problems: readonly Problem[]; readonly isCutOff: boolean }): void {
    this.#at = read.next;
    for (const problem of read.problems) this.#problems.add(problem);
    if (read.isCutOff) this.#isCutOff = true;
  }

  #endField(field: OpenField, block: OpenBlock): void {
    const kind = this.#scan.kind(this.#at);
    if (kind === 'close' && (this.#isBalanced() || !closesOuter(this.#scan, this.#at, field, block))) {
      field.close = this.#at;
      this.#at += 1;
      return;
    }
    if (this.#isCutOff) return;
    const isLast = this.#isAtEnd();
    const isLate = !isLast && !startsMessage(this.#scan, this.#at, kind) && this.#isBalanced();
    this.#addUnclosed(fieldNotClosed(this.#scan, this.#at, field, isLast), isLate);
    if (isLast) this.#isCutOff = true;
  }

  // ---- closing braces

  #close(): void {
    const at = this.#at;
    const open = this.#message;
    if (this.#owed > 0) this.#owed -= 1;
    else if (open === undefined) this.#problems.add(closesNothing(this.#scan, at));
    else if (this.#block === undefined) this.#finishMessage(open, at);
    else this.#closeBlock(open, this.#block, at);
    this.#at += 1;
  }

  #closeBlock(open: OpenMessage, block: OpenBlock, at: number): void {
    if (!this.#isBalanced() && closesOuter(this.#scan, at, block, open)) {
      this.#leaveBlock(this.#scan.range(at));
      this.#finishMessage(open, at);
      return;
    }
    block.close = at;
    this.#block = undefined;
  }

  #finishMessage(open: OpenMessage, at: number): void {
    open.close = at;
    this.#message = undefined;
  }

  // ---- words without a brace before them

  #bareWord(): void {
    const at = this.#at;
    const begun = shapeWithoutBrace(this.#scan, at, this.#expected());
    if (begun === undefined) {
      this.#strayWords();
      return;
    }
    if (begun === 'message') this.#leaveMessage();
    if (begun === 'block') this.#block = undefined;
    this.#problems.add(braceMissing(this.#scan, at, begun));
    this.#owed = Math.max(0, this.#owed - 1);
    this.#begin(begun, { start: at, first: at });
  }

  #strayWords(): void {
    const { next, problem, stray } = readStray(this.#scan, this.#at, this.#expected());
    this.#at = next;
    this.#problems.add(problem);
    this.#stray.push(...stray);
  }

  // ---- what was left open

  #leaveMessage(): void {
    const open = this.#message;
    if (open === undefined) return;
    this.#problems.add(messageNotClosed(this.#scan, this.#at, open, this.#block));
    this.#message = undefined;
    this.#block = undefined;
  }

  #leaveBlock(blame: Range): void {
    const block = this.#block;
    if (block === undefined) return;
    this.#block = undefined;
    this.#addUnclosed(blockNotClosed(this.#scan, this.#at, block, blame), this.#isBalanced());
  }

  /** `isLate`: the closing brace is still to come, as far as the braces of this stretch tell. */
  #addUnclosed(problem: Problem, isLate: boolean): void {
    if (isLate) this.#owed += 1;
    this.#problems.add(isLate ? closedTooLate(problem) : problem);
  }

  /** Whether the braces around here can be believed. */
  #isBalanced(): boolean {
    while (this.#segment.end <= this.#at && this.#segment.end < this.#scan.count)
      this.#segment = segmentFrom(this.#scan, this.#segment.end);
    return this.#segment.isBalanced;
  }
}
