// What a brace or a line begins, judged by the words behind it. Recovery from unbalanced braces rests on these guesses.
import type { Kind, Scan } from './scan.ts';
import {
  isDigits,
  isEncoding,
  isFieldType,
  isFlag,
  isFrequency,
  isQuantity,
  isTrust,
  looksNumeric,
  takesSize,
} from './words.ts';

export type Shape = 'message' | 'block' | 'field';

/** A header has at most six words; a line with more is judged by its first ones. */
const WORDS_LOOKED_AT = 7;

/** How many words behind a part may be looked at before it is known where the part ends: the brace of a header, and the word behind it. */
export const LOOKED_AHEAD = WORDS_LOOKED_AT + 2;

/** [template.recovery.1] What the brace at `index` begins by its words alone; undefined if they fit nothing. */
export function shapeBehind(scan: Scan, index: number): Shape | undefined {
  const first = index + 1;
  if (plainFieldWords(scan, first) > 0) return 'field';
  const count = wordsFrom(scan, first);
  if (count < 2) return undefined;
  if (isHeader(scan, first, count)) return 'message';
  const second = scan.word(first + 1);
  if (second === 'Single' || second === 'Multiple') return 'block';
  const next = scan.kind(first + count);
  if (second === 'Variable' && count === 2 && next === 'open') return 'block';
  return count <= 3 && next === 'close' && isFieldType(second) ? 'field' : undefined;
}

/** Whether the shape behind a brace is that of a message: no field without fault has it. */
export function beginsMessage(scan: Scan, index: number): boolean {
  const count = wordsFrom(scan, index + 1);
  return count > 1 && isHeader(scan, index + 1, count);
}

/** How many words a field without fault has, up to its closing brace; 0 for all else. Most of a template are such fields. */
export function plainFieldWords(scan: Scan, first: number): 0 | 2 | 3 {
  if (scan.kind(first) !== 'word' || scan.kind(first + 1) !== 'word') return 0;
  const isSized = scan.kind(first + 2) === 'word';
  if (scan.kind(isSized ? first + 3 : first + 2) !== 'close') return 0;
  const type = scan.word(first + 1);
  if (!isFieldType(type) || takesSize(type) !== isSized) return 0;
  if (isSized && !isDigits(scan.word(first + 2))) return 0;
  return isSized ? 3 : 2;
}

/** How many words the header of a message without fault has, on one line with a word on it or a brace behind; 0 for all else. */
export function plainMessageWords(scan: Scan, first: number): 0 | 5 | 6 {
  if (!isFrequency(scan.word(first + 1)) || !isDigits(scan.word(first + 2))) return 0;
  if (!isTrust(scan.word(first + 3)) || !isEncoding(scan.word(first + 4))) return 0;
  const count = isFlag(scan.word(first + 5)) ? 6 : 5;
  const next = scan.kind(first + count);
  const isOneLine = scan.kind(first) === 'word' && scan.line(first) === scan.line(first + count - 1);
  return isOneLine && (next === 'open' || next === 'close') ? count : 0;
}

/** A block's header without fault: its name and, on the same line, Single or Variable. Most of a template's blocks begin so. */
export function isPlainBlock(scan: Scan, first: number): boolean {
  if (scan.kind(first) !== 'word' || scan.kind(first + 1) !== 'word' || scan.kind(first + 2) === 'word') return false;
  if (scan.isFirstOnLine(first + 1)) return false;
  const quantity = scan.word(first + 1);
  return quantity === 'Single' || quantity === 'Variable';
}

/** A message header at the start of a line, without its brace. */
export function isHeaderLine(scan: Scan, index: number): boolean {
  return (
    startsBareLine(scan, index) && isFrequency(scan.word(index + 1)) && isHeader(scan, index, wordsFrom(scan, index))
  );
}

/** A block header at the start of a line, without its brace. */
export function isBlockLine(scan: Scan, index: number): boolean {
  if (!startsBareLine(scan, index)) return false;
  const second = scan.word(index + 1);
  if (!isQuantity(second)) return false;
  const count = wordsFrom(scan, index);
  if (second === 'Multiple') return count <= 3;
  return count === 2 && (second === 'Single' || scan.kind(index + 2) === 'open');
}

/** A field without its brace: name, type, perhaps a size, and the closing brace. */
export function isBareField(scan: Scan, index: number): boolean {
  const count = wordsFrom(scan, index);
  if (count < 2 || !isFieldType(scan.word(index + 1)) || scan.kind(index + count) !== 'close') return false;
  return count === 2 || (count === 3 && isDigits(scan.word(index + 2)));
}

