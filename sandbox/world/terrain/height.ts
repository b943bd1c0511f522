// How high the land is. Metres in, metres out; x goes east, y goes north from the region's south-west corner.

/** Metres along one edge of a region, and so samples along one edge of its land. */
export const REGION_SIZE = 256;

export type TerrainPlan =
  | { readonly kind: 'flat'; readonly height: number }
  | { readonly kind: 'waves'; readonly base?: number; readonly amplitude?: number; readonly period?: number }
  /** One sample per metre, row by row from the south-west corner. */
  | { readonly kind: 'samples'; readonly samples: Float32Array };

export type Height = (x: number, y: number) => number;

/** What a region without a plan of its own looks like. */
export const DEFAULT_WAVES = { base: 23, amplitude: 3, period: 64 } as const;

/** [land.height.1] The land of a plan as a function of the place. */
export function heightOf(plan: TerrainPlan): Height {
  if (plan.kind === 'flat') return () => plan.height;
  if (plan.kind === 'samples') return sampled(plan.samples);
  const { base, amplitude, period } = { ...DEFAULT_WAVES, ...plan };
  const turn = (2 * Math.PI) / period;
  return (x, y) => base + amplitude * Math.sin(x * turn) * Math.cos(y * turn);
}

/** Between four samples the land is a bilinear blend of them; beyond the last sample it stays level. */
function sampled(samples: Float32Array): Height {
  const last = REGION_SIZE - 1;
  const at = (x: number, y: number) => samples[y * REGION_SIZE + x] ?? 0;
  return (x, y) => {
    const [east, north] = [Math.min(Math.max(x, 0), last), Math.min(Math.max(y, 0), last)];
    const [column, row] = [Math.floor(east), Math.floor(north)];
    if (east === column && north === row) return at(column, row);
    const [next, above] = [Math.min(column + 1, last), Math.min(row + 1, last)];
    const southern = blended(at(column, row), at(next, row), east - column);
    return blended(southern, blended(at(column, above), at(next, above), east - column), north - row);
  };
}

const blended = (one: number, other: number, share: number) => one + (other - one) * share;
