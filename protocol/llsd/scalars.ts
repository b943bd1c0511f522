// The text of one scalar as a value. Never fails: what cannot be read is the type's default, and reported.
import { NULL_UUID } from '../uuid.ts';
import { readBase64 } from './base64.ts';
import { type Report, short } from './finding.ts';
import { msFromIso, readIsoDate } from './iso-date.ts';
import { boolean, date, integer, type LlsdScalar, real, undef } from './value.ts';

/** [llsd.xml.5] Exactly `true` or `1` is true; `false`, `0` and nothing are false. */
export function booleanOf(text: string, report: Report): LlsdScalar {
  if (text === 'true' || text === '1') return boolean(true);
  if (text === 'false' || text === '0' || text === '') return boolean(false);
  report({ code: 'LS040', severity: 'error', message: `'${short(text)}' is not a boolean; use true or false.` });
  return boolean(/^\s*(?:true|1)\s*$/i.test(text));
}

/** [llsd.xml.6] Out of range the low 32 bits are kept, as most readers do. */
export function integerOf(text: string, report: Report): LlsdScalar {
  const plain = plainInteger(text);
  if (plain !== undefined) return integer(plain);
  if (text === '') return integer(0);
  const trimmed = text.trim();
  if (!/^[-+]?\d+$/.test(trimmed)) {
    report({ code: 'LS041', severity: 'error', message: `'${short(text)}' is not an integer.` });
    return integer(0);
  }
  const value = Number(trimmed);
  if (value < -0x8000_0000 || value > 0x7fff_ffff) {
    const message = `${short(trimmed)} is outside the 32-bit range; readers wrap, clamp or return 0.`;
    report({ code: 'LS042', severity: 'error', message });
    return integer(lowBits(trimmed));
  }
  if (text !== String(value + 0)) {
    const message = `Integer '${short(text)}' is normally written ${value + 0}.`;
    report({ code: 'LS043', severity: 'hint', message });
  }
  return integer(value);
}

const MINUS = 0x2d;
const ZERO = 0x30;
/** So many digits are always within 32 bits. */
const SAFE_DIGITS = 9;

/** As integers are normally written, but for the largest ones; undefined for all other text. */
function plainInteger(text: string): number | undefined {
  if (text === '0') return 0;
  const from = text.charCodeAt(0) === MINUS ? 1 : 0;
  const digits = text.length - from;
  if (digits < 1 || digits > SAFE_DIGITS || text.charCodeAt(from) === ZERO) return undefined;
  let value = 0;
  for (let at = from; at < text.length; at++) {
    const digit = text.charCodeAt(at) - ZERO;
    if (digit < 0 || digit > 9) return undefined;
    value = value * 10 + digit;
  }
  return from === 0 ? value : -value;
}

/** Of a whole number of any length: what counts is in its last 32 digits, since 2^32 divides 10^32. */
function lowBits(digits: string): number {
  const last = BigInt(digits.slice(-32).replace(/^[-+]/, ''));
  return Number(BigInt.asIntN(32, digits.startsWith('-') ? -last : last));
}

const NUMBER = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/;

/** What programs write for values that have no digits [llsd.xml.7]. */
const WORDS: ReadonlyMap<string, number> = new Map([
  ['nan', Number.NaN],
  ['-nan', Number.NaN],
  ['nanq', Number.NaN],
  ['inf', Number.POSITIVE_INFINITY],
  ['+inf', Number.POSITIVE_INFINITY],
  ['-inf', Number.NEGATIVE_INFINITY],
  ['infinity', Number.POSITIVE_INFINITY],
  ['+infinity', Number.POSITIVE_INFINITY],
  ['-infinity', Number.NEGATIVE_INFINITY],
  ['+zero', 0],
  ['-zero', -0],
]);

