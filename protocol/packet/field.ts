// One field of a template, compiled to a reader and a writer that know its place in words and its width.
import { concatBytes, utf8 } from '../bytes.ts';
import type { FieldTemplate, FieldType } from '../template/model.ts';
import type { FieldValue } from './codec.ts';
import { PLAIN_TYPES, type PlainCodec } from './plain.ts';
import type { FieldName, Reader } from './reader.ts';
import type { Writer } from './writer.ts';
import { EXPANDED_LIMIT } from './zerocode.ts';

export interface FieldPlan {
  readonly name: string;
  readonly type: FieldType;
  readonly size: number;
  /** What is read where nothing was sent. */
  readonly zero: FieldValue;
  read(reader: Reader): FieldValue;
  /** Throws on a value that the type does not have: that is our mistake. */
  write(writer: Writer, value: FieldValue): void;
}

export function compileField(field: FieldTemplate, name: FieldName): FieldPlan {
  const { type, size } = field;
  if (type === 'Fixed') return { name: name.field, type, size, ...compileFixed(size, name) };
  if (type === 'Variable') return { name: name.field, type, size, ...compileVariable(lengthBytes(size), name) };
  return { name: name.field, type, size, ...compilePlain(PLAIN_TYPES[type], name) };
}

/** [packet.body.5] Bytes of a Variable field's length: what the template says, as far as a length can be read at all. */
export function lengthBytes(size: number): number {
  return Math.min(Math.max(size, 1), 4);
}

/** [packet.text.1] Text is UTF-8 with a closing NUL; the empty text is no bytes at all. */
export function textBytes(text: string): Uint8Array {
  return text === '' ? new Uint8Array(0) : concatBytes(utf8(text), Uint8Array.of(0));
}

type Plan = Pick<FieldPlan, 'zero' | 'read' | 'write'>;

function compilePlain(codec: PlainCodec, name: FieldName): Plan {
  const { size, zero } = codec;
  return {
    zero,
    read: (reader) => {
      const at = reader.take(size, name);
      return at < 0 ? zero : codec.read(reader.view, at);
    },
    write: (writer, value) => {
      const at = writer.room(size);
      if (!codec.write(writer.view, at, value)) throw refusal(name, codec.takes, value);
    },
  };
}

/** [packet.body.4] Bytes without a length. A field that no packet can hold is read and written as empty. */
function compileFixed(size: number, name: FieldName): Plan {
  const zero = new Uint8Array(size <= EXPANDED_LIMIT ? size : 0);
  return {
    zero,
    read: (reader) => {
      const at = reader.take(size, name);
      return at < 0 ? zero : reader.bytes.subarray(at, at + size);
    },
    write: (writer, value) => {
      const bytes = rawBytes(value);
      const room = zero.length - (bytes?.length ?? 0);
      if (bytes === undefined || room < 0 || (room > 0 && typeof value !== 'string')) {
        throw refusal(name, `${size} bytes`, value);
      }
      writer.put(bytes);
      writer.room(room);
    },
  };
}

/** [packet.body.5] A length, then that many bytes. */
function compileVariable(width: number, name: FieldName): Plan {
  const longest = 2 ** (8 * width) - 1;
  return {
    zero: new Uint8Array(0),
    read: (reader) => {
      const at = reader.take(width, name);
      return reader.takeUpTo(at < 0 ? 0 : readLength(reader.bytes, at, width), name);
    },
    write: (writer, value) => {
      const bytes = typeof value === 'string' ? cutText(rawBytes(value), longest) : rawBytes(value);
      if (bytes === undefined || bytes.length > longest) throw refusal(name, `at most ${longest} bytes`, value);
      const at = writer.room(width);
      for (let i = 0; i < width; i++) writer.view.setUint8(at + i, bytes.length / 2 ** (8 * i));
      writer.put(bytes);
    },
  };
}

function readLength(bytes: Uint8Array, at: number, width: number): number {
  let length = 0;
  for (let i = 0; i < width; i++) length += (bytes[at + i] ?? 0) * 2 ** (8 * i);
  return length;
}

function rawBytes(value: FieldValue): Uint8Array | undefined {
  if (value instanceof Uint8Array) return value;
  return typeof value === 'string' ? textBytes(value) : undefined;
}

/** [packet.text.2] Text too long for its length bytes loses its end, at a whole character, and keeps its NUL. */
function cutText(bytes: Uint8Array | undefined, longest: number): Uint8Array | undefined {
  if (bytes === undefined || bytes.length <= longest) return bytes;
  let end = longest - 1;
  while (end > 0 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end--;
  return concatBytes(bytes.subarray(0, end), Uint8Array.of(0));
}

function refusal(name: FieldName, takes: string, value: FieldValue): Error {
  const given = value instanceof Uint8Array ? `${value.length} bytes` : String(value);
  return new Error(`${name.block}.${name.field} takes ${takes}, not ${given}`);
}
