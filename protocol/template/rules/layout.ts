// MT100 to MT103: what the official reader takes and others, which read line by line, do not; and the usual layout.
import { lineEndAt } from '../../line-end.ts';
import type { Edit, Problem, Range } from '../../text.ts';
import { brokenLines } from '../line-shapes.ts';
import type { PlacedMessage } from '../placed.ts';
import { formatEdits } from '../print.ts';
import type { Scan } from '../scan.ts';
import type { Parts, Rule, Subject } from './rule.ts';
import { hint, warning } from './rule.ts';

export const LAYOUT_RULES: readonly Rule[] = [
  { code: 'MT100', severity: 'warning', title: 'There is one thing on each line.', check: oneThingPerLine },
  {
    code: 'MT101',
    severity: 'warning',
    title: 'No comment stands behind an opening brace on its line.',
    check: commentBehindBrace,
  },
  { code: 'MT102', severity: 'hint', title: 'No field is an S64.', check: wideSigned },
  {
    code: 'MT103',
    severity: 'hint',
    title: 'The file is laid out as the formatter does.',
    isOff: true,
    checkFile: layout,
  },
];

function* oneThingPerLine({ messages, read }: Parts): Iterable<Problem> {
  const sentence =
    'libomv and Hippolyzer read line by line and misread this: put braces, headers and fields on lines of their own.';
  for (const { range, edits } of brokenLines(read, messages)) {
    const fixes =
      edits === undefined ? [] : [{ title: 'Put each thing on its own line', edits, isSafe: true } as const];
    yield warning('MT100', sentence, range, fixes.length === 0 ? {} : { fixes });
  }
}

function* commentBehindBrace({ messages, read: { scan } }: Parts): Iterable<Problem> {
  const sentence = 'libomv and the Lua dissector stop at a comment behind a brace; put it on the line above.';
  for (const index of openingBraces(messages, scan)) {
    const comment = scan.commentsBefore(index + 1)[0];
    if (comment === undefined || comment.line !== scan.line(index)) continue;
    // Where such a comment ends is another question, which comes first.
    if (scan.text.startsWith('/*', comment.start)) continue;
    yield warning('MT101', sentence, comment, { fixes: [moveAbove(scan, index, comment)] });
  }
}

/** By their words, each once: a message may stand inside of another one. */
function openingBraces(messages: readonly PlacedMessage[], scan: Scan): readonly number[] {
  const braces: number[] = [];
  let done = 0;
  for (const { range } of messages) {
    const end = scan.from(range.end);
    for (let index = Math.max(done, scan.from(range.start)); index < end; index += 1)
      if (scan.kind(index) === 'open') braces.push(index);
    done = Math.max(done, end);
  }
  return braces;
}

/** The comment on a line of its own above the brace's line, indented as that. */
function moveAbove(scan: Scan, brace: number, { start, end }: { readonly start: number; readonly end: number }) {
  const place = scan.range(brace);
  const lineStart = place.start - scan.column(brace);
  const indent = /^[ \t]*/u.exec(scan.text.slice(lineStart, place.start))?.[0] ?? '';
  const comment = scan.text.slice(start, end).trimEnd();
  return {
    title: 'Put the comment on the line above',
    edits: [
      { range: { start: lineStart, end: lineStart }, text: indent + comment + lineEndAt(scan.text, end) },
      { range: { start: place.end, end }, text: '' },
    ],
    isSafe: true,
  } as const;
}

function* wideSigned({ types }: Parts): Iterable<Problem> {
  for (const { type } of types.get('S64') ?? []) yield hint('MT102', 'libomv does not know S64.', type);
}

function* layout({ file }: Subject): Iterable<Problem> {
  const sentence = 'The white space here is not as the formatter writes it.';
  for (const edits of byLine(file.scan.text, formatEdits(file)))
    yield hint('MT103', sentence, visible(file.scan.text, edits), {
      fixes: [{ title: 'Lay out this line', edits, isSafe: true }],
    });
}

/** Edits in the order of the text, together where they begin on the same line. */
function* byLine(text: string, edits: readonly Edit[]): Iterable<readonly Edit[]> {
  let line: Edit[] = [];
  let lineEnd = -1;
  for (const edit of edits) {
    if (edit.range.start > lineEnd && line.length > 0) {
      yield line;
      line = [];
    }
    if (line.length === 0) lineEnd = endOfLine(text, edit.range.start);
    line.push(edit);
  }
  if (line.length > 0) yield line;
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

/** From the first edit to the last; where something is only to be put in, the character behind it. */
function visible(text: string, edits: readonly Edit[]): Range {
  const start = edits[0]?.range.start ?? 0;
  const end = edits.at(-1)?.range.end ?? start;
  return { start, end: end > start ? end : Math.min(start + 1, text.length) };
}
