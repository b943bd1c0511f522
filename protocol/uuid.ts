// UUIDs: 16 bytes on the wire in reading order, lower-case text everywhere else.
import { byteHex, fromHex } from './bytes.ts';

/** The UUID that means "none". */
export const NULL_UUID = '00000000-0000-0000-0000-000000000000';

export const UUID_BYTES = 16;

/** The 16 bytes from `at` as lower-case text with dashes. */
export function uuidText(bytes: Uint8Array, at = 0): string {
  let text = '';
  for (let i = 0; i < UUID_BYTES; i++) {
    if (DASH_BEFORE.has(i)) text += '-';
    text += byteHex(bytes[at + i] ?? 0);
  }
  return text;
}

/** The 16 bytes of a UUID written with dashes, in either case; undefined if `text` is none. */
export function uuidBytes(text: string): Uint8Array | undefined {
  return UUID.test(text) ? fromHex(text.replaceAll('-', '')) : undefined;
}

/** A random UUID (version 4). `random` gives numbers from 0 up to but not including 1. */
export function randomUuid(random: () => number): string {
  const bytes = Uint8Array.from({ length: UUID_BYTES }, () => Math.floor(random() * 256));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return uuidText(bytes, 0);
}

const DASH_BEFORE: ReadonlySet<number> = new Set([4, 6, 8, 10]);
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
