// One field's value as text.
import { readUtf8, toHex } from '../../protocol/bytes.ts';
import { floatText } from '../../protocol/float-text.ts';
import type { FieldValue } from '../../protocol/packet/codec.ts';
import type { FieldType } from '../../protocol/template/model.ts';

/** A value to show; `kind` says how to colour it. */
export interface ValueText {
  readonly kind: 'number' | 'text' | 'bytes' | 'id' | 'word';
  readonly text: string;
  /** What stands small behind the value: bytes of a text, a number in hex. */
  readonly note: string;
}

/** Bytes shown of a value that is no text; the bytes pane has them all. */
const BYTES_SHOWN = 24;

export function valueText(type: FieldType, value: FieldValue): ValueText {
  if (value instanceof Uint8Array) return bytesText(value);
  if (typeof value === 'boolean') return { kind: 'word', text: String(value), note: '' };
  if (typeof value === 'string') return { kind: 'id', text: value, note: '' };
  const number = type === 'F64' || type === 'LLVector3d' ? doubleText : floatText;
  if (typeof value === 'object') return { kind: 'number', text: `<${value.map(number).join(', ')}>`, note: '' };
  if (type === 'F32' || type === 'F64') return { kind: 'number', text: number(Number(value)), note: '' };
  return { kind: 'number', text: String(value), note: hexNote(value) };
}

/** A text in quotes if the bytes are printable UTF-8 with at most one closing NUL; else hex. */
function bytesText(bytes: Uint8Array): ValueText {
  const text = printableText(bytes);
  return text === undefined ? hexText(bytes) : { kind: 'text', text: `"${text}"`, note: lengthNote(bytes) };
}

/** The first bytes in hex, also if they could be read as text. */
export function hexText(bytes: Uint8Array): ValueText {
  const hex = pairs(toHex(bytes.subarray(0, BYTES_SHOWN)));
  return { kind: 'bytes', text: bytes.length > BYTES_SHOWN ? `${hex} …` : hex, note: lengthNote(bytes) };
}

function lengthNote(bytes: Uint8Array): string {
  return bytes.length === 1 ? '1 byte' : `${bytes.length} bytes`;
}

/** The text that bytes are; undefined if they are none, or nothing. */
export function printableText(bytes: Uint8Array): string | undefined {
  if (bytes.length === 0) return undefined;
  const text = readUtf8(bytes.at(-1) === 0 ? bytes.subarray(0, -1) : bytes);
  return text === undefined || UNPRINTABLE.test(text) ? undefined : text;
}

const UNPRINTABLE = /[^\P{C}\t\n\r]/u;

/** `0a0b` as `0a 0b`. */
export function pairs(hex: string): string {
  return hex.replace(/..(?=.)/g, '$& ');
}

function doubleText(value: number): string {
  return Object.is(value, -0) ? '-0' : String(value);
}

/** Numbers above nine also in hex, where flags can be seen. */
function hexNote(value: number | bigint): string {
  return value > 9 ? `0x${value.toString(16)}` : '';
}
