// One patch of land as bits. Heights in metres, row by row from the south-west; knows nothing of packets.
import type { BitWriter } from './bits.ts';
import { FINEST, lowest, MIN_WIDTH, type Quantized, quantized } from './quantized.ts';

export interface Patch {
  /** Place in the region, in patches from the west and from the south: 0..15. */
  readonly x: number;
  readonly y: number;
  /** 256 heights. */
  readonly heights: Float64Array;
}

/** A range is 16 bits: what rises higher than this within one patch, in metres, is cut off. */
export const MAX_RANGE = 0xffff;

/** [land.patch.1] The short form when all heights are the same, else the normal one. */
export function writePatch(bits: BitWriter, patch: Patch, finest = FINEST): void {
  const low = lowest(patch.heights);
  if (patch.heights.every((height) => height === low)) writeFlat(bits, patch, low);
  else writeRough(bits, patch, finest);
}

/** [land.patch.2] A level patch: no coefficient at all. The reader adds half of the range of 1 m to the offset. */
function writeFlat(bits: BitWriter, patch: Patch, height: number): void {
  writeHeader(bits, patch, { quant: 0, offset: height - 0.5, range: 1 });
  writeEnd(bits);
}

/** [land.patch.3] Any patch: transformed, rounded coarser the higher the frequency, and then told along the diagonals. */
export function writeRough(bits: BitWriter, patch: Patch, finest = FINEST): void {
  const { numbers, offset, prequant, range, width } = toldAs(patch, finest);
  writeHeader(bits, patch, { quant: ((prequant - 2) << 4) | (width - MIN_WIDTH), offset, range });
  writeCoefficients(bits, numbers, width);
}

/** How patches are told with the finest steps, which is long to find; as long as their heights are used. */
const TOLD = new WeakMap<Float64Array, Quantized>();

function toldAs({ heights }: Patch, finest: number): Quantized {
  const known = finest === FINEST ? TOLD.get(heights) : undefined;
  if (known !== undefined) return known;
  const low = lowest(heights);
  const told = quantized(
    heights.map((height) => Math.min(height, low + MAX_RANGE - 1)),
    finest,
  );
  if (finest === FINEST) TOLD.set(heights, told);
  return told;
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
function writeCoefficients(bits: BitWriter, numbers: Int32Array, width: number): void {
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
