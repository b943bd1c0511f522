// What a brace or a line begins, judged by the words behind it. Recovery from unbalanced braces rests on these guesses.
import type { Kind, Scan } from './scan.ts';
import { isDigits, isEncoding, isFieldType, isFrequency, isTrust, looksNumeric } from './words.ts';

export type Shape = 'message' | 'block' | 'field';

/** A header has at most six words; a line with more is judged by its first ones. */
const WORDS_LOOKED_AT = 7;

/** What the brace at `index` begins by its words alone; undefined if they fit nothing. */
export function shapeBehind(scan: Scan, index: number): Shape | undefined {
  if (scan.kind(index + 1) !== 'word' || scan.kind(index + 2) !== 'word') return undefined;
  const words = wordsFrom(scan, index + 1);
  if (isHeader(words)) return 'message';
  const [, second, third] = words;
  const next = scan.kind(index + 1 + words.length);
  if (second === 'Single' || second === 'Multiple') return 'block';
  if (second === 'Variable' && third === undefined && next === 'open') return 'block';
  if (isFieldType(second) && words.length <= 3 && next === 'close') return 'field';
  return undefined;
}

/** A message header at the start of a line, without its brace. */
export function isHeaderLine(scan: Scan, index: number): boolean {
  if (!startsBareLine(scan, index) || !isFrequency(scan.word(index + 1))) return false;
  if (scan.line(index) !== scan.line(index + 1)) return false;
  return isHeader(wordsFrom(scan, index));
}

/** A block header at the start of a line, without its brace. */
export function isBlockLine(scan: Scan, index: number): boolean {
  if (!startsBareLine(scan, index) || scan.line(index) !== scan.line(index + 1)) return false;
  const [, second, third, fourth] = wordsFrom(scan, index);
  if (second === 'Single') return third === undefined;
  if (second === 'Multiple') return fourth === undefined;
  return second === 'Variable' && third === undefined && scan.kind(index + 2) === 'open';
}

/** A field without its brace: name, type, perhaps a size, and the closing brace. */
export function isBareField(scan: Scan, index: number): boolean {
  const words = wordsFrom(scan, index);
  const [, type, size] = words;
  if (!isFieldType(type) || scan.kind(index + words.length) !== 'close') return false;
  return words.length === 2 || (words.length === 3 && size !== undefined && isDigits(size));
}

function startsBareLine(scan: Scan, index: number): boolean {
  return scan.kind(index) === 'word' && scan.isFirstOnLine(index) && scan.kind(index - 1) !== 'open';
}

/** Name and frequency, or the words that only a header has. `Fixed` alone may also be the type of a field. */
function isHeader(words: readonly string[]): boolean {
  const [, second, third] = words;
  if (words.slice(2).some((word) => isTrust(word) || isEncoding(word))) return true;
  if (second === 'High' || second === 'Medium' || second === 'Low') return true;
  return second === 'Fixed' && third !== undefined && looksNumeric(third) && words.length > 3;
}

function wordsFrom(scan: Scan, index: number): readonly string[] {
  const words: string[] = [];
  for (let at = index; words.length < WORDS_LOOKED_AT && scan.kind(at) === 'word'; at += 1) words.push(scan.word(at));
  return words;
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

/** The segment that begins at `start`: up to the next word or brace that is certainly the start of a message. */
export function segmentFrom(scan: Scan, start: number): Segment {
  const limit = Math.min(scan.count, start + MAX_SEGMENT_WORDS);
  let depth = scan.kind(start) === 'word' && isHeaderLine(scan, start) ? 1 : 0;
  let isBalanced = true;
  for (let at = start; at < limit; at += 1) {
    const kind = scan.kind(at);
    if (at > start && isCertainStart(scan, at, kind)) return { end: at, isBalanced: isBalanced && depth === 0 };
    if (kind === 'open') {
      if (depth === 0 && at > start) isBalanced = false;
      depth += 1;
    } else if (kind === 'close') {
      depth -= 1;
      if (depth < 0) isBalanced = false;
    }
  }
  return { end: limit, isBalanced: isBalanced && depth === 0 && limit === scan.count };
}

const isCertainStart = (scan: Scan, at: number, kind: Kind): boolean =>
  kind === 'open' ? shapeBehind(scan, at) === 'message' : kind === 'word' && isHeaderLine(scan, at);
