// UUIDs: 16 bytes on the wire in reading order, lower-case text everywhere else.
import { byteHex } from './bytes.ts';

/** The UUID that means "none". */
export const NULL_UUID = '00000000-0000-0000-0000-000000000000';

export const UUID_BYTES = 16;

/** The 16 bytes from `at` as lower-case text with dashes. Bytes behind the end are zero. */
export function uuidText(bytes: Uint8Array, at = 0): string {
  const h = (i: number): number => HIGH[bytes[at + i] ?? 0] ?? 0;
  const l = (i: number): number => LOW[bytes[at + i] ?? 0] ?? 0;
  // biome-ignore format: one group a line
  return String.fromCharCode(
    h(0), l(0), h(1), l(1), h(2), l(2), h(3), l(3), DASH,
    h(4), l(4), h(5), l(5), DASH,
    h(6), l(6), h(7), l(7), DASH,
    h(8), l(8), h(9), l(9), DASH,
    h(10), l(10), h(11), l(11), h(12), l(12), h(13), l(13), h(14), l(14), h(15), l(15),
  );
}

/** The 16 bytes of a UUID written with dashes, in either case; undefined if `text` is none. */
export function uuidBytes(text: string): Uint8Array | undefined {
  const bytes = new Uint8Array(UUID_BYTES);
  return writeUuid(text, bytes, 0) ? bytes : undefined;
}

/** As `uuidBytes`, into 16 bytes from `at` on; false if `text` is none, and then they hold anything. */
export function writeUuid(text: string, bytes: Uint8Array, at: number): boolean {
  if (text.length !== NULL_UUID.length) return false;
  let from = 0;
  for (let i = 0; i < UUID_BYTES; i++) {
    if (isGroupEnd(i) && text.charCodeAt(from++) !== DASH) return false;
    const byte = (digit(text.charCodeAt(from)) << 4) | digit(text.charCodeAt(from + 1));
    if (byte < 0) return false;
    bytes[at + i] = byte;
    from += 2;
  }
  return true;
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
/** What each character is worth as a hex digit; -1 if it is none. */
const DIGITS = Int8Array.from({ length: 0x80 }, (_, code) =>
  '0123456789abcdef'.indexOf(String.fromCharCode(code).toLowerCase()),
);

/** Whether a dash stands before this byte. */
function isGroupEnd(byte: number): boolean {
  return byte === 4 || byte === 6 || byte === 8 || byte === 10;
}

/** The value of a hex digit, given as a character code; negative if it is none. */
function digit(code: number): number {
  return DIGITS[code] ?? -1;
}
