// What is said about the signs between the values of notation: brackets, commas, colons, keys. Each with its mend.
import type { Fix, Range } from '../text.ts';
import { short } from './finding.ts';
import type { NotationCursor } from './notation-cursor.ts';
import { halfAt } from './notation-octets.ts';
import { sayNotUtf8 } from './notation-text.ts';
import type { PlacedKey } from './placed-node.ts';

interface Opened {
  readonly kind: 'array' | 'map';
  /** Where the opening bracket is. */
  readonly start: number;
}

/** The document ends within the innermost of these. */
export function sayUnclosed(cursor: NotationCursor, open: readonly Opened[]): void {
  const top = open.at(-1);
  if (top === undefined) return;
  const end = cursor.blanksBefore(cursor.text.length);
  const missing = open.map(({ kind }) => (kind === 'array' ? ']' : '}')).reverse();
  const edits = [{ range: { start: end, end }, text: missing.join('') }];
  const message = `${top.kind === 'array' ? 'Array' : 'Map'} is never closed.`;
  const range = { start: top.start, end: top.start + 1 };
  // A bracket behind a comment would be part of it.
  const fixes = end === cursor.commentEnd ? [] : [{ title: 'Close what is open', edits }];
  cursor.stop('LS101', message, range, fixes);
}

export function sayWrongBracket(cursor: NotationCursor, { kind, start }: Opened, expected: string): void {
  const line = cursor.lineOf(start);
  const message = `Expected '${expected}' to close the ${kind} opened on line ${line}, found '${cursor.character}'.`;
  const range = { start: cursor.at, end: cursor.at + 1 };
  const related = [{ message: 'Opened here.', range: { start, end: start + 1 } }];
  const fixes = [{ title: `Write '${expected}'`, edits: [{ range, text: expected }] }];
  cursor.say({ code: 'LS131', severity: 'error', message, range, related, fixes });
}

/** @param lastAt the end of the value before */
export function sayMissingComma(cursor: NotationCursor, lastAt: number): void {
  const { at: start } = cursor;
  const edits = [{ range: { start: lastAt, end: lastAt }, text: ',' }];
  const fixes: readonly Fix[] = [{ title: "Insert ','", edits, isSafe: true }];
  const message = "Expected ',' here; only the viewer and python-llsd do without.";
  cursor.say({ code: 'LS129', severity: 'warning', message, range: { start, end: start + 1 }, fixes });
}

export function sayExtraComma(cursor: NotationCursor, at: number): void {
  const range = { start: at, end: at + 1 };
  const fixes: readonly Fix[] = [{ title: 'Remove the comma', edits: [{ range, text: '' }], isSafe: true }];
  cursor.say({ code: 'LS130', severity: 'warning', message: 'Extra comma.', range, fixes });
}

export function sayEmptyContainer(cursor: NotationCursor, start: number): void {
  const message = 'libomv and libremetaverse lose or refuse what follows an empty container.';
  cursor.say({ code: 'LS134', severity: 'information', message, range: { start, end: start + 1 } });
}

export function sayNoKey(cursor: NotationCursor): void {
  const { at: start, found } = cursor;
  if (halfAt(found) >= 0) {
    sayNotUtf8(cursor, start);
    return;
  }
  const name = cursor.peek(/[\w.-]+(?=[ \t]*:)/y);
  const edits = [{ range: { start, end: start + name.length }, text: `'${name}'` }];
  const fixes = name === '' ? {} : { fixes: [{ title: 'Put quotes round the key', edits }] };
  const message = `Map keys are quoted strings; found '${found}'.`;
  cursor.say({ code: 'LS125', severity: 'error', message, range: { start, end: start + found.length }, ...fixes });
}

export function sayEmptyKey(cursor: NotationCursor, { start, end }: PlacedKey): void {
  const message = 'Empty key; the viewer drops its value.';
  cursor.say({ code: 'LS026', severity: 'warning', message, range: { start, end } });
}

/** @param values what a value can begin with */
export function sayNoColon(cursor: NotationCursor, { key, end }: PlacedKey, values: string): void {
  const { at: start, found, character } = cursor;
  const sign = character === '=' ? 1 : 0;
  const edits = [{ range: { start: end, end: start + sign }, text: ':' }];
  const isClear = sign === 1 || values.includes(character);
  const fixes = isClear ? { fixes: [{ title: "Write ':'", edits }] } : {};
  const message = `Expected ':' after key '${short(key)}'.`;
  cursor.say({ code: 'LS126', severity: 'error', message, range: { start, end: start + found.length }, ...fixes });
}

export function sayNoValue(cursor: NotationCursor, key: string): void {
  const { at: start } = cursor;
  const fixes = [{ title: "Write '!' for undef", edits: [{ range: { start, end: start }, text: '!' }] }];
  const message = `Key '${short(key)}' has no value.`;
  cursor.say({ code: 'LS127', severity: 'error', message, range: { start, end: start + 1 }, fixes });
}

export function sayBlanksRoundColon(cursor: NotationCursor, before: Range | undefined, after: Range | undefined): void {
  const blanks = [before, after].filter((range) => range !== undefined);
  const edits = blanks.map((range) => ({ range, text: '' }));
  const fixes: readonly Fix[] = [{ title: "Remove the blanks round ':'", edits, isSafe: true }];
  const message = "python-llsd refuses blanks round ':'.";
  const range = blanks[0] ?? { start: cursor.at, end: cursor.at };
  cursor.say({ code: 'LS133', severity: 'information', message, range, fixes });
}

export function sayDepth(cursor: NotationCursor, depth: number, limit: number, severity: 'warning' | 'error'): void {
  const range = { start: cursor.at, end: cursor.at + 1 };
  cursor.say({ code: 'LS060', severity, message: `Nesting depth ${depth} exceeds ${limit}.`, range });
}
