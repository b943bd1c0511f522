// The scalars of notation: which one its first character announces, and those in quotes.
import type { Fix, Range } from '../text.ts';
import { writeBase64 } from './base64.ts';
import { type Finding, short } from './finding.ts';
import { readCounted } from './notation-counted.ts';
import type { NotationCursor } from './notation-cursor.ts';
import { octetsOf } from './notation-octets.ts';
import { quotedText } from './notation-quote.ts';
import { placeInQuoted, readPlain, readQuoted, sayNotUtf8, sayOdd } from './notation-text.ts';
import { lettered, readBareNumber, readDigit, readInteger, readReal, readUuid, readWord } from './notation-words.ts';
import { binaryOf, dateOf, uriOf } from './scalars.ts';
import { type LlsdScalar, undef } from './value.ts';

/** The value that begins here. What no value begins with stands for undef, as far as the next comma or bracket. */
export function readScalar(cursor: NotationCursor): LlsdScalar {
  const marker = cursor.character;
  switch (marker) {
    case "'":
    case '"':
      return readString(cursor);
    case 's':
      return { kind: 'string', value: readCountedString(cursor) };
    case 'i':
      return readInteger(cursor);
    case 'u':
      return readUuid(cursor);
    case 'r':
      return readReal(cursor);
    case '!':
      cursor.at++;
      return cursor.placed(undef, cursor.at, cursor.at);
    case 't':
    case 'T':
    case 'f':
    case 'F':
      return readWord(cursor);
    case '0':
    case '1':
      return (
        (/[\d.]/.test(cursor.text.charAt(cursor.at + 1)) ? readBareNumber(cursor) : undefined) ?? readDigit(cursor)
      );
    case 'l':
      return readUri(cursor);
    case 'd':
      return readDate(cursor);
    case 'b':
      return /\d/.test(cursor.text.charAt(cursor.at + 1)) ? readBased(cursor) : readOctets(cursor);
    default:
      return readBareNumber(cursor) ?? readNothing(cursor);
  }
}

export const VALUE_STARTS = '\'"siur!tTfF01ldb[{';

/** What other languages call undef. */
const NO_VALUE = /(?:null|nil|none|undef|undefined)\b/iy;

function readNothing(cursor: NotationCursor): LlsdScalar {
  const start = cursor.at;
  const { found } = cursor;
  if (/\p{Surrogate}/u.test(found)) sayNotUtf8(cursor, start);
  else {
    const range = { start, end: start + found.length };
    const word = cursor.peek(NO_VALUE);
    const edits = [{ range: { start, end: start + word.length }, text: '!' }];
    const fixes = word === '' ? {} : { fixes: [{ title: "Write '!' for undef", edits }] };
    cursor.say({ code: 'LS100', severity: 'error', message: `Expected a value, found '${found}'.`, range, ...fixes });
  }
  cursor.at++;
  cursor.skipNonsense();
  const end = cursor.blanksBefore(cursor.at);
  cursor.placed(undef, start, end);
  cursor.scalarEnd = end;
  return undef;
}

/** A key is a string of any spelling. */
export function readKey(cursor: NotationCursor): string {
  return cursor.character === 's' ? readCountedString(cursor) : readQuoted(cursor, 'String', cursor.at, cursor.names);
}

function readString(cursor: NotationCursor): LlsdScalar {
  return { kind: 'string', value: readQuoted(cursor, 'String', cursor.at) };
}

function readCountedString(cursor: NotationCursor): string {
  const start = cursor.at;
  cursor.at++;
  const counted = readCounted(cursor, start);
  if (counted === undefined) return unread(cursor, '', start);
  const value = sayOdd(cursor, counted.text, { start: counted.inner.start, hasEscapes: false });
  // biome-ignore lint/suspicious/noControlCharactersInRegex: everything but ASCII is what is looked for
  if (/[^\x00-\x7f]/.test(value)) {
    const range = { start, end: cursor.at };
    const message = 'Octets are counted here; libremetaverse and node-metaverse count characters.';
    const edits = [{ range, text: quotedText(value, "'") }];
    const fixes: readonly Fix[] = [{ title: 'Write it in quotes', edits, isSafe: true }];
    cursor.say({ code: 'LS119', severity: 'information', message, range, fixes });
  }
  return cursor.placed(value, counted.inner.start, counted.inner.end);
}