/** [llsd.xml.7] */
export function realOf(text: string, report: Report): LlsdScalar {
  if (text === '') return real(0);
  const trimmed = text.trim();
  const word = NUMBER.test(trimmed) ? undefined : WORDS.get(trimmed.toLowerCase());
  const value = word ?? (NUMBER.test(trimmed) ? Number(trimmed) : undefined);
  if (value === undefined) {
    report({ code: 'LS044', severity: 'error', message: `'${short(text)}' is not a real number.` });
    return real(0);
  }
  if (word !== undefined) {
    report({ code: 'LS045', severity: 'warning', message: `'${short(text)}' is read as 0 by the viewer.` });
  } else if (!Number.isFinite(value) || (value === 0 && /^[^eE]*[1-9]/.test(trimmed))) {
    report({ code: 'LS047', severity: 'warning', message: `'${short(text)}' does not fit a 64-bit real.` });
  } else if (/\s$/.test(text)) {
    report({ code: 'LS046', severity: 'warning', message: 'Trailing blanks make the viewer read this real as 0.' });
  }
  return real(value);
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** [llsd.xml.8] Braces, blanks and missing dashes are forgiven; everything else is the null uuid. */
export function uuidOf(text: string, report: Report): LlsdScalar {
  if (UUID.test(text)) return { kind: 'uuid', value: text };
  if (text === '') return { kind: 'uuid', value: NULL_UUID };
  const lower = text.toLowerCase();
  if (UUID.test(lower)) {
    report({ code: 'LS049', severity: 'hint', message: 'UUIDs are normally lower case.' });
    return { kind: 'uuid', value: lower };
  }
  report({ code: 'LS048', severity: 'error', message: `'${short(text)}' is not a UUID.` });
  return { kind: 'uuid', value: forgivenUuid(lower) };
}

/** [llsd.date.1] The strict form; other shapes are reported, and read if their instant is clear. */
export function dateOf(text: string, report: Report): LlsdScalar {
  if (text === '') return date(0);
  const parts = readIsoDate(text);
  if (parts === undefined) {
    const message = `'${short(text)}' is not a date; expected YYYY-MM-DDThh:mm:ss[.f]Z.`;
    report({ code: 'LS050', severity: 'error', message });
    return date(msFromIso(text) ?? 0);
  }
  if (parts.wrong !== undefined) {
    report({ code: 'LS051', severity: 'error', message: `Date '${short(text)}' has no valid ${parts.wrong}.` });
    return date(0);
  }
  if (parts.ms < 0) {
    report({ code: 'LS052', severity: 'warning', message: 'The viewer reads dates before 1970 as the epoch.' });
  }
  if (parts.fractionDigits > 6) {
    report({ code: 'LS053', severity: 'hint', message: 'Fractions finer than a microsecond are lost.' });
  }
  return date(parts.ms);
}

/** [llsd.xml.10] The text stays as it is; what must be percent-encoded is reported once. */
export function uriOf(text: string, report: Report): LlsdScalar {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  const at = text.search(/[\x00-\x20\x7f<>"{}\\^|`]|%(?![0-9a-fA-F]{2})/);
  if (at >= 0) {
    const message = `Character '${text.charAt(at)}' must be percent-encoded in a URI.`;
    report({ code: 'LS054', severity: 'warning', message, at });
  }
  return { kind: 'uri', value: text };
}

/** [llsd.xml.9] Base64, and base16 because one program writes it; any other encoding is no value. */
export function binaryOf(text: string, encoding: string, report: Report): LlsdScalar {
  const name = encoding.toLowerCase();
  if (name === 'base16') return { kind: 'binary', value: readBase16(text) };
  if (name !== 'base64' && name !== '') return undef;
  const { bytes, problem } = readBase64(text);
  if (problem !== undefined) {
    report({ code: 'LS056', severity: 'error', message: `Malformed base64: ${problem.reason}.`, at: problem.at });
  }
  return { kind: 'binary', value: bytes };
}

/** Pairs of hexadecimal digits of either case, up to the first that is none. */
export function readBase16(text: string): Uint8Array {
  const digits = /^(?:[0-9a-fA-F]{2})*/.exec(text.replace(/\s+/g, ''))?.[0] ?? '';
  return Uint8Array.from({ length: digits.length / 2 }, (_, at) =>
    Number.parseInt(digits.slice(at * 2, at * 2 + 2), 16),
  );
}

function forgivenUuid(lower: string): string {
  const bare = lower.trim().replace(/^\{(.*)\}$/, '$1');
  if (UUID.test(bare)) return bare;
  if (!/^[0-9a-f]{32}$/.test(bare)) return NULL_UUID;
  return [bare.slice(0, 8), bare.slice(8, 12), bare.slice(12, 16), bare.slice(16, 20), bare.slice(20)].join('-');
}
