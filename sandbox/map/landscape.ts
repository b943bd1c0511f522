// A region as it looks from straight above, strip by strip: its land in the light of a low sun, its prims, its water.
import type { Height } from '../world/terrain/height.ts';
import { type Footprint, footprintOf, reaches, type Standing } from './footprints.ts';
import { type Colour, PICTURE_EDGE, type Picture } from './picture.ts';

/** What is drawn of a region. */
export interface View {
  readonly height: Height;
  /** Metres. */
  readonly water: number;
  readonly prims: readonly Standing[];
}

/** [map.land.1] Dirt, grass, mountain and rock: as high as the textures of these names lie. */
const GROUND: readonly Colour[] = [
  [128, 102, 74],
  [84, 122, 54],
  [124, 118, 106],
  [150, 148, 144],
];
/** Metres: where the first begins, and how far it is from one to the next. */
const [LOWEST, BAND] = [10, 15];

/** Below every land. */
const SUNKEN = Number.NEGATIVE_INFINITY;

/** [map.land.1] How much a slope of 1 to the north-west brightens the land, and the bounds of that. */
const LIGHT = 0.35;
const [DARKEST, BRIGHTEST] = [0.65, 1.35];

/** [map.water.1] At the shore this share of the colour is the water's; one metre deeper adds to it, up to the last. */
const [AT_THE_SHORE, EACH_METRE, IN_THE_DEEP] = [0.45, 0.05, 0.95];
export const WATER: Colour = [38, 70, 118];

/** Draws rows from the north on. */
export function drawRows(picture: Picture, view: View, [from, count]: readonly [number, number]): void {
  const [north, south] = [PICTURE_EDGE - from, PICTURE_EDGE - from - count];
  const footprints = footprintsIn(view.prims, south, north);
  const strip = coveredBy(footprints, from, count);
  for (let row = 0; row < count; row++) {
    for (let x = 0; x < PICTURE_EDGE; x++) {
      const y = north - row - 0.5;
      const ground = view.height(x + 0.5, y);
      const at = row * PICTURE_EDGE + x;
      const prim = (strip.tops[at] ?? SUNKEN) > ground ? footprints[strip.highest[at] ?? 0] : undefined;
      const top = prim?.top ?? ground;
      const dry = prim?.colour ?? landAt(view.height, [x + 0.5, y], ground);
      picture.set(underWater(dry, view.water - top), 3 * ((from + row) * PICTURE_EDGE + x));
    }
  }
}

/** What is the highest over each metre: which footprint, and how high it reaches. */
interface Strip {
  readonly from: number;
  readonly count: number;
  readonly tops: Float64Array;
  readonly highest: Uint16Array;
}

function footprintsIn(prims: readonly Standing[], south: number, north: number): readonly Footprint[] {
  return prims.filter((standing) => reaches(standing, south, north)).flatMap((standing) => footprintOf(standing) ?? []);
}

function coveredBy(footprints: readonly Footprint[], from: number, count: number): Strip {
  const metres = count * PICTURE_EDGE;
  const strip = { from, count, tops: new Float64Array(metres).fill(SUNKEN), highest: new Uint16Array(metres) };
  footprints.forEach((footprint, index) => {
    cover(strip, footprint, index);
  });
  return strip;
}

/** Row by row, from the outline's western edge to its eastern one. */
function cover({ count, from, highest, tops }: Strip, { outline, top }: Footprint, index: number): void {
  for (let row = 0; row < count; row++) {
    const [west, east] = spanAt(outline, PICTURE_EDGE - from - row - 0.5);
    const last = Math.min(Math.ceil(east - 0.5), PICTURE_EDGE) - 1;
    for (let x = Math.max(Math.ceil(west - 0.5), 0); x <= last; x++) {
      const at = row * PICTURE_EDGE + x;
      if (top < (tops[at] ?? SUNKEN)) continue;
      tops[at] = top;
      highest[at] = index;
    }
  }
}

/** From where to where an outline covers a line from west to east; upside down where it does not. */
function spanAt(outline: Footprint['outline'], y: number): readonly [number, number] {
  let [west, east] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  outline.forEach(([x1, y1], at) => {
    const [x2, y2] = outline[(at + 1) % outline.length] ?? [x1, y1];
    if (y1 <= y === y2 <= y) return;
    const x = x1 + ((y - y1) / (y2 - y1)) * (x2 - x1);
    [west, east] = [Math.min(west, x), Math.max(east, x)];
  });
  return [west, east];
}

function landAt(height: Height, [x, y]: readonly [number, number], ground: number): Colour {
  const slope = height(x + 1, y - 1) - height(x - 1, y + 1);
  const light = Math.min(Math.max(1 - (LIGHT * slope) / 2, DARKEST), BRIGHTEST);
  const band = Math.min(Math.max((ground - LOWEST) / BAND, 0), GROUND.length - 1);
  const [lower, upper] = [GROUND[Math.floor(band)] ?? WATER, GROUND[Math.ceil(band)] ?? WATER];
  const [red, green, blue] = mixed(lower, upper, band % 1);
  return [Math.min(red * light, 255), Math.min(green * light, 255), Math.min(blue * light, 255)];
}

function underWater(dry: Colour, depth: number): Colour {
  if (depth <= 0) return dry;
  return mixed(dry, WATER, Math.min(AT_THE_SHORE + EACH_METRE * depth, IN_THE_DEEP));
}

function mixed(one: Colour, other: Colour, share: number): Colour {
  const part = (at: 0 | 1 | 2) => one[at] + (other[at] - one[at]) * share;
  return [part(0), part(1), part(2)];
}
