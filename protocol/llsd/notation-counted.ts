// Text and octets whose length stands before them: `s(5)"hello"`, `b(3)"abc"`. There are no escapes inside.
import { utf8 } from '../bytes.ts';
import type { Fix, Range } from '../text.ts';
import type { NotationCursor } from './notation-cursor.ts';

export interface Counted {
  /** As written between the quotes; octets that are not UTF-8 are half characters. */
  readonly text: string;
  readonly inner: Range;
}

/** `(5)"`, as every reader wants it. */
const STRICT = /^\((\d+)\)"$/;
/** What is understood besides: blanks, either quote, a count that is missing or makes no sense. */
const OPENING = /(?:\([^()"'\n]{0,24}\))?[ \t]*["']/y;

/**
 * The text behind the `s` or `b` that was just stepped over; undefined if nothing like it follows.
 * Where the count is wrong the next quote of the same kind ends it.
 */
export function readCounted(cursor: NotationCursor, start: number): Counted | undefined {
  const opening = cursor.take(OPENING);
  const digits = STRICT.exec(opening)?.[1];
  const counted = opening === '' ? undefined : insideQuotes(cursor, opening);
  if (digits === undefined) sayOpening(cursor, start, counted);
  else if (counted === undefined || !counted.isCountRight) sayCount(cursor, start, { digits, counted });
  if (counted === undefined) {
    if (opening !== '') cursor.isStopped = true;
    return undefined;
  }
  cursor.at = counted.inner.end + 1;
  return counted;
}

interface Inside extends Counted {
  readonly isCountRight: boolean;
}

/** From the opening quote that was just stepped over to the closing one; undefined if there is none. */
function insideQuotes(cursor: NotationCursor, opening: string): Inside | undefined {
  const { text, at: start } = cursor;
  const quote = opening.slice(-1);
  const count = Number(/^\(\s*(\d{1,10})\s*\)/.exec(opening)?.[1] ?? Number.NaN);
  const counted = Number.isNaN(count) ? undefined : cursor.octets.skip(start, count);
  const isCountRight = counted !== undefined && text[counted] === quote;
  const end = isCountRight ? counted : wrongEnd(text, quote, start, counted);
  return end < 0 ? undefined : { text: text.slice(start, end), inner: { start, end }, isCountRight };
}

/** Where the text ends although its count says something else, or although the count leads to the other quote. */
function wrongEnd(text: string, quote: string, start: number, counted: number | undefined): number {
  const next = text.indexOf(quote, start);
  return next < 0 && counted !== undefined && /["']/.test(text.charAt(counted)) ? counted : next;
}

function sayOpening(cursor: NotationCursor, start: number, counted: Inside | undefined): void {
  const letter = cursor.text.charAt(start);
  const range = { start, end: counted === undefined ? cursor.at : counted.inner.start };
  const message = `Expected '(n)"' after '${letter}'.`;
  cursor.say({ code: 'LS118', severity: 'error', message, range, ...recounted(letter, start, counted) });
}

function sayCount(
  cursor: NotationCursor,
  start: number,
  { digits, counted }: { readonly digits: string; readonly counted: Inside | undefined },
): void {
  const letter = cursor.text.charAt(start);
  const what = letter === 's' ? 'string' : 'binary';
  const message = `Counted ${what} announces ${digits} octets but the closing quote is not there.`;
  const range = { start, end: counted === undefined ? cursor.at : counted.inner.end + 1 };
  cursor.say({ code: 'LS117', severity: 'error', message, range, ...recounted(letter, start, counted) });
}

/** Writes the beginning and the end anew, with the number of octets between them. */
function recounted(letter: string, start: number, counted: Inside | undefined): { readonly fixes?: readonly Fix[] } {
  if (counted === undefined) return {};
  const { text, inner } = counted;
  const opening = `${letter}(${utf8(text).length})"`;
  const edits = [
    { range: { start, end: inner.start }, text: opening },
    { range: { start: inner.end, end: inner.end + 1 }, text: '"' },
  ];
  return { fixes: [{ title: `Write ${opening}`, edits }] };
}
