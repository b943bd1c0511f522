// Fields that stand in a message without a block around them.
import { lineEndAt } from '../line-end.ts';
import type { Fix, Problem, Range } from '../text.ts';
import { type OpenBlock, type OpenMessage, placedField } from './open-parts.ts';
import type { PlacedField } from './placed.ts';
import { quote } from './problem-list.ts';
import { readField } from './read-parts.ts';
import type { Scan } from './scan.ts';
import { shapeBehind } from './shape.ts';

export interface BlocklessFields {
  /** The block that they lack. */
  readonly block: OpenBlock;
  /** The first word behind them. */
  readonly next: number;
  readonly problems: readonly Problem[];
}

/** A brace that opens a field, also where a block belongs: one may be `Variable` and empty. */
export const opensField = (scan: Scan, at: number): boolean =>
  scan.kind(at) === 'open' &&
  shapeBehind(scan, at) === 'field' &&
  !(scan.word(at + 2) === 'Variable' && scan.kind(at + 3) === 'close');

/** MT011: one problem for all the fields that begin at a brace and follow each other. */
export function readBlocklessFields(scan: Scan, start: number, { name }: OpenMessage): BlocklessFields {
  const fields: PlacedField[] = [];
  const problems: Problem[] = [];
  let next = start;
  while (opensField(scan, next)) {
    const read = readField(scan, { start: next, first: next + 1 }, false);
    problems.push(...read.problems);
    if (read.part !== undefined) fields.push(placedField({ ...read.part, close: read.next }, scan));
    next = read.next + 1;
  }
  const close = next - 1;
  const block = { start, last: start, close, name: '(block without a name)', words: {}, fields };
  const range = { start: scan.start(start), end: scan.end(close) };
  const wrong: Problem = {
    code: 'MT011',
    severity: 'error',
    message: 'A field stands in a block: put one around it, with a name and a quantity.',
    range,
    fixes: [inBlock(scan, scan.isFirstOnLine(start), range, name)],
  };
  return { block, next, problems: [wrong, ...problems] };
}

function inBlock({ text }: Scan, isOnLine: boolean, { start, end }: Range, message: string): Fix {
  const name = `${message}Data`;
  const indent = isOnLine ? (/[ \t]*$/u.exec(text.slice(Math.max(0, start - MAX_INDENT), start))?.[0] ?? '') : '';
  const line = isOnLine ? lineEndAt(text, start) + indent : ' ';
  return {
    title: `Put a block ${quote(name)} around`,
    edits: [
      { range: { start, end: start }, text: `{${line}${name} Single${line}` },
      { range: { start: end, end }, text: `${line}}` },
    ],
  };
}

/** An indent longer than this is no indent. */
const MAX_INDENT = 200;