/** What begins at a word although its brace is missing; `expected`: what a brace would open there. */
export function shapeWithoutBrace(scan: Scan, index: number, expected: Shape): Shape | undefined {
  if (isHeaderLine(scan, index)) return 'message';
  if (expected === 'message') return undefined;
  if (isBlockLine(scan, index)) return 'block';
  return expected === 'field' && isBareField(scan, index) ? 'field' : undefined;
}

/** The first two words of a line, and no brace before them. */
function startsBareLine(scan: Scan, index: number): boolean {
  if (!scan.isFirstOnLine(index) || scan.kind(index - 1) === 'open') return false;
  return scan.kind(index) === 'word' && scan.kind(index + 1) === 'word' && !scan.isFirstOnLine(index + 1);
}

/** Name and frequency, or the words that only a header has. What is closed behind a few other words is rather a field. */
function isHeader(scan: Scan, first: number, count: number): boolean {
  for (let at = first + 2; at < first + count; at += 1) {
    const word = scan.word(at);
    if (isTrust(word) || isEncoding(word)) return true;
  }
  if (scan.kind(first + count) === 'close') return false;
  const second = scan.word(first + 1);
  if (second === 'High' || second === 'Medium' || second === 'Low') return true;
  return second === 'Fixed' && count > 3 && looksNumeric(scan.word(first + 2));
}

/** An unclear brace at the margin, below the open message's own brace, while that message's parts are indented. */
export function isMessageByIndent(
  scan: Scan,
  at: number,
  open: (Begun & { blocks: readonly Begun[] }) | undefined,
): boolean {
  const lastBlock = open?.blocks.at(-1);
  if (open === undefined || lastBlock === undefined || !scan.isFirstOnLine(at)) return false;
  return [at, open.start].every((brace) => scan.column(brace) === 0) && scan.column(lastBlock.start) > 0;
}

/** By its column the closing brace is that of the outer part, not of the inner one. */
export const closesOuter = (scan: Scan, close: number, inner: Begun, outer: Begun): boolean =>
  standsBelow(scan, close, outer.start) && !standsBelow(scan, close, inner.start);

/** A part by its opening brace. */
interface Begun {
  readonly start: number;
}

/** Both braces begin their lines, in the same column. */
function standsBelow(scan: Scan, close: number, open: number): boolean {
  const begins = scan.isFirstOnLine(close) && scan.isFirstOnLine(open);
  return begins && scan.column(close) === scan.column(open);
}

/** How many words stand there in a row, as far as they are looked at. */
function wordsFrom(scan: Scan, index: number): number {
  let count = 0;
  while (count < WORDS_LOOKED_AT && scan.kind(index + count) === 'word') count += 1;
  return count;
}

/** A stretch of the file from one certain message start to the next. */
export interface Segment {
  /** First word behind the segment. */
  readonly end: number;
  /** Every brace has its partner inside the segment: then braces are believed, and indentation is not looked at. */
  readonly isBalanced: boolean;
}

/** No real message is nearly as long; what is longer is not looked at as a whole. */
const MAX_SEGMENT_WORDS = 20_000;

/** [template.recovery.2] The segment that begins at `start`: up to the next word or brace that is certainly the start of a message. */
export function segmentFrom(scan: Scan, start: number): Segment {
  const limit = Math.min(scan.count, start + MAX_SEGMENT_WORDS);
  let depth = isBareStart(scan, start) ? 1 : 0;
  let isBalanced = true;
  let at = start;
  for (; at < limit; at += 1) {
    const kind = scan.kind(at);
    if (at > start && startsMessage(scan, at, kind)) break;
    if (kind === 'open' && depth === 0 && at > start) isBalanced = false;
    depth += DEPTH_CHANGE[kind];
    if (depth < 0) isBalanced = false;
  }
  const isCut = at === limit && limit < scan.count;
  return { end: at, isBalanced: isBalanced && depth === 0 && !isCut };
}

/** By how many braces more is enclosed what stands behind a word or brace. */
export const deeperBy = (scan: Scan, at: number): number => DEPTH_CHANGE[scan.kind(at)];

/** The same for words in a row, `end` not among them. */
export function deeperOver(scan: Scan, { first, end }: { readonly first: number; readonly end: number }): number {
  let depth = 0;
  for (let at = first; at < end; at += 1) depth += deeperBy(scan, at);
  return depth;
}

const DEPTH_CHANGE: { readonly [kind in Kind]: number } = { open: 1, close: -1, word: 0, end: 0 };

const isBareStart = (scan: Scan, at: number): boolean => scan.kind(at) === 'word' && isHeaderLine(scan, at);

/** A word or brace that is certainly the start of a message. */
export const startsMessage = (scan: Scan, at: number, kind: Kind = scan.kind(at)): boolean =>
  kind === 'open' ? beginsMessage(scan, at) : kind === 'word' && isHeaderLine(scan, at);
