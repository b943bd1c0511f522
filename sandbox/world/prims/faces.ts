// What the faces of a prim look like: a texture entry, read and written.
import { toHex, viewOf } from '../../../protocol/bytes.ts';
import { NULL_UUID, UUID_BYTES, uuidText } from '../../../protocol/uuid.ts';
import { Growing } from './growing.ts';

/** One face. */
export interface Face {
  /** Uuid of a texture. */
  readonly texture: string;
  /** Red, green, blue and opacity, 0 to 255. */
  readonly color: readonly [number, number, number, number];
  /** How often the picture fits, across and along. */
  readonly repeatS: number;
  readonly repeatT: number;
  /** S16: 32767 is a whole picture. */
  readonly offsetS: number;
  readonly offsetT: number;
  /** S16: 32768 is a whole turn. */
  readonly rotation: number;
  /** Bump in bits 0 to 4, full bright in 5, shininess in 6 and 7. */
  readonly surface: number;
  /** Media in bit 0, the way of mapping in 1 and 2. */
  readonly media: number;
  readonly glow: number;
  /** Uuid of a material. */
  readonly material: string;
}

export interface Faces {
  /** What is not said of a face. */
  readonly rest: Face;
  /** By the number of the face. */
  readonly others: ReadonlyMap<number, Face>;
}

/** [prim.faces.3] Viewers know no prim with more. */
export const MOST_FACES = 45;
/** Wood: what a new prim is made of. */
export const PLYWOOD = '89556747-24cb-43ed-920b-47caed15465f';

export function plainFace(texture = PLYWOOD, color: Face['color'] = [255, 255, 255, 255]): Face {
  return {
    ...{ texture, color, repeatS: 1, repeatT: 1, offsetS: 0, offsetT: 0, rotation: 0 },
    ...{ surface: 0, media: 0, glow: 0, material: NULL_UUID },
  };
}

/** [prim.faces.1] Eleven values: for each the one of most faces, then those that differ, each behind the faces it is of. */
export function writeFaces({ others, rest }: Faces): Uint8Array {
  const out = new Growing();
  PARTS.forEach((part, at) => {
    if (at > 0) out.u8(0);
    out.raw(part.write(rest));
    for (const [mask, bytes] of exceptions(part, rest, others)) out.raw(maskBytes(mask)).raw(bytes);
  });
  return out.done();
}

/** Undefined for what is no texture entry. [prim.faces.2] It may end early, and then the rest is plain. */
export function readFaces(bytes: Uint8Array): Faces | undefined {
  let rest = plainFace(NULL_UUID);
  const others = new Map<number, Partial<Face>>();
  let at = 0;
  for (const part of PARTS) {
    if (at > 0 && at >= bytes.length) break;
    const read = readPart(part, bytes, at);
    if (read === undefined) return undefined;
    rest = { ...rest, ...read.rest };
    for (const [face, look] of read.others) others.set(face, { ...others.get(face), ...look });
    at = read.end;
  }
  return { rest, others: new Map([...others].map(([face, own]) => [face, { ...rest, ...own }])) };
}

function readPart(part: Part, bytes: Uint8Array, from: number) {
  let at = from + part.size;
  if (at > bytes.length) return undefined;
  const others: [face: number, look: Partial<Face>][] = [];
  while (at < bytes.length && bytes[at] !== 0) {
    const mask = readMask(bytes, at);
    if (mask === undefined || mask.end + part.size > bytes.length) return undefined;
    const look = part.read(bytes, mask.end);
    others.push(...mask.faces.map((face): [number, Partial<Face>] => [face, look]));
    at = mask.end + part.size;
  }
  return { rest: part.read(bytes, from), others, end: at + 1 };
}

interface Part {
  readonly size: number;
  read(bytes: Uint8Array, at: number): Partial<Face>;
  write(face: Face): Uint8Array;
}

const FULL = 255;

const PARTS: readonly Part[] = [
  {
    size: UUID_BYTES,
    read: (bytes, at) => ({ texture: uuidText(bytes, at) }),
    write: ({ texture }) => new Growing().uuid(texture).done(),
  },
  {
    size: 4,
    read: (bytes, at) => {
      const byte = (offset: number) => FULL - (bytes[at + offset] ?? 0);
      return { color: [byte(0), byte(1), byte(2), byte(3)] };
    },
    write: ({ color }) => Uint8Array.from(color, (value) => FULL - value),
  },
  scalePart('repeatS'),
  scalePart('repeatT'),
  shortPart('offsetS'),
  shortPart('offsetT'),
  shortPart('rotation'),
  bytePart('surface'),
  bytePart('media'),
  bytePart('glow'),
  {
    size: UUID_BYTES,
    read: (bytes, at) => ({ material: uuidText(bytes, at) }),
    write: ({ material }) => new Growing().uuid(material).done(),
  },
];

function scalePart(name: 'repeatS' | 'repeatT'): Part {
  return {
    size: 4,
    read: (bytes, at) => ({ [name]: viewOf(bytes).getFloat32(at, true) }),
    write: (face) => new Growing().f32(face[name]).done(),
  };
}

function shortPart(name: 'offsetS' | 'offsetT' | 'rotation'): Part {
  return {
    size: 2,
    read: (bytes, at) => ({ [name]: viewOf(bytes).getInt16(at, true) }),
    write: (face) => new Growing().s16(face[name]).done(),
  };
}

function bytePart(name: 'surface' | 'media' | 'glow'): Part {
  return { size: 1, read: (bytes, at) => ({ [name]: bytes[at] ?? 0 }), write: (face) => Uint8Array.of(face[name]) };
}

/** The values that differ from the rest, each with a bit for every face that has it. */
function exceptions(part: Part, rest: Face, others: Faces['others']): readonly (readonly [bigint, Uint8Array])[] {
  const usual = toHex(part.write(rest));
  const masks = new Map<string, readonly [bigint, Uint8Array]>();
  for (const [face, look] of others) {
    const bytes = part.write(look);
    const key = toHex(bytes);
    const [mask] = masks.get(key) ?? [0n];
    if (key !== usual) masks.set(key, [mask | (1n << BigInt(face)), bytes]);
  }
  return [...masks.values()];
}

const GROUP_BITS = 7;
const MORE = 0x80;

/** Seven bits to a byte, the highest first; all bytes but the last say that more follows. */
function maskBytes(mask: bigint): Uint8Array {
  const groups: number[] = [];
  for (let left = mask; left > 0n; left >>= BigInt(GROUP_BITS)) {
    groups.unshift(Number(left & 0x7fn) | (groups.length > 0 ? MORE : 0));
  }
  return Uint8Array.from(groups);
}

function readMask(bytes: Uint8Array, from: number) {
  let mask = 0n;
  for (let at = from; at < bytes.length && at - from <= MOST_FACES / GROUP_BITS; at += 1) {
    const byte = bytes[at] ?? 0;
    mask = (mask << BigInt(GROUP_BITS)) | BigInt(byte & ~MORE);
    if ((byte & MORE) === 0) return { faces: facesOf(mask), end: at + 1 };
  }
  return undefined;
}

function facesOf(mask: bigint): readonly number[] {
  return Array.from({ length: MOST_FACES }, (_, face) => face).filter((face) => (mask >> BigInt(face)) & 1n);
}
