// The scalars of notation without quotes: words and numbers, and what looks like one but lacks its letter.
import type { Fix, Range } from '../text.ts';
import { short } from './finding.ts';
import type { NotationCursor } from './notation-cursor.ts';
import { uuidOf } from './scalars.ts';
import { boolean, integer, type LlsdScalar, real } from './value.ts';

/** A scalar whose inside is all but its letter. */
export function lettered<Value>(cursor: NotationCursor, value: Value, start: number): Value {
  return cursor.placed(value, start + 1, cursor.at);
}

/** `1` and `0`. */
export function readDigit(cursor: NotationCursor): LlsdScalar {
  const start = cursor.at;
  cursor.at++;
  return cursor.placed(boolean(cursor.text[start] === '1'), start, cursor.at);
}

const LETTERS = /[a-zA-Z]+/y;
const WORD = /true|false/iy;
const USUAL = ['true', 'false', 'TRUE', 'FALSE'];

/** [llsd.notation.6] `t` and `true` in any case; letters behind the word are left for what follows. */
export function readWord(cursor: NotationCursor): LlsdScalar {
  const start = cursor.at;
  const word = cursor.take(WORD);
  if (word === '') return readLetter(cursor, start);
  const isTrue = word.length === 'true'.length;
  if (!USUAL.includes(word)) {
    const range = { start, end: cursor.at };
    const fixes: readonly Fix[] = [{ ...writeBoolean(isTrue, range), isSafe: true }];
    const message = 'Booleans are normally written true or false.';
    cursor.say({ code: 'LS137', severity: 'hint', message, range, fixes });
  }
  return cursor.placed(boolean(isTrue), start, cursor.at);
}

/** `t` or `f` alone, or a word that only begins with it. */
function readLetter(cursor: NotationCursor, start: number): LlsdScalar {
  const letters = cursor.take(LETTERS);
  const isTrue = /^t/i.test(letters);
  const value = cursor.placed(boolean(isTrue), start, cursor.at);
  if (letters.length > 1) {
    const range = { start, end: cursor.at };
    const fixes = [writeBoolean(isTrue, range)];
    cursor.say({ code: 'LS106', severity: 'error', message: `'${short(letters)}' is not a boolean.`, range, fixes });
    cursor.skipNonsense();
  }
  return value;
}

function writeBoolean(value: boolean, range: Range): Fix {
  return { title: `Write ${value}`, edits: [{ range, text: String(value) }] };
}

const DIGITS = /[-+]?\d+/y;
/** So many digits always fit. */
const SAFE_DIGITS = 9;

/** [llsd.notation.7] Out of range the low 32 bits are kept. */
export function readInteger(cursor: NotationCursor): LlsdScalar {
  const { text } = cursor;
  const start = cursor.at;
  const isNegative = text.charCodeAt(start + 1) === 0x2d;
  const from = isNegative ? start + 2 : start + 1;
  let at = from;
  let value = 0;
  for (let digit = text.charCodeAt(at) - 0x30; digit >= 0 && digit <= 9; digit = text.charCodeAt(at) - 0x30) {
    value = value * 10 + digit;
    at++;
  }
  if (at === from || at - from > SAFE_DIGITS) return readOddInteger(cursor);
  cursor.at = at;
  return lettered(cursor, integer(isNegative ? -value : value), start);
}

function readOddInteger(cursor: NotationCursor): LlsdScalar {
  const start = cursor.at;
  cursor.at++;
  const digits = cursor.take(DIGITS);
  if (digits === '') return withoutNumber(cursor, { code: 'LS107', message: "'i' must be followed by digits." });
  if (digits.startsWith('+')) {
    sayPlus(cursor, start, "A leading '+' is refused by libomv, libremetaverse and node-metaverse.");
  }
  const value = Number(digits);
  if (value < -0x8000_0000 || value > 0x7fff_ffff) {
    const message = `${short(digits)} is outside the 32-bit range; readers wrap, clamp or return 0.`;
    cursor.say({ code: 'LS042', severity: 'error', message, range: { start, end: cursor.at } });
  }
  return lettered(cursor, integer(value), start);
}

