// The field types of one width: how each is read from its bytes and written to them. One table, no templates.
import type { FieldType } from '../template/model.ts';
import { NULL_UUID, UUID_BYTES, uuidBytes, uuidText } from '../uuid.ts';
import { derivedW, sentRotation } from '../vector.ts';
import type { FieldValue } from './codec.ts';

export type PlainType = Exclude<FieldType, 'Fixed' | 'Variable'>;

export interface PlainCodec {
  /** Bytes on the wire. */
  readonly size: number;
  /** What is read where nothing was sent. */
  readonly zero: FieldValue;
  /** What `write` takes, in words. */
  readonly takes: string;
  read(view: DataView, at: number): FieldValue;
  /** False, and nothing written, if the value is of another kind. */
  write(view: DataView, at: number, value: FieldValue): boolean;
}

/** [packet.body.2] All types are little-endian, but for IPPORT; addresses and UUIDs stand in reading order. */
export const PLAIN_TYPES: Readonly<Record<PlainType, PlainCodec>> = {
  U8: numeric(
    1,
    (view, at) => view.getUint8(at),
    (view, at, value) => view.setUint8(at, value),
  ),
  U16: numeric(
    2,
    (view, at) => view.getUint16(at, true),
    (view, at, value) => view.setUint16(at, value, true),
  ),
  U32: numeric(
    4,
    (view, at) => view.getUint32(at, true),
    (view, at, value) => view.setUint32(at, value, true),
  ),
  U64: wide((view, at) => view.getBigUint64(at, true)),
  S8: numeric(
    1,
    (view, at) => view.getInt8(at),
    (view, at, value) => view.setInt8(at, value),
  ),
  S16: numeric(
    2,
    (view, at) => view.getInt16(at, true),
    (view, at, value) => view.setInt16(at, value, true),
  ),
  S32: numeric(
    4,
    (view, at) => view.getInt32(at, true),
    (view, at, value) => view.setInt32(at, value, true),
  ),
  S64: wide((view, at) => view.getBigInt64(at, true)),
  F32: numeric(4, getF32, setF32),
  F64: numeric(8, getF64, setF64),
  LLVector3: {
    ...list(3, 12, setF32),
    read: (view, at) => [getF32(view, at), getF32(view, at + 4), getF32(view, at + 8)],
  },
  LLVector3d: {
    ...list(3, 24, setF64),
    read: (view, at) => [getF64(view, at), getF64(view, at + 8), getF64(view, at + 16)],
  },
  LLVector4: {
    ...list(4, 16, setF32),
    read: (view, at) => [getF32(view, at), getF32(view, at + 4), getF32(view, at + 8), getF32(view, at + 12)],
  },
  LLQuaternion: { size: 12, zero: [0, 0, 0, 1], takes: '3 or 4 numbers', read: readRotation, write: writeRotation },
  LLUUID: {
    size: UUID_BYTES,
    zero: NULL_UUID,
    takes: 'a UUID',
    read: (view, at) => uuidText(bytesOf(view), at),
    write: (view, at, value) => put(view, at, typeof value === 'string' ? uuidBytes(value) : undefined),
  },
  BOOL: {
    size: 1,
    zero: false,
    takes: 'a boolean',
    read: (view, at) => view.getUint8(at) !== 0,
    write: (view, at, value) => typeof value === 'boolean' && put(view, at, Uint8Array.of(value ? 1 : 0)),
  },
  IPADDR: {
    size: 4,
    zero: '0.0.0.0',
    takes: 'an address a.b.c.d',
    read: (view, at) =>
      bytesOf(view)
        .subarray(at, at + 4)
        .join('.'),
    write: (view, at, value) => put(view, at, typeof value === 'string' ? addressBytes(value) : undefined),
  },
  IPPORT: numeric(
    2,
    (view, at) => view.getUint16(at),
    (view, at, value) => view.setUint16(at, value),
  ),
};

type Get<Value> = (view: DataView, at: number) => Value;
type Set = (view: DataView, at: number, value: number) => void;

function numeric(size: number, read: Get<number>, set: Set): PlainCodec {
  const write = (view: DataView, at: number, value: FieldValue): boolean => {
    if (typeof value !== 'number') return false;
    set(view, at, value);
    return true;
  };
  return { size, zero: 0, takes: 'a number', read, write };
}

/** [packet.body.3] 64-bit integers are bigints; their bytes are the same with and without sign. */
function wide(read: Get<bigint>): PlainCodec {
  const write = (view: DataView, at: number, value: FieldValue): boolean => {
    if (typeof value !== 'bigint') return false;
    view.setBigUint64(at, value, true);
    return true;
  };
  return { size: 8, zero: 0n, takes: 'a bigint', read, write };
}

/** All of a vector but its reader, which is written out where it stands, for speed. */
function list(count: number, size: number, set: Set): Omit<PlainCodec, 'read'> {
  const write = (view: DataView, at: number, value: FieldValue): boolean => {
    if (!isList(value) || value.length !== count) return false;
    for (const [i, part] of value.entries()) set(view, at + (i * size) / count, part);
    return true;
  };
  return { size, zero: Array.from({ length: count }, () => 0), takes: `${count} numbers`, write };
}

/** [packet.rotation.1] */
function readRotation(view: DataView, at: number): readonly number[] {
  const [x, y, z] = [getF32(view, at), getF32(view, at + 4), getF32(view, at + 8)];
  return [x, y, z, derivedW(x, y, z)];
}

/** [packet.rotation.2] */
function writeRotation(view: DataView, at: number, value: FieldValue): boolean {
  if (!isList(value) || value.length < 3 || value.length > 4) return false;
  for (const [i, part] of sentRotation(value).entries()) setF32(view, at + 4 * i, part);
  return true;
}

/** The four bytes of `a.b.c.d`; undefined if `text` is no such address. */
function addressBytes(text: string): Uint8Array | undefined {
  const parts = text.split('.');
  const right = parts.length === 4 && parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) <= 255);
  return right ? Uint8Array.from(parts, Number) : undefined;
}

function put(view: DataView, at: number, bytes: Uint8Array | undefined): boolean {
  if (bytes === undefined) return false;
  bytesOf(view).set(bytes, at);
  return true;
}

function isList(value: FieldValue): value is readonly number[] {
  return Array.isArray(value);
}

function bytesOf(view: DataView): Uint8Array {
  return new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
}

function getF32(view: DataView, at: number): number {
  return view.getFloat32(at, true);
}

function getF64(view: DataView, at: number): number {
  return view.getFloat64(at, true);
}

/** [packet.body.6] There is one NaN: which bits an engine keeps of another one is not to be relied on. */
function setF32(view: DataView, at: number, value: number): void {
  if (Number.isNaN(value)) view.setUint32(at, 0x7fc00000, true);
  else view.setFloat32(at, value, true);
}

function setF64(view: DataView, at: number, value: number): void {
  if (Number.isNaN(value)) view.setBigUint64(at, 0x7ff8000000000000n, true);
  else view.setFloat64(at, value, true);
}
