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
  const at = (x: number, y: number) => samples[y * REGION_SIZE + x] ?? 0;
  return (x, y) => {
    const [west, east, shareEast] = neighbours(x);
    const [south, north, shareNorth] = neighbours(y);
    const southern = at(west, south) + (at(east, south) - at(west, south)) * shareEast;
    const northern = at(west, north) + (at(east, north) - at(west, north)) * shareEast;
    return southern + (northern - southern) * shareNorth;
  };
}

/** The two samples around a coordinate, and how near it is to the second (0..1). */
function neighbours(coordinate: number): readonly [number, number, number] {
  const last = REGION_SIZE - 1;
  const kept = Math.min(Math.max(coordinate, 0), last);
  const low = Math.floor(kept);
  return [low, Math.min(low + 1, last), kept - low];
}
