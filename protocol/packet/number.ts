// The message number: how it is written at the start of a body, and one key for all four frequencies.
import { byteHex } from '../bytes.ts';
import type { Frequency } from '../template/model.ts';

/** A number as read: `id` is the key of `numberId`, `width` the bytes it took (1, 2 or 4). */
export interface ReadNumber {
  readonly id: number;
  readonly width: number;
}

/**
 * [packet.number.2] One unsigned 32-bit key for a message: the number as it stands on the wire, read big-endian.
 * A number too large for its frequency loses its high bits, as it would on the wire.
 */
export function numberId(message: { readonly frequency: Frequency; readonly number: number }): number {
  switch (message.frequency) {
    case 'High':
      return message.number & 0xff;
    case 'Medium':
      return MEDIUM | (message.number & 0xff);
    case 'Low':
      return (LOW | (message.number & 0xffff)) >>> 0;
    case 'Fixed':
      return message.number >>> 0;
  }
}

/** [packet.number.1] The number at `at`, in bytes that are expanded already; undefined if they end before it does. */
export function readNumber(bytes: Uint8Array, at = 0): ReadNumber | undefined {
  const id = readNumberId(bytes, at);
  return id === undefined ? undefined : { id, width: numberWidth(id) };
}

/** The key alone. */
export function readNumberId(bytes: Uint8Array, at: number): number | undefined {
  const first = bytes[at];
  if (first !== 0xff) return first;
  const second = bytes[at + 1];
  if (second !== 0xff) return second === undefined ? undefined : MEDIUM | second;
  const [third, fourth] = [bytes[at + 2], bytes[at + 3]];
  return third === undefined || fourth === undefined ? undefined : (LOW | (third << 8) | fourth) >>> 0;
}

/** [packet.number.1] Writes the number of `id` at `at`, where there is room for its `numberWidth` bytes. */
export function writeNumber(id: number, view: DataView, at = 0): void {
  const width = numberWidth(id);
  for (let i = 0; i < width; i++) view.setUint8(at + i, id >>> (8 * (width - 1 - i)));
}

/** Bytes that the number of `id` takes on the wire. */
export function numberWidth(id: number): 1 | 2 | 4 {
  if (id < MEDIUM) return 1;
  return id < LOW >>> 0 ? 2 : 4;
}

/** [packet.number.3] Frequency and number of a key; the last 256 Low numbers are shown as Fixed, with all 32 bits. */
export function frequencyOf(id: number): { readonly frequency: Frequency; readonly number: number } {
  if (id >= FIXED) return { frequency: 'Fixed', number: id };
  if (id >= LOW >>> 0) return { frequency: 'Low', number: id & 0xffff };
  return id >= MEDIUM ? { frequency: 'Medium', number: id & 0xff } : { frequency: 'High', number: id };
}

/** A key in words: `Low 387`, `Fixed 0xFFFFFFFB`. */
export function numberText(id: number): string {
  const { frequency, number } = frequencyOf(id);
  return frequency === 'Fixed' ? `Fixed 0xFFFFFF${byteHex(number).toUpperCase()}` : `${frequency} ${number}`;
}

const MEDIUM = 0xff00;
const LOW = 0xffff0000;
const FIXED = 0xffffff00;
