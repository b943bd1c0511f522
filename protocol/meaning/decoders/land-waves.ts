// A patch of land from the coefficients that travel: the cosine transform backwards, and the order of the coefficients.

/** COSINES[u][i] = c(u) · cos((2i + 1)uπ / 2n), where c(0) = 1/√2 and else 1. */
function cosinesOf(size: number): readonly Float64Array[] {
  return Array.from({ length: size }, (_, u) =>
    Float64Array.from(
      { length: size },
      (_cell, i) => (u === 0 ? Math.SQRT1_2 : 1) * Math.cos(((2 * i + 1) * u * Math.PI) / (2 * size)),
    ),
  );
}

interface Waves {
  readonly cosines: readonly Float64Array[];
  /** Cell (v · size + u) of the n-th coefficient. */
  readonly order: readonly number[];
}

/** Sides of patches, in cells: 16, and 32 in large regions. */
export const PATCH_SIZES = [16, 32] as const;
export type PatchSize = (typeof PATCH_SIZES)[number];

const WAVES: Readonly<Record<PatchSize, Waves>> = {
  16: { cosines: cosinesOf(16), order: diagonals(16) },
  32: { cosines: cosinesOf(32), order: diagonals(32) },
};

/** [land.patch.4] [land.patch.5] Cells row by row from the south-west, around 0, of coefficients as they travel. */
export function cellsOf(numbers: ArrayLike<number>, size: PatchSize): Float64Array {
  const { cosines, order } = WAVES[size];
  const frequencies = new Float64Array(size * size);
  order.forEach((cell, index) => {
    const coarseness = 1 + 2 * ((cell % size) + Math.floor(cell / size));
    frequencies[cell] = (numbers[index] ?? 0) * coarseness;
  });
  const half = untransformRows(frequencies, cosines).map((value) => (value * 2) / size);
  return untransformRows(half, cosines);
}

/** Every row back from its frequencies, and row r as column r: twice of this is the whole, upright again. */
function untransformRows(rows: Float64Array, cosines: readonly Float64Array[]): Float64Array {
  const size = cosines.length;
  const turned = new Float64Array(rows.length);
  for (let row = 0; row < size; row++) {
    for (let u = 0; u < size; u++) {
      const frequency = rows[row * size + u] ?? 0;
      if (frequency === 0) continue;
      const wave = cosines[u] ?? new Float64Array(size);
      for (let i = 0; i < size; i++)
        turned[i * size + row] = (turned[i * size + row] ?? 0) + frequency * (wave[i] ?? 0);
    }
  }
  return turned;
}

/** Goes the way of the pen: along a diagonal to the edge, one step along the edge, and back on the next one. */
function diagonals(size: number): readonly number[] {
  const cells: number[] = [];
  for (let sum = 0; sum < 2 * size - 1; sum++) {
    const diagonal: number[] = [];
    for (let v = Math.max(0, sum - size + 1); v <= Math.min(sum, size - 1); v++) diagonal.push(v * size + (sum - v));
    cells.push(...(sum % 2 === 1 ? diagonal : diagonal.reverse()));
  }
  return cells;
}
