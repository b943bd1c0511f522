// One field's value as text.
import { toHex } from '../../protocol/bytes.ts';
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
  if (value instanceof Uint8Array) return hexText(value);
  if (typeof value === 'boolean') return { kind: 'word', text: String(value), note: '' };
  if (typeof value === 'string') return { kind: 'id', text: value, note: '' };
  const number = type === 'F64' || type === 'LLVector3d' ? doubleText : floatText;
  if (typeof value === 'object') return { kind: 'number', text: `<${value.map(number).join(', ')}>`, note: '' };
  if (type === 'F32' || type === 'F64') return { kind: 'number', text: number(Number(value)), note: '' };
  return { kind: 'number', text: String(value), note: hexNote(value) };
}

/** A text in quotes; `bytes` are those that spell it. */
export function quotedText(text: string, bytes: Uint8Array): ValueText {
  return { kind: 'text', text: `"${text}"`, note: lengthNote(bytes) };
}

/** The first bytes in hex. */
function hexText(bytes: Uint8Array): ValueText {
  const hex = pairs(toHex(bytes.subarray(0, BYTES_SHOWN)));
  return { kind: 'bytes', text: bytes.length > BYTES_SHOWN ? `${hex} …` : hex, note: lengthNote(bytes) };
}

function lengthNote(bytes: Uint8Array): string {
  return bytes.length === 1 ? '1 byte' : `${bytes.length} bytes`;
}

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