/** What follows the marker makes no sense. */
function unread<Value>(cursor: NotationCursor, value: Value, start: number): Value {
  lettered(cursor, value, start);
  if (!cursor.isStopped) cursor.skipNonsense();
  return value;
}

function readUri(cursor: NotationCursor): LlsdScalar {
  const start = cursor.at;
  cursor.at++;
  if (!isQuoteNext(cursor, 'l')) return unread(cursor, { kind: 'uri', value: '' }, start);
  const text = readQuoted(cursor, 'URI', start);
  const inner = { start: cursor.innerStart, end: cursor.innerEnd };
  sayQuotes(cursor, start, { text, what: 'URIs' });
  return uriOf(text, ({ at = 0, ...finding }) => {
    if (cursor.isFull) return;
    const place = placeInQuoted(cursor.text, inner, at);
    const character = text.charAt(at);
    const escaped = `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
    const range = { start: place, end: placeInQuoted(cursor.text, { ...inner, start: place }, 1) };
    cursor.say({ ...finding, range, fixes: [{ title: `Write ${escaped}`, edits: [{ range, text: escaped }] }] });
  });
}

function readDate(cursor: NotationCursor): LlsdScalar {
  const start = cursor.at;
  cursor.at++;
  if (!isQuoteNext(cursor, 'd')) return unread(cursor, { kind: 'date', value: 0 }, start);
  const text = readPlain(cursor, 'Date', start);
  sayQuotes(cursor, start, { text, what: 'dates' });
  const range = { start, end: cursor.at };
  if (text === '' && !cursor.isStopped) {
    const message = 'Empty date is refused by libomv and libremetaverse.';
    const edits = [{ range: { start: cursor.innerStart, end: cursor.innerEnd }, text: '1970-01-01T00:00:00Z' }];
    const fixes: readonly Fix[] = [{ title: 'Write 1970-01-01T00:00:00Z', edits, isSafe: true }];
    cursor.say({ code: 'LS121', severity: 'warning', message, range, fixes });
  }
  return dateOf(text, ({ code, severity, message }) => cursor.say({ code, severity, message, range }));
}

/** Whether a quote follows the letter; says so if none does. */
function isQuoteNext(cursor: NotationCursor, letter: 'l' | 'd'): boolean {
  if (cursor.character === '"' || cursor.character === "'") return true;
  const { at } = cursor;
  const run = cursor.peek(/[^\s,[\]{}"']+(?=[\s,[\]{}]|$)/y);
  const fixes = [
    {
      title: 'Put quotes round it',
      edits: [at, at + run.length].map((place) => ({ range: { start: place, end: place }, text: '"' })),
    },
  ];
  const range = { start: at, end: Math.min(at + 1, cursor.text.length) };
  const message = `Expected '"' after '${letter}'.`;
  cursor.say({ code: 'LS120', severity: 'error', message, range, ...(run === '' ? {} : { fixes }) });
  return false;
}

function sayQuotes(
  cursor: NotationCursor,
  start: number,
  { text, what }: { readonly text: string; readonly what: 'URIs' | 'dates' },
): void {
  if (cursor.text[start + 1] === '"' || cursor.isStopped) return;
  const message = `Use double quotes: libomv, libremetaverse and OpenSim fail on single-quoted ${what}.`;
  const range = { start: start + 1, end: start + 2 };
  const fixes = doubleQuotes(cursor, { start: start + 1, end: cursor.at }, text);
  cursor.say({ code: 'LS120', severity: 'warning', message, range, fixes });
}

function doubleQuotes(cursor: NotationCursor, range: Range, value: string): readonly Fix[] {
  const inside = cursor.text.slice(range.start + 1, range.end - 1);
  const text = inside.includes('"') ? quotedText(value, '"') : `"${inside}"`;
  return [{ title: 'Use double quotes', edits: [{ range, text }], isSafe: true }];
}

const BASE = /b\d*/y;

/** `b64"…"` and `b16"…"`. */
function readBased(cursor: NotationCursor): LlsdScalar {
  const start = cursor.at;
  const marker = cursor.take(BASE);
  const isKnown = marker === 'b64' || marker === 'b16';
  const quote = cursor.character;
  const isQuoted = quote === '"' || quote === "'";
  if (!isKnown || quote !== '"') {
    const message = isKnown
      ? `Expected '"' after '${marker}'.`
      : `Binary base '${short(marker.slice(1))}' is not supported.`;
    const range = { start, end: cursor.at };
    const close = cursor.text.indexOf("'", cursor.at + 1);
    const quotes = [cursor.at, close].map((at) => ({ range: { start: at, end: at + 1 }, text: '"' }));
    const fixes = isKnown && isQuoted && close >= 0 ? { fixes: [{ title: 'Use double quotes', edits: quotes }] } : {};
    cursor.say({ code: 'LS122', severity: 'error', message, range, ...fixes });
  }
  if (!isQuoted) return unread(cursor, { kind: 'binary', value: new Uint8Array(0) }, start);
  const text = readPlain(cursor, 'Binary', start);
  const bytes = isKnown ? decoded(cursor, text, marker, start) : new Uint8Array(0);
  if (isKnown && !cursor.isStopped) {
    saySpelling(cursor, { start, bytes, isEmpty: text === '', isWhole: text.length === bytes.length * 2 });
  }
  return { kind: 'binary', value: bytes };
}

/** `b(3)"…"`. */
function readOctets(cursor: NotationCursor): LlsdScalar {
  const start = cursor.at;
  cursor.at++;
  const counted = readCounted(cursor, start);
  if (counted === undefined) return unread(cursor, { kind: 'binary', value: new Uint8Array(0) }, start);
  const bytes = octetsOf(counted.text);
  saySpelling(cursor, { start, bytes, isEmpty: counted.text === '', isWhole: true });
  return cursor.placed({ kind: 'binary', value: bytes }, counted.inner.start, counted.inner.end);
}

function decoded(cursor: NotationCursor, text: string, marker: string, start: number): Uint8Array {
  const from = cursor.innerStart;
  const say = ({ at = 0, ...finding }: Finding) =>
    cursor.say({ ...finding, range: { start: from + at, end: from + at + 1 } });
  if (marker === 'b16') {
    const bad = text.search(/[^0-9a-fA-F]/);
    const code = 'LS122';
    if (bad >= 0) {
      const message = `Malformed base16: character '${String.fromCodePoint(text.codePointAt(bad) ?? 0)}' is not a hexadecimal digit.`;
      say({ code, severity: 'error', message, at: bad });
    } else if (text.length % 2 !== 0) {
      say({ code, severity: 'error', message: 'Malformed base16: odd number of digits.', at: start - from });
    }
  }
  const value = binaryOf(text, marker === 'b16' ? 'base16' : 'base64', say);
  return value.kind === 'binary' ? value.value : new Uint8Array(0);
}

interface Spelled {
  readonly start: number;
  readonly bytes: Uint8Array;
  readonly isEmpty: boolean;
  /** Every digit is in the octets. */
  readonly isWhole: boolean;
}

function saySpelling(cursor: NotationCursor, { start, bytes, isEmpty, isWhole }: Spelled): void {
  const range = { start, end: cursor.at };
  if (isEmpty) {
    const message =
      'No spelling of empty binary is read everywhere: the viewer refuses b64"", .NET readers refuse b(0)"".';
    cursor.say({ code: 'LS124', severity: 'information', message, range });
  } else if (!cursor.text.startsWith('b64', start)) {
    const message = 'Only b64 is read by libomv, libremetaverse and OpenSim.';
    const edits = [{ range, text: `b64"${writeBase64(bytes)}"` }];
    const fixes: readonly Fix[] = isWhole ? [{ title: 'Write as base64', edits, isSafe: true }] : [];
    cursor.say({ code: 'LS123', severity: 'information', message, range, fixes });
  }
}