const NUMBER = /[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?/y;
const ENDLESS = /[-+]?(?:nan|infinity|inf)/iy;

/** All spellings of numbers without digits are read, in any case. */
export function readReal(cursor: NotationCursor): LlsdScalar {
  const start = cursor.at;
  cursor.at++;
  const number = cursor.take(NUMBER);
  const text = number === '' ? cursor.take(ENDLESS) : number;
  if (text === '') return withoutNumber(cursor, { code: 'LS110', message: "'r' must be followed by a number." });
  if (text.startsWith('+')) sayPlus(cursor, start, "A leading '+' is refused by node-metaverse.");
  const value = number === '' ? endless(text) : Number(number);
  if (!Number.isFinite(value)) {
    const message = `'${short(text)}' is refused by the viewer.`;
    cursor.say({ code: 'LS111', severity: 'warning', message, range: { start, end: cursor.at } });
  }
  return lettered(cursor, real(value), start);
}

function endless(word: string): number {
  if (/nan$/i.test(word)) return Number.NaN;
  return word.startsWith('-') ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
}

/** A letter with no number behind it, or with blanks between. */
function withoutNumber(
  cursor: NotationCursor,
  { code, message }: { readonly code: string; readonly message: string },
): LlsdScalar {
  const start = cursor.at - 1;
  const late = cursor.peek(/[ \t]+[-+]?\d/y);
  const blanks = { start: cursor.at, end: cursor.at + late.search(/[^ \t]/) };
  const fixes = [{ title: 'Remove the blanks', edits: [{ range: blanks, text: '' }] }];
  const range = { start, end: start + 1 };
  cursor.say({ code, severity: 'error', message, range, ...(late === '' ? {} : { fixes }) });
  const value = lettered(cursor, code === 'LS107' ? integer(0) : real(0), start);
  cursor.skipNonsense();
  return value;
}

function sayPlus(cursor: NotationCursor, start: number, message: string): void {
  const range = { start: start + 1, end: start + 2 };
  const fixes: readonly Fix[] = [{ title: "Remove '+'", edits: [{ range, text: '' }], isSafe: true }];
  cursor.say({ code: 'LS138', severity: 'warning', message, range, fixes });
}

/** A number that no letter announces: read as what it must have meant. Undefined if there is none. */
export function readBareNumber(cursor: NotationCursor): LlsdScalar | undefined {
  const start = cursor.at;
  const number = cursor.take(NUMBER);
  if (number === '') return undefined;
  const range = { start, end: cursor.at };
  const value = Number(number);
  const isInteger = /^[-+]?\d+$/.test(number) && value >= -0x8000_0000 && value <= 0x7fff_ffff;
  const bare = number.replace('+', '');
  const fixes = (isInteger ? ['i', 'r'] : ['r']).map((letter) => ({
    title: `Write ${short(letter + bare)}`,
    edits: [{ range, text: letter + bare }],
  }));
  const message = `Number '${short(number)}' needs 'i' or 'r' before it.`;
  cursor.say({ code: 'LS109', severity: 'error', message, range, fixes });
  cursor.placed(undefined, start, cursor.at);
  cursor.skipNonsense();
  return isInteger ? integer(value) : real(value);
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![^\s,[\]{}])/y;
const UUID_LENGTH = 36;
const RUN = /[^\s,[\]{}]*/y;

export function readUuid(cursor: NotationCursor): LlsdScalar {
  const { text, at: start } = cursor;
  UUID.lastIndex = start + 1;
  if (!UUID.test(text)) return readOddUuid(cursor);
  cursor.at = start + 1 + UUID_LENGTH;
  return lettered(cursor, { kind: 'uuid', value: text.slice(start + 1, cursor.at) }, start);
}

function readOddUuid(cursor: NotationCursor): LlsdScalar {
  const start = cursor.at;
  cursor.at++;
  const run = cursor.take(RUN);
  const range = { start, end: cursor.at };
  const meant = uuidOf(run.replace(/^(["'])(.*)\1$/, '$2'), () => undefined);
  lettered(cursor, meant, start);
  const spelled = meant.kind === 'uuid' ? meant.value : '';
  const edits = [{ range, text: `u${spelled}` }];
  const title = `Write u${spelled}`;
  if (spelled === run.toLowerCase()) {
    const fixes: readonly Fix[] = [{ title, edits, isSafe: true }];
    cursor.say({ code: 'LS049', severity: 'hint', message: 'UUIDs are normally lower case.', range, fixes });
  } else {
    const message = `'${short(run)}' is not a UUID.`;
    const isClear = /[1-9a-f]/.test(spelled);
    cursor.say({ code: 'LS112', severity: 'error', message, range, ...(isClear ? { fixes: [{ title, edits }] } : {}) });
    cursor.skipNonsense();
  }
  return meant;
}
