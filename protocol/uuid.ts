// UUIDs: 16 bytes on the wire in reading order, lower-case text everywhere else.
import { byteHex } from './bytes.ts';

/** The UUID that means "none". */
export const NULL_UUID = '00000000-0000-0000-0000-000000000000';

export const UUID_BYTES = 16;

/** The 16 bytes from `at` as lower-case text with dashes. Bytes behind the end are zero. */
export function uuidText(bytes: Uint8Array, at = 0): string {
  const low = pairs(bytes, at) + pairs(bytes, at + 2);
  const middle = `-${pairs(bytes, at + 4)}-${pairs(bytes, at + 6)}-${pairs(bytes, at + 8)}-`;
  return low + middle + pairs(bytes, at + 10) + pairs(bytes, at + 12) + pairs(bytes, at + 14);
}

/** The 16 bytes of a UUID written with dashes, in either case; undefined if `text` is none. */
export function uuidBytes(text: string): Uint8Array | undefined {
  if (!UUID.test(text)) return undefined;
  const bytes = new Uint8Array(UUID_BYTES);
  let at = 0;
  for (let i = 0; i < UUID_BYTES; i++) {
    if (text.charCodeAt(at) === DASH) at++;
    bytes[i] = digit(text.charCodeAt(at)) * 16 + digit(text.charCodeAt(at + 1));
    at += 2;
  }
  return bytes;
}

/** A random UUID (version 4). `random` gives numbers from 0 up to but not including 1. */
export function randomUuid(random: () => number): string {
  const bytes = Uint8Array.from({ length: UUID_BYTES }, () => Math.floor(random() * 256));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return uuidText(bytes, 0);
}

const DASH = 0x2d;
/** Two bytes at a time: agents, objects and folders are named in every other field. */
const FOUR_DIGITS = Array.from({ length: 0x10000 }, (_, value) => byteHex(value >> 8) + byteHex(value));
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

function pairs(bytes: Uint8Array, at: number): string {
  return FOUR_DIGITS[((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)] ?? '';
}

/** The value of a hex digit, given as a character code. */
function digit(code: number): number {
  return code <= 0x39 ? code - 0x30 : (code | 0x20) - 0x57;
}
