// Quoted text of notation and its escapes: strings, keys, uris; dates and base64 are quoted too, but have no escapes.
import { readUtf8 } from '../bytes.ts';
import type { Range } from '../text.ts';
import { short } from './finding.ts';
import type { NotationCursor } from './notation-cursor.ts';
import { halfAt, wellFormed } from './notation-octets.ts';
import type { RepeatedTexts } from './repeated-texts.ts';

const BACKSLASH = 0x5c;
const CR = 0x0d;

/**
 * The text from the opening quote here to the closing one, with its place. Without one the document ends in it.
 * @param what what is open, for the sentence
 * @param start where the value that is quoted begins
 * @param cut gives a stretch of the document
 */
export function readQuoted(
  cursor: NotationCursor,
  what: string,
  start: number,
  cut: string | RepeatedTexts = cursor.text,
): string {
  const { text } = cursor;
  const quote = text.charCodeAt(cursor.at);
  const from = cursor.at + 1;
  let at = from;
  let isOdd = false;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) {
      cursor.at = at + 1;
      const value = cursor.placed(cut.slice(from, at), from, at);
      return isOdd ? sayOdd(cursor, value, { start: from, hasEscapes: true }) : value;
    }
    if (code === BACKSLASH) return readEscaped(cursor, { what, start, quote });
    if (code === CR || code > 0xd7ff) isOdd = true;
  }
  return unclosed(cursor, what, start, text.slice(from));
}

/** As `readQuoted`, where a backslash means nothing. */
export function readPlain(cursor: NotationCursor, what: string, start: number): string {
  const from = cursor.at + 1;
  const end = cursor.text.indexOf(cursor.character, from);
  if (end < 0) return unclosed(cursor, what, start, cursor.text.slice(from));
  cursor.at = end + 1;
  return cursor.placed(cursor.text.slice(from, end), from, end);
}

/** Says what is odd about a text with carriage returns or half characters in it, and gives it without the latter. */
export function sayOdd(
  cursor: NotationCursor,
  raw: string,
  { start, hasEscapes }: { readonly start: number; readonly hasEscapes: boolean },
): string {
  const half = halfAt(raw);
  if (half >= 0) sayNotUtf8(cursor, start + half);
  const lone = raw.search(/\r(?!\n)/);
  if (lone >= 0) {
    const range = { start: start + lone, end: start + lone + 1 };
    cursor.say({
      code: 'LS058',
      severity: 'information',
      message: 'A carriage return is read as a line feed.',
      range,
      ...(hasEscapes
        ? { fixes: [{ title: 'Write \\r', edits: [{ range, text: '\\r' }], isSafe: true as const }] }
        : {}),
    });
  }
  return half < 0 ? raw : wellFormed(raw);
}

export function sayNotUtf8(cursor: NotationCursor, at: number): void {
  cursor.say({ code: 'LS136', severity: 'error', message: 'Not valid UTF-8.', range: { start: at, end: at + 1 } });
}

function unclosed(cursor: NotationCursor, what: string, start: number, value: string): string {
  const { length } = cursor.text;
  cursor.at = length;
  cursor.stop('LS101', `${what} is never closed.`, { start, end: start + 1 });
  return cursor.placed(wellFormed(value), length - value.length, length);
}

interface Opened {
  readonly what: string;
  readonly start: number;
  readonly quote: number;
}

