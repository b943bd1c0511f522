// The reversible wavelet of JPEG 2000 (5/3): a picture as a quarter of its size, and what it takes to find the rest.

/** Square, with a power of two along its edge. */
export interface Plane {
  readonly edge: number;
  readonly values: Int32Array;
}

/** Brings the lower frequencies of each half into its front, `levels` times; columns first, then rows. */
export function transform({ edge, values }: Plane, levels: number): void {
  for (let level = 0; level < levels; level += 1) {
    const part = edge >> level;
    for (let x = 0; x < part; x += 1) lift(values, { from: x, step: edge, count: part });
    for (let y = 0; y < part; y += 1) lift(values, { from: y * edge, step: 1, count: part });
  }
}

interface Line {
  readonly from: number;
  readonly step: number;
  /** Even. */
  readonly count: number;
}

function lift(values: Int32Array, { count, from, step }: Line): void {
  const line = Int32Array.from({ length: count }, (_, at) => values[from + at * step] ?? 0);
  for (let at = 1; at < count; at += 2)
    line[at] = (line[at] ?? 0) - (((line[at - 1] ?? 0) + (line[at + 1] ?? line[at - 1] ?? 0)) >> 1);
  for (let at = 0; at < count; at += 2)
    line[at] = (line[at] ?? 0) + (((line[at - 1] ?? line[at + 1] ?? 0) + (line[at + 1] ?? 0) + 2) >> 2);
  for (let at = 0; at < count; at += 1) values[from + ((at & 1) * (count >> 1) + (at >> 1)) * step] = line[at] ?? 0;
}
