// Reads the blobs of prims for tests: written from the rules of the reader, and sharing nothing with the writer.
import { looseUtf8, viewOf } from '../../../protocol/bytes.ts';
import { uuidText } from '../../../protocol/uuid.ts';

/** What one blob of ObjectUpdateCompressed says, as far as our prims use it. */
export function readCompressed(bytes: Uint8Array) {
  const view = viewOf(bytes);
  let at = 0;
  const u8 = () => view.getUint8(at++);
  const s8 = () => view.getInt8(at++);
  const skip = (count: number) => {
    at += count;
    return at - count;
  };
  const u16 = () => view.getUint16(skip(2), true);
  const u32 = () => view.getUint32(skip(4), true);
  const f32 = () => view.getFloat32(skip(4), true);
  const three = (): readonly [number, number, number] => [f32(), f32(), f32()];
  const text = () => {
    const end = bytes.indexOf(0, at);
    const start = skip(end - at + 1);
    return looseUtf8(bytes.subarray(start, end));
  };
  const id = uuidText(bytes, skip(16));
  const head = { id, localId: u32(), code: u8(), state: u8(), crc: u32(), material: u8(), clickAction: u8() };
  const place = { scale: three(), position: three(), rotation: three() };
  const parts = u32();
  const ownerId = uuidText(bytes, skip(16));
  const spin = parts & 0x80 ? three() : undefined;
  const parent = parts & 0x20 ? u32() : 0;
  const species = parts & 0x2 ? u8() : undefined;
  const label = parts & 0x4 ? { text: text(), color: [u8(), u8(), u8(), 255 - u8()] } : undefined;
  const mediaUrl = parts & 0x200 ? text() : '';
  const extras = Array.from({ length: u8() }, () => {
    const kind = u16();
    const start = skip(u32());
    return [kind, bytes.slice(start, at)] as const;
  });
  const path = [u8(), u16(), u16(), u8(), u8(), u8(), u8(), s8(), s8(), s8(), s8(), s8(), u8(), s8()];
  const profile = [u8(), u16(), u16(), u16()];
  const length = u32();
  const faces = bytes.slice(skip(length), at);
  return {
    ...{ ...head, ...place, parts, ownerId, spin, parent, species, label, mediaUrl, extras, path, profile, faces },
    left: bytes.length - at,
  };
}

/** What one blob of ImprovedTerseObjectUpdate says of a prim. */
export function readTerse(bytes: Uint8Array) {
  const view = viewOf(bytes);
  const numbers = (from: number, count: number, limit: number) =>
    Array.from({ length: count }, (_, index) => {
      const value = (view.getUint16(from + index * 2, true) / 0xffff) * 2 * limit - limit;
      return Math.abs(value) < limit / 0x7fff ? 0 : value;
    });
  return {
    localId: view.getUint32(0, true),
    hasPlane: view.getUint8(5),
    position: [6, 10, 14].map((at) => view.getFloat32(at, true)),
    velocity: numbers(18, 3, 128),
    acceleration: numbers(24, 3, 64),
    rotation: numbers(30, 4, 1),
    spin: numbers(38, 3, 64),
    length: bytes.length,
  };
}
