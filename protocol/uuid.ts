// UUIDs: 16 bytes on the wire in reading order, lower-case text everywhere else.
import { byteHex } from './bytes.ts';

/** The UUID that means "none". */
export const NULL_UUID = '00000000-0000-0000-0000-000000000000';

export const UUID_BYTES = 16;

/** The 16 bytes from `at` as lower-case text with dashes. Bytes behind the end are zero. */
export function uuidText(bytes: Uint8Array, at = 0): string {
  const b = bytes;
  // biome-ignore format: two octets a line
  return String.fromCharCode(
    high(b, at), low(b, at), high(b, at + 1), low(b, at + 1),
    high(b, at + 2), low(b, at + 2), high(b, at + 3), low(b, at + 3), DASH,
    high(b, at + 4), low(b, at + 4), high(b, at + 5), low(b, at + 5), DASH,
    high(b, at + 6), low(b, at + 6), high(b, at + 7), low(b, at + 7), DASH,
    high(b, at + 8), low(b, at + 8), high(b, at + 9), low(b, at + 9), DASH,
    high(b, at + 10), low(b, at + 10), high(b, at + 11), low(b, at + 11),
    high(b, at + 12), low(b, at + 12), high(b, at + 13), low(b, at + 13),
    high(b, at + 14), low(b, at + 14), high(b, at + 15), low(b, at + 15),
  );
}

/** The 16 bytes of a UUID written with dashes, in either case; undefined if `text` is none. */
export function uuidBytes(text: string): Uint8Array | undefined {
  const bytes = new Uint8Array(UUID_BYTES);
  return writeUuid(text, bytes, 0) ? bytes : undefined;
}

/** As `uuidBytes`, into 16 bytes from `at` on; false if `text` is none, and then they hold anything. */
export function writeUuid(text: string, bytes: Uint8Array, at: number): boolean {
  if (text.length !== NULL_UUID.length || !hasDashes(text)) return false;
  let signs = 0;
  for (let i = 0; i < UUID_BYTES; i++) {
    const from = PLACES[i] ?? 0;
    const byte = (digit(text.charCodeAt(from)) << 4) | digit(text.charCodeAt(from + 1));
    signs |= byte;
    bytes[at + i] = byte;
  }
  return signs >= 0;
}

/** A random UUID (version 4). `random` gives numbers from 0 up to but not including 1. */
export function randomUuid(random: () => number): string {
  const bytes = Uint8Array.from({ length: UUID_BYTES }, () => Math.floor(random() * 256));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return uuidText(bytes, 0);
}

const DASH = 0x2d;
/** The two hex digits of each byte, as character codes. */
const HIGH = Uint8Array.from({ length: 256 }, (_, byte) => byteHex(byte).charCodeAt(0));
const LOW = Uint8Array.from({ length: 256 }, (_, byte) => byteHex(byte).charCodeAt(1));
/** Where each byte stands in the text. */
const PLACES = Uint8Array.of(0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34);
/** What each character is worth as a hex digit; -1 if it is none. */
const DIGITS = Int8Array.from({ length: 0x80 }, (_, code) =>
  '0123456789abcdef'.indexOf(String.fromCharCode(code).toLowerCase()),
);

function hasDashes(text: string): boolean {
  return isDash(text, 8) && isDash(text, 13) && isDash(text, 18) && isDash(text, 23);
}

function isDash(text: string, at: number): boolean {
  return text.charCodeAt(at) === DASH;
}

/** The first digit of a byte, as a character code. */
function high(bytes: Uint8Array, at: number): number {
  return HIGH[bytes[at] ?? 0] ?? 0;
}

function low(bytes: Uint8Array, at: number): number {
  return LOW[bytes[at] ?? 0] ?? 0;
}

/** The value of a hex digit, given as a character code; negative if it is none. */
function digit(code: number): number {
  return DIGITS[code] ?? -1;
}
