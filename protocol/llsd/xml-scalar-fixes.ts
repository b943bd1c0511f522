// Mends of the text of a scalar: the same value in a spelling that everybody reads, or a type that can hold it.
import type { Fix, Range } from '../text.ts';
import { escapeXml } from '../xml-characters.ts';
import { readBase64, writeBase64 } from './base64.ts';
import { short } from './finding.ts';
import { isoFromMs, msFromIso, readIsoDate } from './iso-date.ts';
import { readBase16 } from './scalars.ts';
import { u32, u64 } from './wide.ts';
import type { XmlTag } from './xml-cursor.ts';
import { renamingEdits, replaced, safe } from './xml-fixes.ts';

/** A scalar of plain text: nothing but characters and references is between its tags. */
export interface PlainScalar {
  /** References decoded. */
  readonly text: string;
  /** As written. */
  readonly raw: string;
  readonly tag: XmlTag;
  /** Its end tag. */
  readonly end: Range;
}

/** What can be done about a finding of this rule; nothing for most. */
export function scalarFixes(code: string, scalar: PlainScalar): readonly Fix[] {
  return FIXES[code]?.(scalar) ?? [];
}

/** The same octets in base64; nothing for an encoding that nobody can read. @param attribute the place of name and value */
export function encodingFixes(encoding: string, attribute: Range, scalar: PlainScalar | undefined): readonly Fix[] {
  const portable = replaced(`Write ${BASE64_ATTRIBUTE}`, attribute, BASE64_ATTRIBUTE);
  if (encoding === '' || encoding.toLowerCase() === 'base64') return [portable];
  if (encoding.toLowerCase() !== 'base16' || scalar === undefined) return [];
  const inner = { range: innerOf(scalar), text: writeBase64(readBase16(scalar.text)) };
  return [{ title: 'Write it in base64', edits: [...portable.edits, inner] }];
}

const BASE64_ATTRIBUTE = 'encoding="base64"';

/** Mends of carriage returns that stand alone in the text of an element. */
export function carriageReturnFixes(raw: string, inner: Range): readonly Fix[] {
  return [
    replaced('Write &#13; to keep it', inner, raw.replace(/\r(?!\n)/g, '&#13;')),
    replaced('Write a line feed', inner, raw.replace(/\r(?!\n)/g, '\n')),
  ];
}

const FIXES: { readonly [code: string]: (scalar: PlainScalar) => readonly Fix[] } = {
  LS033: (scalar) => [replaced('Remove the content', innerOf(scalar), ''), retyped(scalar, 'string')],
  LS040: (scalar) => written(scalar, booleanWord(scalar.text)),
  LS041: (scalar) => [
    ...written(scalar, wholeNumber(scalar.text)),
    ...(NUMBER.test(scalar.text.trim()) ? [retyped(scalar, 'real')] : []),
    retyped(scalar, 'string'),
  ],
  LS042: wideFixes,
  LS043: (scalar) => written(scalar, String(Number(scalar.text) + 0)).map(safe),
  LS044: (scalar) => [...written(scalar, pointedNumber(scalar.text)), retyped(scalar, 'string')],
  LS046: (scalar) => [content(scalar, 'Remove the blanks', scalar.text.trim())],
  LS048: (scalar) => [...written(scalar, dashedUuid(scalar.text)), retyped(scalar, 'string')],
  LS049: (scalar) => [safe(content(scalar, 'Write it in lower case', scalar.text.toLowerCase()))],
  LS050: (scalar) => [...written(scalar, strictDate(scalar.text)), retyped(scalar, 'string')],
  LS053: (scalar) => [content(scalar, 'Keep six digits', scalar.text.replace(/(\.\d{6})\d+/, '$1'))],
  LS054: (scalar) => [content(scalar, 'Percent-encode', percentEncoded(scalar.text.trim()))],
  LS056: base64Fixes,
};

const NUMBER = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/;

function innerOf({ tag, end }: Pick<PlainScalar, 'tag' | 'end'>): Range {
  return { start: tag.end, end: end.start };
}

function content(scalar: PlainScalar, title: string, text: string): Fix {
  return replaced(title, innerOf(scalar), escapeXml(text));
}

function written(scalar: PlainScalar, text: string | undefined): readonly Fix[] {
  return text === undefined ? [] : [content(scalar, `Write ${short(text)}`, text)];
}

