// [template.format.7] The columns of a block: names, types with their sizes, and closing braces stand below each other.

import type { Row } from './print-rows.ts';
import { columnAfter, columnOf, nextStop, STEP } from './print-white.ts';
import type { Scan } from './scan.ts';

/** The viewer finds no longer name, and no longer type or size has a meaning: lines with such words stay out of the columns. */
const LONGEST_NAME = 63;
const LONGEST_CELL = 32;

/** Puts the fields of one block into columns. */
export function alignBlock(scan: Scan, rows: readonly Row[]): readonly Row[] {
  const fields = rows.filter((row) => isAlignable(scan, row));
  if (fields.length === 0) return rows;
  const name = STEP * (2 + 1);
  const type = nextStop(name + widest(fields, (row) => nameWidth(scan, row)));
  const close = nextStop(type + widest(fields, (row) => cellWidth(scan, row)));
  const commentGap = sharedGap(scan, fields, close + 1);
  const aligned = new Set(fields);
  return rows.map((row) => {
    if (!aligned.has(row)) return row;
    const columns = columnsOf(row.last - row.first, { name, type, close });
    return { ...row, columns, ...(commentGap === undefined ? {} : { commentGap }) };
  });
}

const widest = (fields: readonly Row[], width: (row: Row) => number): number =>
  fields.reduce((most, row) => Math.max(most, width(row)), 0);

const isAlignable = (scan: Scan, row: Row): boolean =>
  !row.isLoose && nameWidth(scan, row) <= LONGEST_NAME && cellWidth(scan, row) <= LONGEST_CELL;

const widthOf = (scan: Scan, index: number): number => {
  const { start, end } = scan.range(index);
  return end - start;
};

const nameWidth = (scan: Scan, { first }: Row): number => widthOf(scan, first + 1);

/** Type and size are one cell, with one blank between them. */
function cellWidth(scan: Scan, { first, last }: Row): number {
  let width = 0;
  for (let at = first + 2; at < last && width <= LONGEST_CELL; at += 1)
    width += widthOf(scan, at) + (at === first + 2 ? 0 : 1);
  return width;
}

interface Stops {
  readonly name: number;
  readonly type: number;
  readonly close: number;
}

/** For the words behind the opening brace: name, type, size with one blank, closing brace. */
const columnsOf = (count: number, { name, type, close }: Stops): readonly (number | undefined)[] =>
  Array.from({ length: count }, (_, index) => {
    if (index === 0) return name;
    if (index === count - 1) return close;
    return index === 1 ? type : undefined;
  });

/**
 * [template.format.4] Comments that are lined up behind the fields stay so: the shortest of their gaps is that of all.
 * `end` is the column behind the closing braces.
 */
function sharedGap(scan: Scan, fields: readonly Row[], end: number): string | undefined {
  const comments = fields.flatMap(({ last }) => {
    const [comment] = scan.commentsBefore(last + 1);
    if (comment === undefined || comment.line !== scan.line(last)) return [];
    return [{ start: comment.start, gap: scan.text.slice(scan.range(last).end, comment.start) }];
  });
  if (comments.length < 2) return undefined;
  const areLinedUp = isOne(comments.map(({ start }) => columnOf(scan.text, start)));
  const willBe = isOne(comments.map(({ gap }) => columnAfter(end, gap)));
  if (!areLinedUp && !willBe) return undefined;
  const shortest = comments.reduce(
    (least, { gap }) => (gap.length < least.length ? gap : least),
    comments[0]?.gap ?? '',
  );
  return shortest === '' ? ' ' : shortest;
}

const isOne = (columns: readonly number[]): boolean => columns.every((column) => column === columns[0]);
