// Writes a square picture as a JPEG 2000 codestream, a block at a time: one tile, one layer, one part for each resolution.
import { type Band, type CodedBlock, codeBlock } from './code-block.ts';
import { PacketBits, TagTree } from './packet-bits.ts';
import { type Plane, transform } from './wavelet.ts';

/** Each halves the picture. */
const LEVELS = 5;
const BLOCK_EDGE = 64;
const PARTS = 3;
/** Digits of a coefficient beyond those of a pixel, for safety. */
const GUARD = 2;
const PIXEL_DIGITS = 8;
/** Digits that a band may need more than a pixel. */
const GAIN: Readonly<Record<Band, number>> = { LL: 0, HL: 1, LH: 1, HH: 2 };
/** Digits that are left out of the finest details, and of the next: nobody sees them. */
const LEFT_OUT: readonly number[] = [2, 1];
const MIDDLE = 128;

interface Subband {
  readonly band: Band;
  readonly left: number;
  /** In the plane. */
  readonly x: number;
  readonly y: number;
  readonly edge: number;
}

/** [map.codestream.1] The codestream, step by step. @param picture red, green and blue of each pixel, row by row; `edge` is a power of two from 64 on */
export function* writeCodestream(picture: Uint8Array, edge: number): Generator<undefined, Uint8Array, undefined> {
  const packets: Uint8Array[][] = Array.from({ length: LEVELS + 1 }, () => []);
  for (const plane of planesOf(picture, edge)) {
    transform(plane, LEVELS);
    yield;
    for (const [resolution, bands] of resolutionsOf(edge).entries()) {
      const coded: CodedBlock[][] = [];
      for (const band of bands) {
        const blocks: CodedBlock[] = [];
        for (const place of blocksIn(band)) {
          blocks.push(codeBlock(valuesIn(plane, place), place.edge, [band.band, band.left]));
          yield;
        }
        coded.push(blocks);
      }
      packets[resolution]?.push(...packetOf(bands, coded));
    }
  }
  return joined([...headOf(edge), ...tileOf(packets.flat()), Uint8Array.of(0xff, 0xd9)]);
}

/** Brightness, and how much bluer and redder than green: what can be undone without a loss. */
function planesOf(picture: Uint8Array, edge: number): readonly Plane[] {
  const planes = Array.from({ length: PARTS }, () => ({ edge, values: new Int32Array(edge * edge) }));
  const [brightness, blueness, redness] = planes.map(({ values }) => values);
  for (let at = 0; at < edge * edge; at += 1) {
    const [red = 0, green = 0, blue = 0] = picture.subarray(PARTS * at, PARTS * at + PARTS);
    if (brightness !== undefined) brightness[at] = ((red + 2 * green + blue) >> 2) - MIDDLE;
    if (blueness !== undefined) blueness[at] = blue - green;
    if (redness !== undefined) redness[at] = red - green;
  }
  return planes;
}

/** From the coarsest on. */
function resolutionsOf(edge: number): readonly (readonly Subband[])[] {
  const coarsest = edge >> LEVELS;
  const finer = Array.from({ length: LEVELS }, (_, at): readonly Subband[] => {
    const half = coarsest << at;
    const common = { left: LEFT_OUT[LEVELS - 1 - at] ?? 0, edge: half };
    return [
      { ...common, band: 'HL', x: half, y: 0 },
      { ...common, band: 'LH', x: 0, y: half },
      { ...common, band: 'HH', x: half, y: half },
    ];
  });
  return [[{ band: 'LL', left: 0, x: 0, y: 0, edge: coarsest }], ...finer];
}

/** Row by row. */
function blocksIn({ edge, x, y }: Subband): readonly Pick<Subband, 'x' | 'y' | 'edge'>[] {
  const size = Math.min(edge, BLOCK_EDGE);
  const along = edge / size;
  return Array.from({ length: along * along }, (_, at) => ({
    ...{ x: x + (at % along) * size, y: y + Math.floor(at / along) * size, edge: size },
  }));
}

