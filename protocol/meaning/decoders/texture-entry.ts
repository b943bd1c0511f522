// How the faces of a thing look: a value for all of them, and others for some.
import { bits, group } from '../spell.ts';
import type { Unpacked } from './piece.ts';
import { PieceReader } from './piece-reader.ts';

/** [meaning.faces.1] A set of faces has seven in each byte; a viewer keeps 64 of them at most. */
const MOST_FACE_BYTES = 10;

const SURFACE = bits('Surface', '5 full bright', [group('bump', [0, 5]), group('shininess', [6, 2])]);
const MAPPING = bits('Mapping', '0 media', [
  group('', [1, 2], '0 default mapping, 1 planar mapping, 2 spherical mapping, 3 cylindrical mapping'),
]);

interface Section {
  readonly name: string;
  /** Reads one value, with this name. */
  read(reader: PieceReader, name: string): void;
}

const number =
  (...rest: DropFirst<Parameters<PieceReader['number']>>): Section['read'] =>
  (reader, name) =>
    void reader.number(name, ...rest);
type DropFirst<Given extends readonly unknown[]> = Given extends readonly [unknown, ...infer Rest] ? Rest : never;

const SHARE = { of: (written: number) => written / 32767, type: 'S16 / 32767' };

/** [meaning.texture.1] In the order in which they stand. */
const SECTIONS: readonly Section[] = [
  { name: 'texture', read: (reader, name) => reader.id(name) },
  { name: 'colour', read: (reader, name) => reader.colour(name, 'all') },
  { name: 'repeats s', read: number('F32') },
  { name: 'repeats t', read: number('F32') },
  { name: 'offset s', read: number('S16', SHARE) },
  { name: 'offset t', read: number('S16', SHARE) },
  {
    name: 'rotation',
    read: number('S16', { of: (written) => (written / 32768) * 360, unit: '°', type: 'S16 of a turn' }),
  },
  { name: 'surface', read: number('U8', { meaning: SURFACE }) },
  { name: 'mapping', read: number('U8', { meaning: MAPPING }) },
  { name: 'glow', read: number('U8', { of: (written) => written / 255, type: 'U8 / 255' }) },
  { name: 'material', read: (reader, name) => reader.id(name) },
];

/** [meaning.texture.1] No bytes at all are an entry, too: it says nothing. */
export function unpackTextureEntry(bytes: Uint8Array): Unpacked {
  const reader = new PieceReader(bytes);
  if (bytes.length > 0) readTextureEntry(reader);
  return reader.done();
}

/** [meaning.texture.2] Behind a U32 with its length, as in terse updates. */
export function unpackSizedTextureEntry(bytes: Uint8Array): Unpacked {
  const reader = new PieceReader(bytes);
  if (bytes.length > 0) readSizedTextureEntry(reader);
  return reader.done();
}

export function readSizedTextureEntry(reader: PieceReader): void {
  const length = reader.number('length', 'U32', { unit: 'bytes' });
  if (length > 0) reader.group('textures', () => readTextureEntry(reader), { bytes: length });
}

function readTextureEntry(reader: PieceReader): void {
  for (const section of SECTIONS) {
    // Old entries end before the material.
    if (section.name === 'material' && reader.left === 0) return;
    readSection(reader, section);
  }
}

/** A value for all faces; sets of faces, each with its own value; 00, or the end. */
function readSection(reader: PieceReader, { name, read }: Section): void {
  const readAll = () => {
    read(reader, name);
    while (reader.next > 0) readFaces(reader, read);
    if (reader.next === 0) reader.skip(1);
  };
  reader.group(name, readAll, { isLed: true });
}

function readFaces(reader: PieceReader, read: Section['read']): void {
  const set = faceSetAt(reader);
  if (set === undefined) return void reader.fail('A set of faces does not end.');
  const readBoth = () => {
    reader.skip(set.bytes);
    read(reader, '');
  };
  reader.group(facesText(set.faces), readBoth, { isLed: true });
}

/** [meaning.faces.1] The most significant seven first; the high bit says that more follow. */
function faceSetAt({
  at,
  left,
  bytes,
}: PieceReader): { readonly faces: readonly number[]; readonly bytes: number } | undefined {
  let set = 0n;
  for (let length = 1; length <= Math.min(left, MOST_FACE_BYTES); length++) {
    const byte = bytes[at + length - 1] ?? 0;
    set = (set << 7n) | BigInt(byte & 0x7f);
    if (byte < 0x80) return { faces: facesOf(set), bytes: length };
  }
  return undefined;
}

function facesOf(set: bigint): readonly number[] {
  return Array.from({ length: 7 * MOST_FACE_BYTES }, (_, face) => face).filter((face) => (set >> BigInt(face)) & 1n);
}

/** `face 2`, `faces 0, 3–5`. */
function facesText(faces: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const face of faces) {
    const last = runs.at(-1);
    if (last !== undefined && last[1] === face - 1) last[1] = face;
    else runs.push([face, face]);
  }
  const text = runs.map(([from, to]) => (from === to ? String(from) : `${from}–${to}`)).join(', ');
  return `${faces.length === 1 ? 'face' : 'faces'} ${text}`;
}
