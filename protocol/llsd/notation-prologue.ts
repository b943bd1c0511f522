// What may stand before a document of notation: a byte order mark, blanks, a header.
import type { Fix, Range } from '../text.ts';
import { short } from './finding.ts';
import type { NotationCursor } from './notation-cursor.ts';

const HEADER = /<\?[^>\n]*\?>/y;
const OURS = /^<\?\s*llsd\/notation\s*\?>$/i;
const LINE_END = /[ \t]*(?:\r?\n)?/y;
const PLAIN_HEADER = '<?llsd/notation?>';

/** [llsd.notation.8] Steps to where the value should begin. */
export function beforeValue(cursor: NotationCursor): void {
  if (cursor.text.startsWith('\ufeff')) sayByteOrderMark(cursor);
  const first = cursor.blanks();
  const start = cursor.at;
  const header = cursor.take(HEADER);
  if (header !== '') readHeader(cursor, header, start);
  const second = cursor.blanks();
  const blanks = [first, second].filter((range) => range !== undefined);
  if (blanks.length > 0 && !cursor.isAtEnd) sayBlanks(cursor, blanks);
  cursor.skipSpace();
}

function sayByteOrderMark(cursor: NotationCursor): void {
  const message =
    'Byte order mark before the document; format detection fails in the viewer, python-llsd and libremetaverse.';
  const range = { start: 0, end: 1 };
  const fixes: readonly Fix[] = [{ title: 'Remove the byte order mark', edits: [{ range, text: '' }], isSafe: true }];
  cursor.say({ code: 'LS104', severity: 'warning', message, range, fixes });
  cursor.at = 1;
}

function readHeader(cursor: NotationCursor, header: string, start: number): void {
  const range = { start, end: cursor.at };
  const rest = cursor.take(LINE_END);
  if (!OURS.test(header)) {
    const message = `Header '${short(header)}' does not announce notation.`;
    const fixes = [{ title: `Write ${PLAIN_HEADER}`, edits: [{ range, text: PLAIN_HEADER }] }];
    cursor.say({ code: 'LS105', severity: 'error', message, range, fixes });
  } else if (rest !== '\n') {
    const edits = [{ range: { start: range.end, end: range.end + rest.length }, text: '\n' }];
    const fixes: readonly Fix[] = [{ title: 'End the header with a line feed', edits, isSafe: true }];
    const message = 'The header must be followed by a line feed.';
    cursor.say({ code: 'LS105', severity: 'warning', message, range, fixes });
  }
}

function sayBlanks(cursor: NotationCursor, blanks: readonly Range[]): void {
  const edits = blanks.map((range) => ({ range, text: '' }));
  const fixes: readonly Fix[] = [{ title: 'Remove the blanks', edits, isSafe: true }];
  const message = 'python-llsd refuses blanks before the value.';
  const range = { start: 0, end: Math.max(1, blanks[0]?.end ?? 1) };
  cursor.say({ code: 'LS103', severity: 'information', message, range, fixes });
}