function valuesIn(plane: Plane, { edge, x, y }: Pick<Subband, 'x' | 'y' | 'edge'>): Int32Array {
  const values = new Int32Array(edge * edge);
  for (let row = 0; row < edge; row += 1) {
    const from = (y + row) * plane.edge + x;
    values.set(plane.values.subarray(from, from + edge), row * edge);
  }
  return values;
}

/** [map.codestream.3] What a packet says of its blocks, and their bytes. */
function packetOf(bands: readonly Subband[], coded: readonly (readonly CodedBlock[])[]): readonly Uint8Array[] {
  const bits = new PacketBits();
  bits.put(1);
  bands.forEach(({ band }, at) => {
    const blocks = coded[at] ?? [];
    const along = Math.sqrt(blocks.length);
    const most = GUARD + PIXEL_DIGITS + GAIN[band] - 1;
    const missing = new TagTree(
      blocks.map(({ digits }) => most - digits),
      along,
    );
    const absent = new TagTree(
      blocks.map(({ passes }) => (passes === 0 ? 1 : 0)),
      along,
    );
    blocks.forEach(({ bytes, passes }, block) => {
      absent.tell(block, 1, bits);
      if (passes === 0) return;
      missing.tell(block, Number.POSITIVE_INFINITY, bits);
      putPasses(passes, bits);
      putLength(bytes.length, Math.floor(Math.log2(passes)), bits);
    });
  });
  return [bits.done(), ...coded.flat().map(({ bytes }) => bytes)];
}

/** ISO 15444-1, table B.4. */
function putPasses(passes: number, bits: PacketBits): void {
  if (passes === 1) bits.put(0);
  else if (passes === 2) bits.put(0b10, 2);
  else if (passes <= 5) bits.put(0b1100 + passes - 3, 4);
  else if (passes <= 36) bits.put(0b1111_00000 + passes - 6, 9);
  else bits.put(0b1_1111_1111, 9);
  if (passes > 36) bits.put(passes - 37, 7);
}

/** First by how many bits more than three the length has. */
function putLength(length: number, bonus: number, bits: PacketBits): void {
  const needed = 32 - Math.clz32(length);
  const more = Math.max(0, needed - FIRST_LENGTH_BITS - bonus);
  for (let bit = 0; bit < more; bit += 1) bits.put(1);
  bits.put(0);
  bits.put(length, FIRST_LENGTH_BITS + more + bonus);
}

const FIRST_LENGTH_BITS = 3;

function headOf(edge: number): readonly Uint8Array[] {
  const parts = Array.from({ length: PARTS }, () => [PIXEL_DIGITS - 1, 1, 1]).flat();
  const size = [
    0,
    0,
    ...u32(edge),
    ...u32(edge),
    ...u32(0),
    ...u32(0),
    ...u32(edge),
    ...u32(edge),
    ...u32(0),
    ...u32(0),
  ];
  const bands: readonly Band[] = ['LL', ...Array.from({ length: LEVELS }, (): Band[] => ['HL', 'LH', 'HH']).flat()];
  const block = Math.log2(BLOCK_EDGE) - 2;
  return [
    Uint8Array.of(0xff, 0x4f),
    segment(0x51, [...size, ...u16(PARTS), ...parts]),
    // resolution by resolution, one layer, colours mixed; levels, blocks, nothing special, reversible
    segment(0x52, [0, 0, ...u16(1), 1, LEVELS, block, block, 0, 1]),
    segment(0x5c, [GUARD << 5, ...bands.map((band) => (PIXEL_DIGITS + GAIN[band]) << 3)]),
  ];
}

function tileOf(packets: readonly Uint8Array[]): readonly Uint8Array[] {
  const length = packets.reduce((sum, bytes) => sum + bytes.length, 0);
  return [segment(0x90, [...u16(0), ...u32(length + TILE_HEAD_BYTES), 0, 1]), Uint8Array.of(0xff, 0x93), ...packets];
}

const TILE_HEAD_BYTES = 14;

function segment(marker: number, body: readonly number[]): Uint8Array {
  return Uint8Array.of(0xff, marker, ...u16(body.length + 2), ...body);
}

const u16 = (value: number) => [value >> 8, value & 0xff];
const u32 = (value: number) => [...u16(value >>> 16), ...u16(value & 0xffff)];

function joined(all: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(all.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of all) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
