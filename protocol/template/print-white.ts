// White space as a file has it: tabs or blanks, and which line ends. Columns count from 0.
import type { Row } from './print-rows.ts';
import type { Scan } from './scan.ts';

/** [template.format.2] Columns of one level, and of a tab. */
export const STEP = 4;

/** How a file writes its white space. */
export interface White {
  indent(depth: number): string;
  /** White space from one column to another one; '' if that is not behind it. */
  gap(from: number, to: number): string;
  /** The line ends of some white space; if it has fewer than `least`, the file's own ones are added. */
  lineEnds(white: string, least: number): readonly string[];
  /** The column behind a stretch of the old text, if it begins in `column`. */
  columnBehind(column: number, start: number, end: number): number;
}

/**
 * Reads from the rows of a file how it is written. [template.format.3] Tabs if most lines that are to be indented begin
 * with one. What is laid out counts, and nothing else: so a second layout finds the style of the first.
 */
export const styleOf = (scan: Scan, rows: readonly Row[]): White =>
  whiteOf(
    scan.text,
    rows.filter(({ depth }) => depth > 0).map(({ first }) => scan.range(first).start),
  );

/** White space as the lines have it whose first words begin at the offsets; words behind others do not count. */
export function whiteOf(text: string, starts: readonly number[]): White {
  const hasTabs = usesTabs(text, starts);
  const lineEnd = /\r\n|\r|\n/u.exec(text)?.[0] ?? '\n';
  return {
    indent: (depth) => (hasTabs ? '\t'.repeat(depth) : ' '.repeat(depth * STEP)),
    gap: (from, to) => (hasTabs ? tabs(from, to) : ' '.repeat(Math.max(0, to - from))),
    lineEnds: (white, least) => {
      const ends = lineEndsIn(white);
      return ends.length >= least ? ends : [...ends, ...Array.from({ length: least - ends.length }, () => lineEnd)];
    },
    columnBehind: (column, start, end) => behind(text, column, { start, end }),
  };
}

/** The column behind a text that begins in a column. */
export const columnAfter = (column: number, put: string): number => behind(put, column, { start: 0, end: put.length });

/** Where an offset stands on its line, in columns. */
export const columnOf = (text: string, offset: number): number =>
  behind(text, 0, { start: lineStart(text, offset), end: offset });

export const isBlank = (white: string): boolean => /^[ \t\r\n]*$/u.test(white);
export const lineEndsIn = (white: string): readonly string[] => white.match(/\r\n|\r|\n/gu) ?? [];

/** The first multiple of a step that is strictly behind a column, as a tab would do. */
export const nextStop = (column: number): number => (Math.floor(column / STEP) + 1) * STEP;

function usesTabs(text: string, starts: readonly number[]): boolean {
  let [tabbed, blank] = [0, 0];
  for (const start of starts) {
    let line = start;
    while (line > 0 && (text[line - 1] === ' ' || text[line - 1] === '\t')) line -= 1;
    if (line === start || !isLineStart(text, line)) continue;
    if (text[line] === '\t') tabbed += 1;
    else blank += 1;
  }
  return tabbed > blank;
}

const isLineStart = (text: string, offset: number): boolean =>
  offset === 0 || text[offset - 1] === '\n' || text[offset - 1] === '\r';

/** Tabs as far as they reach, then blanks. */
function tabs(from: number, to: number): string {
  const lastStop = Math.floor(to / STEP);
  const count = lastStop - Math.floor(from / STEP);
  return count > 0 ? '\t'.repeat(count) + ' '.repeat(to - lastStop * STEP) : ' '.repeat(Math.max(0, to - from));
}

function lineStart(text: string, offset: number): number {
  let start = offset;
  while (!isLineStart(text, start)) start -= 1;
  return start;
}

function behind(
  text: string,
  column: number,
  { start, end }: { readonly start: number; readonly end: number },
): number {
  let at = column;
  for (let index = start; index < end; index += 1) {
    const unit = text[index];
    if (unit === '\n' || unit === '\r') at = 0;
    else at = unit === '\t' ? nextStop(at) : at + 1;
  }
  return at;
}
