// The field types of one width: how each is read from its bytes and written to them. Knows no templates.
// One switch rather than a function for each type: engines make one fast function of it, and cannot look through a table.
import type { FieldType } from '../template/model.ts';
import { NULL_UUID, UUID_BYTES, uuidText, writeUuid } from '../uuid.ts';
import { derivedW, sentRotation } from '../vector.ts';
import type { FieldValue } from './codec.ts';

export type PlainType = Exclude<FieldType, 'Fixed' | 'Variable'>;

export interface PlainKind {
  /** Bytes on the wire. */
  readonly size: number;
  /** What is read where nothing was sent. */
  readonly zero: FieldValue;
  /** What `writePlain` takes, in words. */
  readonly takes: string;
}

/** Bytes, and the same ones for numbers wider than a byte. */
export interface Bytes {
  readonly bytes: Uint8Array;
  readonly view: DataView;
}

export const PLAIN_TYPES: Readonly<Record<PlainType, PlainKind>> = {
  U8: numeric(1),
  U16: numeric(2),
  U32: numeric(4),
  U64: { size: 8, zero: 0n, takes: 'a bigint' },
  S8: numeric(1),
  S16: numeric(2),
  S32: numeric(4),
  S64: { size: 8, zero: 0n, takes: 'a bigint' },
  F32: numeric(4),
  F64: numeric(8),
  LLVector3: { size: 12, zero: [0, 0, 0], takes: '3 numbers' },
  LLVector3d: { size: 24, zero: [0, 0, 0], takes: '3 numbers' },
  LLVector4: { size: 16, zero: [0, 0, 0, 0], takes: '4 numbers' },
  LLQuaternion: { size: 12, zero: [0, 0, 0, 1], takes: '3 or 4 numbers' },
  LLUUID: { size: UUID_BYTES, zero: NULL_UUID, takes: 'a UUID' },
  BOOL: { size: 1, zero: false, takes: 'a boolean' },
  IPADDR: { size: 4, zero: '0.0.0.0', takes: 'an address a.b.c.d' },
  IPPORT: numeric(2),
};

/** [packet.body.2] All types are little-endian, but for IPPORT; addresses and UUIDs stand in reading order. */
export function readPlain(type: PlainType, { bytes, view }: Bytes, at: number): FieldValue {
  switch (type) {
    case 'U8':
      return view.getUint8(at);
    case 'U16':
      return view.getUint16(at, true);
    case 'U32':
      return view.getUint32(at, true);
    case 'U64':
      return view.getBigUint64(at, true);
    case 'S8':
      return view.getInt8(at);
    case 'S16':
      return view.getInt16(at, true);
    case 'S32':
      return view.getInt32(at, true);
    case 'S64':
      return view.getBigInt64(at, true);
    case 'F32':
      return getF32(view, at);
    case 'F64':
      return getF64(view, at);
    case 'LLVector3':
      return [getF32(view, at), getF32(view, at + 4), getF32(view, at + 8)];
    case 'LLVector3d':
      return [getF64(view, at), getF64(view, at + 8), getF64(view, at + 16)];
    case 'LLVector4':
      return [getF32(view, at), getF32(view, at + 4), getF32(view, at + 8), getF32(view, at + 12)];
    case 'LLQuaternion':
      return readRotation(view, at);
    case 'LLUUID':
      return uuidText(bytes, at);
    case 'BOOL':
      return view.getUint8(at) !== 0;
    case 'IPADDR':
      return `${view.getUint8(at)}.${view.getUint8(at + 1)}.${view.getUint8(at + 2)}.${view.getUint8(at + 3)}`;
    case 'IPPORT':
      return view.getUint16(at);
  }
}

/** False if the value is of another kind; then the bytes may be anything. */
export function writePlain(type: PlainType, to: Bytes, at: number, value: FieldValue): boolean {
  switch (typeof value) {
    case 'number':
      return writeNumeric(type, to.view, at, value);
    case 'string':
      return writeWord(type, to.bytes, at, value);
    case 'bigint':
      return writeWide(type, to.view, at, value);
    case 'boolean':
      return type === 'BOOL' && setByte(to.bytes, at, value ? 1 : 0);
    default:
      return isList(value) && writeList(type, to.view, at, value);
  }
}

function numeric(size: number): PlainKind {
  return { size, zero: 0, takes: 'a number' };
}

function writeNumeric(type: PlainType, view: DataView, at: number, value: number): boolean {
  switch (type) {
    case 'U8':
    case 'S8':
      view.setUint8(at, value);
      return true;
    case 'U16':
    case 'S16':
      view.setUint16(at, value, true);
      return true;
    case 'U32':
    case 'S32':
      view.setUint32(at, value, true);
      return true;
    case 'F32':
      setF32(view, at, value);
      return true;
    case 'F64':
      setF64(view, at, value);
      return true;
    case 'IPPORT':
      view.setUint16(at, value);
      return true;
    default:
      return false;
  }
}

/** [packet.body.3] 64-bit integers are bigints; their bytes are the same with and without sign. */
function writeWide(type: PlainType, view: DataView, at: number, value: bigint): boolean {
  if (type !== 'U64' && type !== 'S64') return false;
  view.setBigUint64(at, value, true);
  return true;
}

function writeWord(type: PlainType, bytes: Uint8Array, at: number, value: string): boolean {
  if (type === 'LLUUID') return writeUuid(value, bytes, at);
  return type === 'IPADDR' && writeAddress(bytes, at, value);
}

/** [packet.rotation.2] for rotations. */
function writeList(type: PlainType, view: DataView, at: number, value: readonly number[]): boolean {
  switch (type) {
    case 'LLVector3':
      return value.length === 3 && setF32s(view, at, value);
    case 'LLVector3d':
      return value.length === 3 && setF64s(view, at, value);
    case 'LLVector4':
      return value.length === 4 && setF32s(view, at, value);
    case 'LLQuaternion':
      return (value.length === 3 || value.length === 4) && setF32s(view, at, sentRotation(value));
    default:
      return false;
  }
}

/** [packet.rotation.1] */
function readRotation(view: DataView, at: number): readonly number[] {
  const x = getF32(view, at);
  const y = getF32(view, at + 4);
  const z = getF32(view, at + 8);
  return [x, y, z, derivedW(x, y, z)];
}

/** The four bytes of `a.b.c.d`; false if `text` is no such address. */
function writeAddress(bytes: Uint8Array, at: number, text: string): boolean {
  const parts = text.split('.');
  const isRight = parts.length === 4 && parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) <= 255);
  if (isRight) bytes.set(parts.map(Number), at);
  return isRight;
}

function setByte(bytes: Uint8Array, at: number, value: number): true {
  bytes[at] = value;
  return true;
}

function setF32s(view: DataView, at: number, values: readonly number[]): true {
  for (let i = 0; i < values.length; i++) setF32(view, at + 4 * i, values[i] ?? 0);
  return true;
}

function setF64s(view: DataView, at: number, values: readonly number[]): true {
  for (let i = 0; i < values.length; i++) setF64(view, at + 8 * i, values[i] ?? 0);
  return true;
}

function isList(value: FieldValue): value is readonly number[] {
  return Array.isArray(value);
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
