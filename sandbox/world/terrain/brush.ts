// What a brush does to land: how strongly at which place, and towards which height. Metres; no messages, no clock.
import type { Height } from './height.ts';
import type { Bounds, Sculpt } from './land.ts';

/** [land.brush.1] By the numbers of ModifyLand. */
export const BRUSHES = ['level', 'raise', 'lower', 'smooth', 'noise', 'revert'] as const;
export type Brush = (typeof BRUSHES)[number];

/** A round place, or a rectangle. */
export type BrushArea =
  | { readonly kind: 'round'; readonly x: number; readonly y: number; readonly radius: number }
  | ({ readonly kind: 'rectangle' } & Bounds);

export interface Stroke {
  readonly brush: Brush;
  readonly area: BrushArea;
  /** How long it works. */
  readonly seconds: number;
  /** To which height a round brush levels. */
  readonly height: number;
}

/** What a brush may look at beside the land as it is. */
export interface Ground {
  /** The land as its plan has it. */
  readonly planned: Height;
  /** 0 (in) to 1 (out). */
  readonly random: () => number;
}

/** The samples that a brush can reach. */
export function boundsOf(area: BrushArea): Bounds {
  if (area.kind === 'rectangle') {
    const { east, north, south, west } = area;
    return { west: Math.ceil(west), south: Math.ceil(south), east: Math.ceil(east) - 1, north: Math.ceil(north) - 1 };
  }
  const { radius, x, y } = area;
  return {
    ...{ west: Math.ceil(x - radius), south: Math.ceil(y - radius) },
    ...{ east: Math.floor(x + radius), north: Math.floor(y + radius) },
  };
}

/**
 * [land.brush.2] Raising, lowering and noise move a sample by as many metres as the brush works seconds; the others bring
 * it as much nearer to their height. [land.brush.3] A round brush works less towards its edge.
 */
export function sculptOf({ area, brush, height, seconds }: Stroke, ground: Ground): Sculpt {
  let mean: number | undefined;
  return (x, y, at) => {
    const [now, share] = [at(x, y), seconds * strengthAt(area, x, y)];
    const towards = (goal: number) => now + (goal - now) * Math.min(share, 1);
    switch (brush) {
      case 'raise':
        return now + share;
      case 'lower':
        return now - share;
      case 'noise':
        return now + share * (2 * ground.random() - 1);
      case 'smooth':
        return towards(meanAround(x, y, at));
      case 'revert':
        return towards(ground.planned(x, y));
      case 'level':
        if (area.kind === 'rectangle') mean ??= meanOf(boundsOf(area), at);
        return towards(mean ?? height);
    }
  };
}

function strengthAt(area: BrushArea, x: number, y: number): number {
  if (area.kind === 'rectangle') return 1;
  const distance = Math.hypot(x - area.x, y - area.y);
  return distance >= area.radius ? 0 : Math.cos((distance / area.radius) * (Math.PI / 2));
}

function meanAround(x: number, y: number, at: (x: number, y: number) => number): number {
  return meanOf({ west: x - 1, south: y - 1, east: x + 1, north: y + 1 }, at);
}

function meanOf({ east, north, south, west }: Bounds, at: (x: number, y: number) => number): number {
  let sum = 0;
  for (let y = south; y <= north; y++) for (let x = west; x <= east; x++) sum += at(x, y);
  return sum / ((east - west + 1) * (north - south + 1));
}