/** What the escape of a letter stands for; every other character stands for itself. */
const LETTERS: ReadonlyMap<string, string> = new Map([
  ['a', '\x07'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['v', '\v'],
]);
const STANDS_FOR_ITSELF = ['\\', "'", '"'];

function readEscaped(cursor: NotationCursor, { what, start, quote }: Opened): string {
  const { text } = cursor;
  const from = cursor.at + 1;
  let value = '';
  let run = from;
  let at = from;
  while (at < text.length && text.charCodeAt(at) !== quote) {
    if (text.charCodeAt(at) !== BACKSLASH) at++;
    else {
      value += text.slice(run, at);
      const read = readEscape(cursor, at);
      value += read.value;
      at = read.end;
      run = at;
    }
  }
  value += text.slice(run, at);
  if (at >= text.length) return unclosed(cursor, what, start, text.slice(from));
  cursor.at = at + 1;
  sayOdd(cursor, text.slice(from, at), { start: from, hasEscapes: true });
  return cursor.placed(wellFormed(value), from, at);
}

interface Escape {
  readonly value: string;
  readonly end: number;
}

/** [llsd.notation.5] The escape at `at`, which is a backslash. */
function readEscape(cursor: NotationCursor, at: number): Escape {
  const { text } = cursor;
  const point = text.codePointAt(at + 1);
  if (point === undefined) return { value: '', end: at + 1 };
  const character = String.fromCodePoint(point);
  const end = at + 1 + character.length;
  if (character === 'x') return readHex(cursor, at);
  const letter = LETTERS.get(character);
  if (letter !== undefined) return { value: letter, end };
  if (!STANDS_FOR_ITSELF.includes(character)) {
    cursor.say({
      code: 'LS114',
      severity: 'information',
      message: `Escape '\\${character}' stands for '${character}'.`,
      range: { start: at, end },
      fixes: [
        { title: 'Remove the backslash', edits: [{ range: { start: at, end: at + 1 }, text: '' }], isSafe: true },
      ],
    });
  }
  return { value: character, end };
}

/** Octets behind each other, as the characters that they spell. */
const OCTETS = /(?:\\x[89a-fA-F][0-9a-fA-F])+/y;

function readHex(cursor: NotationCursor, at: number): Escape {
  const { text } = cursor;
  const digits = text.slice(at + 2, at + 4);
  if (!/^[0-9a-fA-F]{2}$/.test(digits)) {
    const message = "'\\x' needs two hexadecimal digits.";
    cursor.say({ code: 'LS115', severity: 'error', message, range: { start: at, end: at + 2 } });
    return { value: 'x', end: at + 2 };
  }
  OCTETS.lastIndex = at;
  const run = OCTETS.exec(text)?.[0];
  if (run === undefined) return { value: String.fromCharCode(Number.parseInt(digits, 16)), end: at + 4 };
  return { value: octetsAsText(cursor, at, run), end: at + run.length };
}

/** [llsd.notation.5] UTF-8 if it is that; else, with an error, each octet is the character of its number. */
function octetsAsText(cursor: NotationCursor, start: number, run: string): string {
  const octets = Uint8Array.from({ length: run.length / 4 }, (_, index) =>
    Number.parseInt(run.slice(index * 4 + 2, index * 4 + 4), 16),
  );
  const value = readUtf8(octets);
  const edits = [{ range: { start, end: start + run.length }, text: value ?? '' }];
  for (let at = 0; at < run.length; at += 4) {
    cursor.say({
      code: 'LS116',
      severity: 'information',
      message: `'${run.slice(at, at + 4)}' is an octet of UTF-8 for some readers and a character for others.`,
      range: { start: start + at, end: start + at + 4 },
      ...(at === 0 && value !== undefined
        ? { fixes: [{ title: `Write ${short(value)}`, edits, isSafe: true as const }] }
        : {}),
    });
  }
  if (value === undefined) sayNotUtf8(cursor, start);
  return value ?? Array.from(octets, (octet) => String.fromCharCode(octet)).join('');
}

/** Where in the document a character of a quoted text with escapes stands. */
export function placeInQuoted(text: string, inner: Range, index: number): number {
  let at = inner.start;
  for (let left = index; left > 0 && at < inner.end; ) {
    const hex = /^\\x([0-9a-fA-F]{2})/.exec(text.slice(at, at + 4))?.[1];
    const octet = Number.parseInt(hex ?? '0', 16);
    at += hex !== undefined ? 4 : text.charCodeAt(at) === BACKSLASH ? 2 : 1;
    // The octets of UTF-8 behind the first add nothing; four of them are two halves.
    if (octet < 0x80 || octet > 0xbf) left -= octet >= 0xf0 ? 2 : 1;
  }
  return at;
}
