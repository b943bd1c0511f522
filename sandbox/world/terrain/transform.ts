// The cosine transform of one 16 × 16 patch of land, and the order in which its coefficients travel.

/** Metres, samples and coefficients along one edge of a patch. */
export const PATCH_SIZE = 16;
export const PATCH_CELLS = PATCH_SIZE * PATCH_SIZE;

/** COSINES[u][i] = c(u) · cos((2i + 1)uπ / 32), where c(0) = 1/√2 and else 1. */
const COSINES = Array.from({ length: PATCH_SIZE }, (_, u) =>
  Float64Array.from(
    { length: PATCH_SIZE },
    (_, i) => (u === 0 ? Math.SQRT1_2 : 1) * Math.cos(((2 * i + 1) * u * Math.PI) / (2 * PATCH_SIZE)),
  ),
);
const SCALE = 2 / PATCH_SIZE;

/** [land.patch.4] The transform, one direction after the other. Cells and coefficients stand row by row. */
export function cosineTransform(cells: Float64Array): Float64Array {
  const half = transformRows(cells).map((value) => value * SCALE);
  return transformRows(half);
}

/** Transforms every row, and writes row r as column r: twice of this is the whole transform, upright again. */
function transformRows(cells: Float64Array): Float64Array {
  const turned = new Float64Array(PATCH_CELLS);
  for (let row = 0; row < PATCH_SIZE; row++) {
    const line = cells.subarray(row * PATCH_SIZE, (row + 1) * PATCH_SIZE);
    COSINES.forEach((cosines, u) => {
      turned[u * PATCH_SIZE + row] = line.reduce((sum, cell, i) => sum + cell * (cosines[i] ?? 0), 0);
    });
  }
  return turned;
}

/**
 * [land.patch.5] The cells of a patch (v · 16 + u) along its diagonals, the first step to the right: (0,0), (1,0), (0,1),
 * (0,2), (1,1), (2,0), …
 */
export const ZIGZAG: readonly number[] = Array.from({ length: 2 * PATCH_SIZE - 1 }, (_, sum) => diagonal(sum)).flat();

function diagonal(sum: number): readonly number[] {
  const rows = Array.from({ length: PATCH_SIZE }, (_, v) => v).filter((v) => sum - v >= 0 && sum - v < PATCH_SIZE);
  const downLeft = rows.map((v) => v * PATCH_SIZE + (sum - v));
  return sum % 2 === 1 ? downLeft : downLeft.reverse();
}
