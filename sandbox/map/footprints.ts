// Prims as they look from straight above: the outline of the box around each, how high it reaches, and its colour.
import { readFaces } from '../world/prims/faces.ts';
import { placed } from '../world/prims/link-sets.ts';
import type { Prim } from '../world/prims/prim.ts';
import { lengthOf, plus, turned, type Vector } from '../world/vector.ts';
import type { Colour } from './picture.ts';

export interface Footprint {
  /** The corners of a convex outline, one after the other; metres. */
  readonly outline: readonly (readonly [x: number, y: number])[];
  /** Metres. */
  readonly top: number;
  readonly colour: Colour;
}

/** [map.prims.1] What floats higher than this over the region's zero is above the map; metres. */
export const MAP_CEILING = 400;
/** Wood and leaves, where a prim says nothing else. */
const WOOD: Colour = [214, 190, 158];
const LEAVES: Colour = [62, 104, 48];
const PRIM_CODE = 9;
/** Opacity of what is not seen from above, 0 to 255. */
const SHEER = 32;

/** A prim and the root of its link set, which may be itself. */
export interface Standing {
  readonly prim: Prim;
  readonly root: Prim;
}

/** Whether it may be seen in the rows from `south` to `north`; it costs nothing to ask. */
export function reaches({ prim, root }: Standing, south: number, north: number): boolean {
  const [, y] = centreOf(prim, root);
  const radius = lengthOf(prim.scale) / 2;
  return y + radius >= south && y - radius <= north;
}

/** [map.prims.1] Undefined for what is not seen. */
export function footprintOf({ prim, root }: Standing): Footprint | undefined {
  const place = prim === root ? prim : placed(prim, root);
  const corners = CORNERS.map((corner) => {
    const [x, y, z] = prim.scale;
    return plus(place.position, turned([corner[0] * x, corner[1] * y, corner[2] * z], place.rotation));
  });
  const top = Math.max(...corners.map(([, , z]) => z));
  const colour = top > MAP_CEILING ? undefined : colourOf(prim);
  return colour === undefined ? undefined : { outline: hullOf(corners), top, colour };
}

const CORNERS: readonly Vector[] = [0, 1, 2, 3, 4, 5, 6, 7].map((at) => [
  (at & 1) - 0.5,
  ((at >> 1) & 1) - 0.5,
  (at >> 2) - 0.5,
]);

function centreOf(prim: Prim, root: Prim): Vector {
  return prim === root ? prim.position : plus(root.position, turned(prim.position, root.rotation));
}

function colourOf({ code, faces }: Prim): Colour | undefined {
  if (code !== PRIM_CODE) return LEAVES;
  const [red, green, blue, opacity] = readFaces(faces)?.rest.color ?? [255, 255, 255, 255];
  if (opacity < SHEER) return undefined;
  return [(red * WOOD[0]) / 255, (green * WOOD[1]) / 255, (blue * WOOD[2]) / 255];
}

/** The corners of the smallest convex outline around all points, against the clock. */
function hullOf(points: readonly Vector[]): Footprint['outline'] {
  const sorted = [...points].sort((one, other) => one[0] - other[0] || one[1] - other[1]);
  return [...halfHull(sorted), ...halfHull([...sorted].reverse())];
}

/** One side of the outline, without its last corner. */
function halfHull(points: readonly Vector[]): (readonly [number, number])[] {
  const side: (readonly [number, number])[] = [];
  for (const [x, y] of points) {
    for (;;) {
      const [before, last] = [side.at(-2), side.at(-1)];
      if (before === undefined || last === undefined || turn(before, last, [x, y]) > 0) break;
      side.pop();
    }
    side.push([x, y]);
  }
  return side.slice(0, -1);
}

type Point = readonly [number, number];

/** Above zero for a turn to the left. */
function turn([ax, ay]: Point, [bx, by]: Point, [cx, cy]: Point): number {
  return (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
}
