// The scalars of notation: which one its first character announces, and those in quotes.
import type { Fix, Range } from '../text.ts';
import { writeBase64 } from './base64.ts';
import { type Finding, short } from './finding.ts';
import type { ScalarNode } from './node.ts';
import { readCounted } from './notation-counted.ts';
import type { NotationCursor } from './notation-cursor.ts';
import { octetsOf } from './notation-octets.ts';
import { quotedText } from './notation-quote.ts';
import { placeInQuoted, type Quoted, readPlain, readQuoted, sayNotUtf8, sayOdd } from './notation-text.ts';
import {
  letteredNode,
  readBareNumber,
  readDigit,
  readInteger,
  readReal,
  readUuid,
  readWord,
  scalarNode,
} from './notation-words.ts';
import { binaryOf, dateOf, uriOf } from './scalars.ts';
import { type LlsdScalar, undef } from './value.ts';

/** The value that begins here. What no value begins with stands for undef, as far as the next comma or bracket. */
export function readScalar(cursor: NotationCursor): ScalarNode {
  const marker = cursor.character;
  switch (marker) {
    case "'":
    case '"':
    case 's':
      return readString(cursor);
    case 'i':
      return readInteger(cursor);
    case 'u':
      return readUuid(cursor);
    case 'r':
      return readReal(cursor);
    case '!':
      cursor.at++;
      return scalarNode(cursor, undef, cursor.at - 1, { start: cursor.at, end: cursor.at });
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

function readNothing(cursor: NotationCursor): ScalarNode {
  const start = cursor.at;
  const { found } = cursor;
  if (/\p{Surrogate}/u.test(found)) sayNotUtf8(cursor, start);
  else {
    const range = { start, end: start + found.length };
    cursor.say({ code: 'LS100', severity: 'error', message: `Expected a value, found '${found}'.`, range });
  }
  cursor.at++;
  cursor.skipNonsense();
  const end = start + cursor.text.slice(start, cursor.at).trimEnd().length;
  return { kind: 'undef', value: undef, start, end, inner: { start, end } };
}

/** A string, of any spelling; keys too. */
export function readString(cursor: NotationCursor): ScalarNode {
  const start = cursor.at;
  if (cursor.character !== 's') {
    const { value, inner } = readQuoted(cursor, 'String', start);
    return scalarNode(cursor, { kind: 'string', value }, start, inner);
  }
  cursor.at++;
  const counted = readCounted(cursor, start);
  if (counted === undefined) return unread(cursor, { kind: 'string', value: '' }, start);
  const value = sayOdd(cursor, counted.text, counted.inner, false);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: everything but ASCII is what is looked for
  if (/[^\x00-\x7f]/.test(value)) {
    const range = { start, end: cursor.at };
    const message = 'Octets are counted here; libremetaverse and node-metaverse count characters.';
    const edits = [{ range, text: quotedText(value, "'") }];
    const fixes: readonly Fix[] = [{ title: 'Write it in quotes', edits, isSafe: true }];
    cursor.say({ code: 'LS119', severity: 'information', message, range, fixes });
  }
  return scalarNode(cursor, { kind: 'string', value }, start, counted.inner);
}

/** What follows the marker makes no sense. */
function unread(cursor: NotationCursor, value: LlsdScalar, start: number): ScalarNode {
  const node = letteredNode(cursor, value, start);
  if (!cursor.isStopped) cursor.skipNonsense();
  return node;
}

function readUri(cursor: NotationCursor): ScalarNode {
  const start = cursor.at;
  cursor.at++;
  if (!isQuoteNext(cursor, 'l')) return unread(cursor, { kind: 'uri', value: '' }, start);
  const quoted = readQuoted(cursor, 'URI', start);
  sayQuotes(cursor, start, { quoted, what: 'URIs' });
  const value = uriOf(quoted.value, ({ at = 0, ...finding }) => {
    const place = placeInQuoted(cursor.text, quoted.inner, at);
    const character = quoted.value.charAt(at);
    const escaped = `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
    const range = { start: place, end: placeInQuoted(cursor.text, { ...quoted.inner, start: place }, 1) };
    cursor.say({ ...finding, range, fixes: [{ title: `Write ${escaped}`, edits: [{ range, text: escaped }] }] });
  });
  return scalarNode(cursor, value, start, quoted.inner);
}

function readDate(cursor: NotationCursor): ScalarNode {
  const start = cursor.at;
  cursor.at++;
  if (!isQuoteNext(cursor, 'd')) return unread(cursor, { kind: 'date', value: 0 }, start);
  const quoted = readPlain(cursor, 'Date', start);
  sayQuotes(cursor, start, { quoted, what: 'dates' });
  const range = { start, end: cursor.at };
  if (quoted.value === '' && !cursor.isStopped) {
    const message = 'Empty date is refused by libomv and libremetaverse.';
    const edits = [{ range: quoted.inner, text: '1970-01-01T00:00:00Z' }];
    const fixes: readonly Fix[] = [{ title: 'Write 1970-01-01T00:00:00Z', edits, isSafe: true }];
    cursor.say({ code: 'LS121', severity: 'warning', message, range, fixes });
  }
  return scalarNode(cursor, dateOf(quoted.value, sayer(cursor, range)), start, quoted.inner);
}

/** Whether a quote follows the letter; says so if none does. */
function isQuoteNext(cursor: NotationCursor, letter: 'l' | 'd'): boolean {
  if (cursor.character === '"' || cursor.character === "'") return true;
  const { at } = cursor;
  const run = cursor.peek(/[^\s,[\]{}"']+/y);
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
  { quoted, what }: { readonly quoted: Quoted; readonly what: 'URIs' | 'dates' },
): void {
  if (cursor.text[start + 1] === '"' || cursor.isStopped) return;
  const message = `Use double quotes: libomv, libremetaverse and OpenSim fail on single-quoted ${what}.`;
  const range = { start: start + 1, end: start + 2 };
  const fixes = doubleQuotes(cursor, { start: start + 1, end: cursor.at }, quoted.value);
  cursor.say({ code: 'LS120', severity: 'warning', message, range, fixes });
}

function doubleQuotes(cursor: NotationCursor, range: Range, value: string): readonly Fix[] {
  const inside = cursor.text.slice(range.start + 1, range.end - 1);
  const text = inside.includes('"') ? quotedText(value, '"') : `"${inside}"`;
  return [{ title: 'Use double quotes', edits: [{ range, text }], isSafe: true }];
}

const BASE = /b\d*/y;

/** `b64"…"` and `b16"…"`. */
function readBased(cursor: NotationCursor): ScalarNode {
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
  const { value, inner } = readPlain(cursor, 'Binary', start);
  const bytes = isKnown ? decoded(cursor, value, { marker, start, inner }) : new Uint8Array(0);
  if (isKnown && !cursor.isStopped) saySpelling(cursor, start, bytes, value === '');
  return scalarNode(cursor, { kind: 'binary', value: bytes }, start, inner);
}

/** `b(3)"…"`. */
function readOctets(cursor: NotationCursor): ScalarNode {
  const start = cursor.at;
  cursor.at++;
  const counted = readCounted(cursor, start);
  if (counted === undefined) return unread(cursor, { kind: 'binary', value: new Uint8Array(0) }, start);
  const bytes = octetsOf(counted.text);
  saySpelling(cursor, start, bytes, counted.text === '');
  return scalarNode(cursor, { kind: 'binary', value: bytes }, start, counted.inner);
}

interface Encoded {
  readonly marker: string;
  readonly start: number;
  readonly inner: Range;
}

function decoded(cursor: NotationCursor, text: string, { marker, start, inner }: Encoded): Uint8Array {
  const say = ({ at = 0, ...finding }: Finding) =>
    cursor.say({ ...finding, range: { start: inner.start + at, end: inner.start + at + 1 } });
  if (marker === 'b16') {
    const bad = text.search(/[^0-9a-fA-F]/);
    const code = 'LS122';
    if (bad >= 0) {
      const message = `Malformed base16: character '${String.fromCodePoint(text.codePointAt(bad) ?? 0)}' is not a hexadecimal digit.`;
      say({ code, severity: 'error', message, at: bad });
    } else if (text.length % 2 !== 0) {
      say({ code, severity: 'error', message: 'Malformed base16: odd number of digits.', at: start - inner.start });
    }
  }
  const value = binaryOf(text, marker === 'b16' ? 'base16' : 'base64', say);
  return value.kind === 'binary' ? value.value : new Uint8Array(0);
}

function saySpelling(cursor: NotationCursor, start: number, bytes: Uint8Array, isEmpty: boolean): void {
  const range = { start, end: cursor.at };
  if (isEmpty) {
    const message =
      'No spelling of empty binary is read everywhere: the viewer refuses b64"", .NET readers refuse b(0)"".';
    cursor.say({ code: 'LS124', severity: 'information', message, range });
  } else if (!cursor.text.startsWith('b64', start)) {
    const message = 'Only b64 is read by libomv, libremetaverse and OpenSim.';
    const edits = [{ range, text: `b64"${writeBase64(bytes)}"` }];
    const fixes: readonly Fix[] = [{ title: 'Write as base64', edits, isSafe: true }];
    cursor.say({ code: 'LS123', severity: 'information', message, range, fixes });
  }
}

/** Findings about the whole of a scalar stand at its marker. */
function sayer(cursor: NotationCursor, range: Range): (finding: Finding) => void {
  return ({ code, severity, message }) => cursor.say({ code, severity, message, range });
}
