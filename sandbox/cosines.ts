// The cosine transform of a square of numbers, and the order in which its coefficients travel: the same for patches of
// land and for blocks of a picture, whose squares have another edge.

export interface Cosines {
  /** Numbers along one edge. */
  readonly edge: number;
  /** The cells of the square (v · edge + u) along its diagonals, the first step to the right: (0,0), (1,0), (0,1), (0,2), … */
  readonly zigzag: readonly number[];
  /** `2/edge · c(u) · c(v) · ΣΣ f · cos · cos`. Cells and coefficients stand row by row. */
  transform(cells: Float64Array): Float64Array;
}

export function cosinesOf(edge: number): Cosines {
  const waves = wavesOf(edge);
  const zigzag = Array.from({ length: 2 * edge - 1 }, (_, sum) => diagonal(edge, sum)).flat();
  return { edge, zigzag, transform: (cells) => turnedRows(turnedRows(cells, waves, 2 / edge), waves, 1) };
}

/** At u · edge + i: c(u) · cos((2i + 1)uπ / 2edge), where c(0) = 1/√2 and else 1. */
function wavesOf(edge: number): Float64Array {
  return Float64Array.from({ length: edge * edge }, (_, at) => {
    const [u, i] = [Math.floor(at / edge), at % edge];
    return (u === 0 ? Math.SQRT1_2 : 1) * Math.cos(((2 * i + 1) * u * Math.PI) / (2 * edge));
  });
}

/** Transforms every row, and writes row r as column r: twice of this is the whole transform, upright again. */
function turnedRows(cells: Float64Array, waves: Float64Array, scale: number): Float64Array {
  const edge = Math.sqrt(waves.length);
  const turned = new Float64Array(waves.length);
  for (let row = 0; row < edge; row++) {
    for (let u = 0; u < edge; u++) {
      let sum = 0;
      for (let i = 0; i < edge; i++) sum += (cells[row * edge + i] ?? 0) * (waves[u * edge + i] ?? 0);
      turned[u * edge + row] = sum * scale;
    }
  }
  return turned;
}

function diagonal(edge: number, sum: number): readonly number[] {
  const rows = Array.from({ length: edge }, (_, v) => v).filter((v) => sum - v >= 0 && sum - v < edge);
  const downLeft = rows.map((v) => v * edge + (sum - v));
  return sum % 2 === 1 ? downLeft : downLeft.reverse();
}
