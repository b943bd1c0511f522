// Where a caret stands while a template is written: in which header, behind which words.
import type { PlacedBlock, TemplateFile } from '../../protocol/template/placed.ts';
import { columnOf } from '../../protocol/template/print-white.ts';
import type { Scan } from '../../protocol/template/scan.ts';
import { touches } from './place.ts';

export interface Spot {
  /** Where the word that is being written begins. */
  readonly start: number;
  /** The brace whose header the caret is in; undefined outside of headers. */
  readonly brace: number | undefined;
  /** The words between the brace and the caret, without the one that is being written. */
  readonly words: readonly string[];
}

/** No header is longer; further words are not looked at. */
const MAX_HEADER_WORDS = 8;

/** Undefined in comments, and where no part can begin. */
export function spotAt(scan: Scan, at: number): Spot | undefined {
  const next = firstBehind(scan, at);
  if (isInComment(scan, at, next)) return undefined;
  const isWriting = scan.kind(next - 1) === 'word' && touches(scan.range(next - 1), at);
  const words: string[] = [];
  let before = isWriting ? next - 2 : next - 1;
  while (scan.kind(before) === 'word' && words.length <= MAX_HEADER_WORDS) {
    words.unshift(scan.word(before));
    before -= 1;
  }
  const start = isWriting ? scan.range(next - 1).start : at;
  if (scan.kind(before) === 'open') return { start, brace: scan.range(before).start, words };
  return words.length === 0 && scan.kind(before) === 'close'
    ? { start, brace: undefined, words }
    : afterVersion(start, words);
}

const isInComment = (scan: Scan, at: number, next: number): boolean =>
  scan.commentsBefore(next).some((comment) => comment.start < at && at <= comment.end);

/** Where the first word of a text begins or would, if the caret is there; undefined elsewhere. */
export function topAt(scan: Scan, at: number): number | undefined {
  const next = firstBehind(scan, at);
  if (isInComment(scan, at, next) || next > 1) return undefined;
  if (next === 0) return at;
  return scan.kind(0) === 'word' && touches(scan.range(0), at) ? scan.start(0) : undefined;
}

/** Where the number of the version line begins or would, if the caret is there; undefined elsewhere. */
export function versionNumberAt(scan: Scan, at: number): number | undefined {
  const next = firstBehind(scan, at);
  if (scan.word(0) !== 'version' || isInComment(scan, at, next)) return undefined;
  if (next === 2 && touches(scan.range(1), at)) return scan.start(1);
  const isBehind = next === 1 && at > scan.end(0) && !/[\r\n]/u.test(scan.text.slice(scan.end(0), at));
  return isBehind ? at : undefined;
}

const afterVersion = (start: number, words: readonly string[]): Spot | undefined =>
  words.length === 2 && words[0] === 'version' ? { start, brace: undefined, words } : undefined;

/** The first word that begins at or behind an offset. */
export function firstBehind(scan: Scan, at: number): number {
  let [low, high] = [0, scan.count];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (scan.range(middle).start < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

export type Level = 'message' | 'block' | 'field';

/** What the brace at an offset begins, or would begin if there were words behind it. */
export function levelOf(file: TemplateFile, brace: number): Level | undefined {
  // A message may have another one inside.
  for (const message of file.messages.filter(({ range }) => range.start <= brace && brace <= range.end)) {
    if (message.range.start === brace) return 'message';
    for (const [index, block] of message.blocks.entries()) {
      if (block.range.start === brace) return isFieldSoFar(file, block, message.blocks[index - 1]) ? 'field' : 'block';
      if (block.fields.some(({ range }) => range.start === brace)) return 'field';
    }
  }
  return LEVELS[depthAt(file, brace)];
}

/** `{ Name Variable` is read as a block as long as no size follows; deeper than the block that is open it is meant for a field. */
function isFieldSoFar({ scan: { text } }: TemplateFile, block: PlacedBlock, before: PlacedBlock | undefined): boolean {
  if (before === undefined || before.isClosed || block.words.quantity?.text !== 'Variable') return false;
  return columnOf(text, block.range.start) > columnOf(text, before.range.start);
}

/** By the braces that are open around them. */
export const LEVELS: readonly Level[] = ['message', 'block', 'field'];

/** How many braces are open before an offset, counted from the last message that begins before it. */
export function depthAt({ scan, messages }: TemplateFile, at: number): number {
  const start = messages.findLast(({ range }) => range.start < at)?.range.start ?? 0;
  const end = firstBehind(scan, at);
  let depth = 0;
  for (let index = firstBehind(scan, start); index < end; index += 1) {
    const kind = scan.kind(index);
    if (kind === 'open') depth += 1;
    if (kind === 'close') depth = Math.max(0, depth - 1);
  }
  return depth;
}
