// RFC 4648 section 4: the alphabet with `+` and `/`, with padding.

export interface Base64 {
  /** What could be read before the first mistake. */
  readonly bytes: Uint8Array;
  readonly problem?: {
    readonly reason: string /** Index in the text of the offending character. */;
    readonly at: number;
  };
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const BLANK = 64;
const PADDING = 65;
const OTHER = 66;
/** How far the newest octet is from the low end, by digits since the last whole group. */
const SHIFTS = [0, 0, 4, 2] as const;
const MEANING = meanings();

/** [llsd.xml.9] White space may stand anywhere. Never throws; a mistake is reported once, with its place. */
export function readBase64(text: string): Base64 {
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let filled = 0;
  let bits = 0;
  let digits = 0;
  let padding = 0;
  for (let at = 0; at < text.length; at++) {
    const meaning = MEANING[text.charCodeAt(at)] ?? OTHER;
    if (meaning === PADDING) padding++;
    if (meaning === OTHER || (meaning < BLANK && padding > 0)) return stopped(bytes.subarray(0, filled), text, at);
    if (meaning >= BLANK) continue;
    bits = ((bits << 6) | meaning) & 0xff_ffff;
    digits++;
    const left = digits % 4;
    if (left !== 1) bytes[filled++] = bits >> (SHIFTS[left] ?? 0);
  }
  const isWhole = (digits + padding) % 4 === 0 && padding <= 2;
  const problem = { reason: 'length is not a multiple of 4', at: 0 };
  return { bytes: bytes.subarray(0, filled), ...(isWhole ? {} : { problem }) };
}

/** With padding, on one line. */
export function writeBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const bits = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    text += ALPHABET.charAt(bits >> 18) + ALPHABET.charAt((bits >> 12) & 63);
    text += at + 1 < bytes.length ? ALPHABET.charAt((bits >> 6) & 63) : '=';
    text += at + 2 < bytes.length ? ALPHABET.charAt(bits & 63) : '=';
  }
  return text;
}

/** A character that has no place here. */
function stopped(bytes: Uint8Array, text: string, at: number): Base64 {
  const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
  const isData = (MEANING[text.charCodeAt(at)] ?? OTHER) !== OTHER;
  const reason = isData ? 'data after padding' : `character '${character}' is not in the alphabet`;
  return { bytes, problem: { reason, at } };
}

function meanings(): Uint8Array {
  const table = new Uint8Array(128).fill(OTHER);
  for (let digit = 0; digit < 64; digit++) table[ALPHABET.charCodeAt(digit)] = digit;
  for (const blank of ' \t\r\n') table[blank.charCodeAt(0)] = BLANK;
  table['='.charCodeAt(0)] = PADDING;
  return table;
}