/** The same text as another type, or the text that is given. */
function retyped({ tag, end, raw }: PlainScalar, name: string, text = raw): Fix {
  const [opening, ...closing] = renamingEdits(tag, end, name);
  const inner = text === raw ? [] : [{ range: innerOf({ tag, end }), text }];
  return { title: `Make it a <${name}>`, edits: [...(opening === undefined ? [] : [opening]), ...inner, ...closing] };
}

function booleanWord(text: string): string | undefined {
  const word = text.trim().toLowerCase();
  if (/^(?:true|t|yes|y|on|1)$/.test(word)) return 'true';
  return /^(?:false|f|no|n|off|0)$/.test(word) ? 'false' : undefined;
}

/** Hexadecimal digits, digits in groups, and reals without a fraction, as an integer of 32 bits. */
function wholeNumber(text: string): string | undefined {
  const trimmed = text.trim();
  const isNumber =
    /^[-+]?\d{1,3}(?:[,_]\d{3})+$/.test(trimmed) || NUMBER.test(trimmed) || /^0[xX][\da-fA-F]+$/.test(trimmed);
  const value = isNumber ? Number(trimmed.replace(/[,_]/g, '')) : Number.NaN;
  return Number.isInteger(value) && value === (value | 0) ? String(value + 0) : undefined;
}

const U32_MAX = 0xffff_ffffn;
const U64_MAX = 0xffff_ffff_ffff_ffffn;

/** Wide numbers travel as binary [llsd.wide.1]; as a real where that is exact; as text always. */
function wideFixes(scalar: PlainScalar): readonly Fix[] {
  const value = BigInt(scalar.text.trim().replace(/^\+/, '').slice(0, MOST_DIGITS));
  const octets = value < 0n || value > U64_MAX ? undefined : value > U32_MAX ? u64(value) : u32(Number(value));
  return [
    ...(octets?.kind === 'binary' ? [retyped(scalar, 'binary', writeBase64(octets.value))] : []),
    ...(BigInt(Number(value)) === value ? [retyped(scalar, 'real')] : []),
    retyped(scalar, 'string'),
  ];
}

/** Enough to see that a number is beyond 64 bits. */
const MOST_DIGITS = 40;

/** A comma for the point, a letter behind as C has it. */
function pointedNumber(text: string): string | undefined {
  const pointed = text
    .trim()
    .replace(',', '.')
    .replace(/[fFdD]$/, '');
  return NUMBER.test(pointed) ? pointed : undefined;
}

/** Whatever else is written around and between 32 digits. */
function dashedUuid(text: string): string | undefined {
  const digits = text
    .trim()
    .toLowerCase()
    .replace(/^urn:uuid:|[-:{}()]/g, '');
  const groups = /^([\da-f]{8})([\da-f]{4})([\da-f]{4})([\da-f]{4})([\da-f]{12})$/.exec(digits);
  return groups === null ? undefined : groups.slice(1).join('-');
}

function strictDate(text: string): string | undefined {
  const whole = `${text.trim()}Z`;
  if (readIsoDate(whole)?.wrong === undefined && readIsoDate(whole) !== undefined) return whole;
  const padded = text.trim().replace(/(?<!\d)\d(?!\d)/g, '0$&');
  const ms = msFromIso(padded);
  return ms === undefined ? undefined : isoFromMs(ms);
}

function percentEncoded(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  return text.replace(/[\x00-\x20\x7f<>"{}\\^|`]|%(?![0-9a-fA-F]{2})/g, encodeURIComponent);
}

/** The other alphabet, missing padding. */
function base64Fixes(scalar: PlainScalar): readonly Fix[] {
  const usual = scalar.text.replace(/-/g, '+').replace(/_/g, '/');
  const bare = usual.replace(/[\s=]/g, '');
  const padded = `${withoutPadding(usual)}${'='.repeat((4 - (bare.length % 4)) % 4)}`;
  if (readBase64(padded).problem !== undefined) return [];
  return usual === scalar.text
    ? [safe(content(scalar, 'Add the padding', padded))]
    : [content(scalar, 'Write + and / for - and _', padded)];
}

function withoutPadding(text: string): string {
  let end = text.length;
  while (end > 0 && /[\s=]/.test(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}
