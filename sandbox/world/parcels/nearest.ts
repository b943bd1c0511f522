// The nearest place on certain parcels of a region.
import type { Vector } from '../vector.ts';
import type { Parcel } from './parcel.ts';
import type { Parcels } from './parcels.ts';
import { PER_EDGE, SQUARE, SQUARES } from './squares.ts';

/** [parcel.closed.3] Metres to the edge of a square, so that nobody stands on the border itself. */
const MARGIN = 0.5;

/** As near as can be to a place, which is metres in the region; undefined if there is no such parcel. */
export function nearestOn(parcels: Parcels, isWanted: (parcel: Parcel) => boolean, at: Vector): Vector | undefined {
  const wanted = new Set(parcels.all().filter(isWanted));
  const spots = Array.from({ length: SQUARES }, (_, square) => square)
    .filter((square) => wanted.has(parcels.ofSquare(square)))
    .map((square) => spotIn(square, at));
  const distance = (spot: Vector) => Math.hypot(spot[0] - at[0], spot[1] - at[1]);
  const [first, ...more] = spots;
  return first && more.reduce((best, spot) => (distance(spot) < distance(best) ? spot : best), first);
}

/** The place in a square that is nearest to another one. */
function spotIn(square: number, [x, y, z]: Vector): Vector {
  const within = (index: number, at: number) =>
    Math.min(Math.max(at, index * SQUARE + MARGIN), (index + 1) * SQUARE - MARGIN);
  return [within(square % PER_EDGE, x), within(Math.floor(square / PER_EDGE), y), z];
}
