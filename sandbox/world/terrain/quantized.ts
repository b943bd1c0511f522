// The coefficients of a patch, rounded: as coarse as the land allows, so that it travels in few bits, and no coarser.
import { cellsOf } from '../../../protocol/meaning/decoders/land-waves.ts';
import { cosineTransform, PATCH_CELLS, PATCH_SIZE, ZIGZAG } from './transform.ts';

/** A patch as its header and its coefficients tell it. */
export interface Quantized {
  /** A range of heights has two to this power of steps. */
  readonly prequant: number;
  /** Metres. */
  readonly offset: number;
  readonly range: number;
  /** In the order in which they travel. */
  readonly numbers: Int32Array;
  /** Bits of the largest magnitude. */
  readonly width: number;
}

/** [land.patch.7] Prequants that are tried; the first is enough for land that people walk on. */
export const COARSEST = 10;
export const FINEST = 17;
/** Bits of a magnitude, as the header can tell them. */
export const MIN_WIDTH = 2;
const MAX_WIDTH = 17;
/** [land.patch.7] Metres by which a height may be off: a little less than 0.06, since readers reckon with shorter numbers. */
const EXACT_ENOUGH = 0.055;

/**
 * [land.patch.7] With the coarsest steps that are exact enough, or else with the finest that can be told. A step half as wide
 * halves the error, or nearly so: as many as that takes are tried at once.
 */
export function quantized(heights: Float64Array, finest = FINEST): Quantized {
  const low = lowest(heights);
  const range = Math.floor(highest(heights) - low + 1);
  const waves = cosineTransform(heights.map((height) => (height - low) / range - 0.5));
  let best = rounded(waves, { prequant: COARSEST, offset: low, range });
  const centred = centre(waves, heights, range);
  for (let error = errorOf(best, heights); error > EXACT_ENOUGH; error = errorOf(best, heights)) {
    const halvings = Math.max(1, Math.floor(Math.log2(error / EXACT_ENOUGH)));
    const finer = finerBy(halvings, best, { ...centred, finest });
    if (finer === undefined) break;
    best = finer;
  }
  return best;
}

/** A patch around its mean, which then needs no bits. Frequencies of the heights as parts of the range. */
interface Centred {
  readonly waves: Float64Array;
  readonly offset: number;
}

function centre(waves: Float64Array, heights: Float64Array, range: number): Centred {
  const mean = heights.reduce((sum, height) => sum + height, 0) / PATCH_CELLS;
  const offset = Math.fround(mean - range / 2);
  return { offset, waves: waves.map((wave, at) => (at === 0 ? PATCH_SIZE * ((mean - offset) / range - 0.5) : wave)) };
}

/** Undefined if no finer steps can be told. */
function finerBy(halvings: number, than: Quantized, { finest, offset, waves }: Centred & { readonly finest: number }) {
  const { range } = than;
  for (let prequant = Math.min(than.prequant + halvings, finest); prequant > than.prequant; prequant--) {
    const finer = rounded(waves, { prequant, offset, range });
    if (finer.width <= MAX_WIDTH) return finer;
  }
  return undefined;
}

export function lowest(heights: Float64Array): number {
  return heights.reduce((low, height) => Math.min(low, height), Number.POSITIVE_INFINITY);
}

function highest(heights: Float64Array): number {
  return heights.reduce((high, height) => Math.max(high, height), Number.NEGATIVE_INFINITY);
}

function rounded(waves: Float64Array, steps: Pick<Quantized, 'prequant' | 'offset' | 'range'>): Quantized {
  const count = 2 ** steps.prequant;
  const numbers = new Int32Array(PATCH_CELLS);
  ZIGZAG.forEach((cell, at) => {
    numbers[at] = Math.round(((waves[cell] ?? 0) * count) / (COARSENESS[cell] ?? 1));
  });
  return { ...steps, numbers, width: widthOf(numbers) };
}

/** How coarse each coefficient is: 1 + 2(u + v). */
const COARSENESS = Float64Array.from(
  { length: PATCH_CELLS },
  (_, cell) => 1 + 2 * ((cell % PATCH_SIZE) + Math.floor(cell / PATCH_SIZE)),
);

/** Bits of the largest magnitude. */
function widthOf(numbers: Int32Array): number {
  const largest = numbers.reduce((most, number) => Math.max(most, Math.abs(number)), 0);
  return Math.max(largest === 0 ? 0 : Math.floor(Math.log2(largest)) + 1, MIN_WIDTH);
}

/** By how many metres a reader is off where it is worst. */
function errorOf({ numbers, offset, prequant, range }: Quantized, heights: Float64Array): number {
  const step = range / 2 ** prequant;
  const cells = cellsOf(numbers, PATCH_SIZE);
  let worst = 0;
  heights.forEach((height, at) => {
    worst = Math.max(worst, Math.abs((cells[at] ?? 0) * step + range / 2 + offset - height));
  });
  return worst;
}
