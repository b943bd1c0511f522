// One patch of land as bits. Heights in metres, row by row from the south-west; knows nothing of packets.
import type { BitWriter } from './bits.ts';
import { cosineTransform, PATCH_SIZE, ZIGZAG } from './transform.ts';

export interface Patch {
  /** Place in the region, in patches from the west and from the south: 0..15. */
  readonly x: number;
  readonly y: number;
  /** 256 heights. */
  readonly heights: Float64Array;
}

/** Steps per range of heights, as a power of two. The widest coefficient then has 14 bits; the header can tell 17. */
const PREQUANT = 10;
const MIN_WIDTH = 2;
/** A range is 16 bits: what rises higher than this within one patch, in metres, is cut off. */
export const MAX_RANGE = 0xffff;

/** [land.patch.1] The short form when all heights are the same, else the normal one. */
export function writePatch(bits: BitWriter, patch: Patch): void {
  const low = lowest(patch.heights);
  if (patch.heights.every((height) => height === low)) writeFlat(bits, patch, low);
  else writeRough(bits, patch);
}

/** [land.patch.2] A level patch: no coefficient at all. The reader adds half of the range of 1 m to the offset. */
function writeFlat(bits: BitWriter, patch: Patch, height: number): void {
  writeHeader(bits, patch, { quant: 0, offset: height - 0.5, range: 1 });
  writeEnd(bits);
}

/** [land.patch.3] Any patch: transformed, rounded coarser the higher the frequency, and then told along the diagonals. */
export function writeRough(bits: BitWriter, patch: Patch): void {
  const low = lowest(patch.heights);
  const heights = patch.heights.map((height) => Math.min(height, low + MAX_RANGE - 1));
  const range = Math.floor(highest(heights) - low + 1);
  const numbers = coefficients(heights, low, range);
  const width = widthOf(numbers);
  writeHeader(bits, patch, { quant: ((PREQUANT - 2) << 4) | (width - MIN_WIDTH), offset: low, range });
  writeCoefficients(bits, numbers, width);
}

function lowest(heights: Float64Array): number {
  return heights.reduce((low, height) => Math.min(low, height), Number.POSITIVE_INFINITY);
}

function highest(heights: Float64Array): number {
  return heights.reduce((high, height) => Math.max(high, height), Number.NEGATIVE_INFINITY);
}

/** The rounded coefficients in the order in which they travel. */
function coefficients(heights: Float64Array, low: number, range: number): readonly number[] {
  const steps = 2 ** PREQUANT;
  const centred = heights.map((height) => ((height - low) * steps) / range - steps / 2);
  const frequencies = cosineTransform(centred);
  return ZIGZAG.map((cell) => Math.round((frequencies[cell] ?? 0) / coarseness(cell)));
}

/** How coarse a coefficient is: 1 + 2(u + v). */
function coarseness(cell: number): number {
  return 1 + 2 * ((cell % PATCH_SIZE) + Math.floor(cell / PATCH_SIZE));
}

/** Bits of the largest magnitude. */
function widthOf(numbers: readonly number[]): number {
  const largest = numbers.reduce((most, number) => Math.max(most, Math.abs(number)), 0);
  const needed = largest === 0 ? 0 : Math.floor(Math.log2(largest)) + 1;
  return Math.max(needed, MIN_WIDTH);
}

interface PatchHeader {
  /** Low half: width of a magnitude − 2; high half: prequant − 2. */
  readonly quant: number;
  /** Metres. */
  readonly offset: number;
  /** Metres. */
  readonly range: number;
}

function writeHeader(bits: BitWriter, patch: Patch, header: PatchHeader): void {
  bits.write(header.quant, 8);
  bits.write(floatBits(header.offset), 32);
  bits.write(header.range, 16);
  bits.write((patch.x << 5) | patch.y, 10);
}

function floatBits(value: number): number {
  const view = new DataView(new ArrayBuffer(4));
  view.setFloat32(0, value);
  return view.getUint32(0);
}

/** [land.patch.6] `0` a zero; `110` + magnitude; `111` + magnitude below zero; `10` only zeros are left. */
function writeCoefficients(bits: BitWriter, numbers: readonly number[], width: number): void {
  const last = numbers.findLastIndex((number) => number !== 0);
  for (const number of numbers.slice(0, last + 1)) {
    if (number === 0) bits.write(0, 1);
    else {
      bits.write(number > 0 ? 0b110 : 0b111, 3);
      bits.write(Math.abs(number), width);
    }
  }
  if (last + 1 < numbers.length) writeEnd(bits);
}

function writeEnd(bits: BitWriter): void {
  bits.write(0b10, 2);
}
