// Which lines of a template hold more or less than one thing, as readers see them that read line by line, and how the
// same words stand on lines of their own. Only messages that were read without a mistake are looked at.
import { lineEndAt } from '../line-end.ts';
import type { Edit, Range } from '../text.ts';
import type { PlacedMessage, TemplateFile } from './placed.ts';
import type { Scan } from './scan.ts';
import { deeperBy, deeperOver } from './shape.ts';

export interface BrokenLines {
  /** From the first brace to the last on the first of the lines; all its words if there is no brace. */
  readonly range: Range;
  /** Puts each thing on its line; undefined if a comment is in the way. */
  readonly edits: readonly Edit[] | undefined;
}

/** Runs of lines that are no brace alone, no header alone, no field alone; in file order. */
export function* brokenLines(
  { scan, problems }: Pick<TemplateFile, 'scan' | 'problems'>,
  messages: readonly PlacedMessage[],
): Iterable<BrokenLines> {
  const troubled = problems.filter(({ severity }) => severity === 'error').map(({ range }) => range.start);
  for (const message of messages) {
    const isTroubled = troubled.some((at) => message.range.start <= at && at <= message.range.end);
    if (message.sound && !isTroubled) yield* brokenInside(scan, wordsOf(scan, message));
  }
}

/** Inside this many braces are the words of a field, which stay together. */
const FIELD_DEPTH = 3;

/** Words by their index, `end` not among them. */
interface Stretch {
  readonly first: number;
  readonly end: number;
}

const wordsOf = (scan: Scan, { range }: PlacedMessage): Stretch => ({
  first: scan.from(range.start),
  end: scan.from(range.end),
});

function* brokenInside(scan: Scan, message: Stretch): Iterable<BrokenLines> {
  let run: Stretch | undefined;
  let end = message.first;
  let depth = 0;
  // A message that begins behind something else shares its line with that.
  for (let first = end; first < message.end; first = end) {
    end = endOfLine(scan, first, message.end);
    const isWhole = isOneThing(scan, { first, end }, depth);
    depth += deeperOver(scan, { first, end });
    if (!isWhole) run = { first: run?.first ?? first, end };
    else if (run !== undefined) {
      yield brokenRun(scan, run, message);
      run = undefined;
    }
  }
  if (run !== undefined) yield brokenRun(scan, run, message);
}

/** The first word of the next line, `most` at the latest. */
function endOfLine(scan: Scan, first: number, most: number): number {
  const line = scan.line(first);
  let end = first + 1;
  while (end < most && scan.line(end) === line) end += 1;
  return end;
}

/** A brace, a header, or a field in its braces; and neither the word before nor the word behind belongs to it. */
function isOneThing(scan: Scan, { first, end }: Stretch, depth: number): boolean {
  if (!scan.isFirstOnLine(first)) return false;
  const count = end - first;
  if (scan.kind(first) === 'word') return isWords(scan, first, end) && scan.kind(first - 1) !== 'word';
  if (count === 1) return true;
  // A message without blocks and a block without fields have the shape of a field.
  if (depth !== FIELD_DEPTH - 1) return false;
  return scan.kind(first) === 'open' && scan.kind(end - 1) === 'close' && isWords(scan, first + 1, end - 1);
}

function isWords(scan: Scan, first: number, end: number): boolean {
  for (let at = first; at < end; at += 1) if (scan.kind(at) !== 'word') return false;
  return true;
}

function brokenRun(scan: Scan, run: Stretch, message: Stretch): BrokenLines {
  return { range: placeOf(scan, run), edits: editsFor(scan, run, message) };
}

function placeOf(scan: Scan, { first, end }: Stretch): Range {
  const line = [];
  for (let at = first; at < end && scan.line(at) === scan.line(first); at += 1) line.push(at);
  const braces = line.filter((at) => scan.kind(at) !== 'word');
  const from = scan.range(braces[0] ?? first);
  const to = scan.range(braces.at(-1) ?? line.at(-1) ?? first);
  return { start: from.start, end: to.end };
}

function editsFor(scan: Scan, run: Stretch, message: Stretch): readonly Edit[] | undefined {
  const unit = indentOf(scan);
  const edits: Edit[] = [];
  let depth = 0;
  for (let at = message.first; at < run.end; at += 1) {
    if (at >= run.first) {
      const edit = gapBefore(scan, at, depth, unit);
      if (edit === 'blocked') return undefined;
      if (edit !== undefined) edits.push(edit);
    }
    depth += deeperBy(scan, at);
  }
  return edits.length === 0 ? undefined : edits;
}

/** What must stand between a word and the one before it, `depth` braces deep; nothing if it does. */
function gapBefore(scan: Scan, at: number, depth: number, unit: string): Edit | 'blocked' | undefined {
  const isBreak = depth < FIELD_DEPTH && !(scan.kind(at) === 'word' && scan.kind(at - 1) === 'word');
  const isSameLine = at > 0 && scan.line(at) === scan.line(at - 1);
  if (at === 0 || isBreak !== isSameLine) return undefined;
  if (!isBreak && scan.commentsBefore(at).length > 0) return 'blocked';
  const range = { start: scan.range(at - 1).end, end: scan.range(at).start };
  const indent = unit.repeat(scan.kind(at) === 'close' ? depth - 1 : depth);
  return { range, text: isBreak ? lineEndAt(scan.text, range.start) + indent : ' ' };
}

/** A tab if the file's first indented line begins with one, else four blanks. */
const indentOf = ({ text }: Scan): string => (/^[\t ]/mu.exec(text)?.[0] === '\t' ? '\t' : '    ');
