// One field of a template: how its value is read from a body and written to one, and what is said when that fails.
import { concatBytes, utf8 } from '../bytes.ts';
import type { FieldTemplate, FieldType } from '../template/model.ts';
import type { FieldValue } from './codec.ts';
import { PLAIN_TYPES, readPlain, writePlain } from './plain.ts';
import { type FieldName, NO_BYTES, type Reader } from './reader.ts';
import type { Writer } from './writer.ts';
import { EXPANDED_LIMIT } from './zerocode.ts';

export interface FieldPlan extends FieldName {
  readonly type: FieldType;
  /** As in the template. */
  readonly size: number;
  /** Bytes that must be there: those of the value, or of its length if that varies. */
  readonly width: number;
  /** What is read where nothing was sent. */
  readonly zero: FieldValue;
}

export function compileField({ type, size }: FieldTemplate, { block, name, numbered }: FieldName): FieldPlan {
  const { width, zero } = shapeOf(type, size);
  return { name, type, size, width, zero, block, numbered };
}

/** Reads a value. One that is cut is said to be, and is zero or what there is of it. */
export function readField(field: FieldPlan, reader: Reader): FieldValue {
  const { type, width } = field;
  const at = reader.take(width, field);
  if (at < 0) return field.zero;
  if (type === 'Variable') return reader.takeUpTo(readLength(reader.bytes, at, width), field);
  return type === 'Fixed' ? reader.part(at, width) : readPlain(type, reader, at);
}

/** Throws on a value that the type does not have: that is our mistake. */
export function writeField(field: FieldPlan, writer: Writer, value: FieldValue): void {
  const { type, width } = field;
  if (type === 'Variable') writeVariable(field, writer, value);
  else if (type === 'Fixed') writeFixed(field, writer, value);
  else {
    const at = writer.room(width);
    if (!writePlain(type, writer, at, value)) throw refusal(field, PLAIN_TYPES[type].takes, value);
  }
}

/** [packet.body.5] Bytes of a Variable field's length: what the template says, as far as a length can be read at all. */
export function lengthBytes(size: number): number {
  return Math.min(Math.max(size, 1), 4);
}

/** [packet.text.1] Text is UTF-8 with a closing NUL; the empty text is no bytes at all. */
export function textBytes(text: string): Uint8Array {
  return text === '' ? NO_BYTES : concatBytes(utf8(text), Uint8Array.of(0));
}

/** [packet.body.4] A Fixed field that no packet can hold is read and written as empty. */
function shapeOf(type: FieldType, size: number): Pick<FieldPlan, 'width' | 'zero'> {
  if (type === 'Variable') return { width: lengthBytes(size), zero: NO_BYTES };
  if (type === 'Fixed') return { width: size, zero: new Uint8Array(size <= EXPANDED_LIMIT ? size : 0) };
  return { width: PLAIN_TYPES[type].size, zero: PLAIN_TYPES[type].zero };
}

function readLength(bytes: Uint8Array, at: number, width: number): number {
  let length = bytes[at] ?? 0;
  for (let i = 1; i < width; i++) length += (bytes[at + i] ?? 0) * 2 ** (8 * i);
  return length;
}

/** [packet.body.4] Bytes without a length. */
function writeFixed(field: FieldPlan, writer: Writer, value: FieldValue): void {
  const most = field.size <= EXPANDED_LIMIT ? field.size : 0;
  const bytes = rawBytes(value);
  const room = most - (bytes?.length ?? 0);
  if (bytes === undefined || room < 0 || (room > 0 && typeof value !== 'string')) {
    throw refusal(field, `${field.size} bytes`, value);
  }
  writer.put(bytes);
  writer.putZeros(room);
}

/** [packet.body.5] A length, then that many bytes. */
function writeVariable(field: FieldPlan, writer: Writer, value: FieldValue): void {
  const { width } = field;
  const longest = 2 ** (8 * width) - 1;
  const bytes = typeof value === 'string' ? cutText(textBytes(value), longest) : rawBytes(value);
  if (bytes === undefined || bytes.length > longest) throw refusal(field, `at most ${longest} bytes`, value);
  const at = writer.room(width);
  for (let i = 0; i < width; i++) writer.bytes[at + i] = bytes.length >>> (8 * i);
  writer.put(bytes);
}

function rawBytes(value: FieldValue): Uint8Array | undefined {
  if (value instanceof Uint8Array) return value;
  return typeof value === 'string' ? textBytes(value) : undefined;
}

/** [packet.text.2] Text too long for its length bytes loses its end, at a whole character, and keeps its NUL. */
function cutText(bytes: Uint8Array, longest: number): Uint8Array {
  if (bytes.length <= longest) return bytes;
  let end = longest - 1;
  while (end > 0 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end--;
  return concatBytes(bytes.subarray(0, end), Uint8Array.of(0));
}

function refusal({ block, name }: FieldName, takes: string, value: FieldValue): Error {
  const given = value instanceof Uint8Array ? `${value.length} bytes` : String(value);
  return new Error(`${block}.${name} takes ${takes}, not ${given}`);
}
