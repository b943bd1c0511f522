// The lines that a template should have: which words stand on one, how deep, and in which columns.
// Only parts whose words were understood have rows; the others keep the layout that they have.
import type { Problem } from '../text.ts';
import type { PlacedMessage, TemplateFile } from './placed.ts';
import { alignBlock } from './print-columns.ts';
import type { Scan } from './scan.ts';
import { segmentFrom } from './shape.ts';
import { isLeaning } from './slips.ts';

/** One line of the layout. Words are counted as in the scan. */
export interface Row {
  readonly first: number;
  readonly last: number;
  /** Levels of indentation. */
  readonly depth: number;
  /** A comment stands among its words: then the white space between them is left alone. */
  readonly isLoose: boolean;
  /** Columns of the words behind the first; undefined is one blank. */
  readonly columns?: readonly (number | undefined)[];
  /** White space before the comment behind it, where the comments of a block are lined up. */
  readonly commentGap?: string;
}

/** The rows of the version line and of all sound messages, in the order of the text. */
export function rowsOf(file: TemplateFile): readonly Row[] {
  if (file.problems.some(({ code }) => code === TOO_MANY)) return [];
  const { scan } = file;
  const broken = brokenMessages(file);
  const sound = new Map(
    file.messages.filter((message) => !broken.has(message)).map((message) => [message.range.start, message]),
  );
  const rows: Row[] = hasVersion(file) ? [row(scan, { first: 0, last: 1, depth: 0 })] : [];
  for (const index of certainStarts(scan)) {
    const message = sound.get(scan.range(index).start);
    const read = message === undefined ? undefined : messageRows(scan, index);
    if (read !== undefined && message !== undefined && isReadAs(read, message, scan) && !isLeaningOn(read, index, scan))
      for (const line of read.rows) rows.push(line);
  }
  return rows;
}

/** Whether the braces tell the same as what was understood: it may have been understood in spite of them. */
function isReadAs({ rows, next }: ReadRows, { range, blocks }: PlacedMessage, scan: Scan): boolean {
  const lines = blocks.reduce((sum, block) => sum + FRAME_LINES + block.fields.length, FRAME_LINES);
  return rows.length === lines && scan.range(next - 1).end === range.end;
}

/** [template.format.6] A line that ends elsewhere would give some word of these another meaning. */
function isLeaningOn({ next }: ReadRows, first: number, scan: Scan): boolean {
  for (let at = first; at < next; at += 1) if (isLeaning(scan.word(at))) return true;
  return false;
}

/** Opening brace, header, closing brace. */
const FRAME_LINES = 3;

/**
 * The braces that certainly begin a message and have their partners before the next such brace. How these messages are
 * read does not depend on the layout; where braces are missing it does, so that a new layout could mean something else.
 */
function* certainStarts(scan: Scan): Iterable<number> {
  for (let at = 0; at < scan.count; ) {
    const { end, isBalanced } = segmentFrom(scan, at);
    if (isBalanced && scan.kind(at) === 'open') yield at;
    at = end;
  }
}

/** The rows of one block as far as it is understood, also if it is not closed. */
export function rowsOfBlock(file: TemplateFile, brace: number): readonly Row[] {
  const { scan } = file;
  let index = 0;
  while (index < scan.count && scan.range(index).start < brace) index += 1;
  return blockRows(scan, index)?.rows ?? [];
}

/** With more problems than are listed, the text was not read to its end. */
const TOO_MANY = 'MT000';
/** What was glued together or ends its lines otherwise is understood all the same. */
const HARMLESS: ReadonlySet<string> = new Set(['MT005', 'MT006', 'MT009']);

/** A comment that is none for the viewer as far as it was meant could become more or less of one. */
const isHarmless = ({ code, severity }: Problem): boolean =>
  HARMLESS.has(code) || (code === 'MT007' && severity !== 'error');

/** [template.format.6] Messages in which the syntax has a mistake. */
function brokenMessages({ problems, messages }: TemplateFile): ReadonlySet<PlacedMessage> {
  const broken = new Set<PlacedMessage>();
  for (const problem of problems) {
    if (isHarmless(problem)) continue;
    for (let at = firstReaching(messages, problem); at < messages.length; at += 1) {
      const message = messages[at];
      if (message === undefined || message.range.start > problem.range.end) break;
      if (isSyntax(problem)) broken.add(message);
    }
  }
  return broken;
}

/** MT001 to MT014 speak of the syntax; from MT020 on single words are wrong, and the layout does not mind. */
const isSyntax = ({ code }: Problem): boolean => code < 'MT020';

function firstReaching(messages: readonly PlacedMessage[], { range }: Problem): number {
  let [low, high] = [0, messages.length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((messages[middle]?.range.end ?? 0) < range.start) low = middle + 1;
    else high = middle;
  }
  return low;
}

const hasVersion = ({ scan, version }: TemplateFile): boolean =>
  scan.word(0) === 'version' && version !== undefined && version.start === scan.range(1).start;

interface ReadRows {
  readonly rows: readonly Row[];
  /** The first word behind. */
  readonly next: number;
  readonly isClosed: boolean;
}

function messageRows(scan: Scan, open: number): ReadRows | undefined {
  const header = headerRows(scan, open, 0);
  if (header === undefined) return undefined;
  const rows = [...header.rows];
  let next = header.next;
  while (scan.kind(next) === 'open') {
    const block = blockRows(scan, next);
    if (block?.isClosed !== true) return undefined;
    for (const line of block.rows) rows.push(line);
    next = block.next;
  }
  if (scan.kind(next) !== 'close') return undefined;
  rows.push(row(scan, { first: next, last: next, depth: 0 }));
  return { rows, next: next + 1, isClosed: true };
}

function blockRows(scan: Scan, open: number): ReadRows | undefined {
  const header = headerRows(scan, open, 1);
  if (header === undefined) return undefined;
  const fields: Row[] = [];
  let next = header.next;
  for (let close = fieldEnd(scan, next); close !== undefined; close = fieldEnd(scan, next)) {
    fields.push(row(scan, { first: next, last: close, depth: 2 }));
    next = close + 1;
  }
  const isClosed = scan.kind(next) === 'close';
  const end = isClosed ? [row(scan, { first: next, last: next, depth: 1 })] : [];
  return { rows: [...header.rows, ...alignBlock(scan, fields), ...end], next: isClosed ? next + 1 : next, isClosed };
}

/** The brace of a part alone on its line, and the words of its header on the next. */
function headerRows(scan: Scan, open: number, depth: number): Omit<ReadRows, 'isClosed'> | undefined {
  const next = behindWords(scan, open + 1);
  if (scan.kind(open) !== 'open' || next === open + 1) return undefined;
  const brace = row(scan, { first: open, last: open, depth });
  return { rows: [brace, row(scan, { first: open + 1, last: next - 1, depth: depth + 1 })], next };
}

/** The closing brace of the field whose opening one stands at `open`; undefined if there is no whole field. */
function fieldEnd(scan: Scan, open: number): number | undefined {
  const close = behindWords(scan, open + 1);
  return scan.kind(open) === 'open' && close > open + 1 && scan.kind(close) === 'close' ? close : undefined;
}

function behindWords(scan: Scan, first: number): number {
  let next = first;
  while (scan.kind(next) === 'word') next += 1;
  return next;
}

function row(scan: Scan, { first, last, depth }: Pick<Row, 'first' | 'last' | 'depth'>): Row {
  let isLoose = false;
  for (let at = first + 1; at <= last && !isLoose; at += 1) isLoose = scan.commentsBefore(at).length > 0;
  return { first, last, depth, isLoose };
}
