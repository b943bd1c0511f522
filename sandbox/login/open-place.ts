// Where somebody comes in that may not stand where it wants to: the nearest place that is open to it.
import { nearestOn } from '../world/parcels/nearest.ts';
import { closureOf, type Parcel } from '../world/parcels/parcel.ts';
import { isOpenTo, type Region } from '../world/region.ts';
import type { Vector } from '../world/vector.ts';
import type { Whereabout } from '../world/whereabout.ts';
import type { Entrant } from './accounts.ts';
import { CLOSED_LAND, type Failure, NO_REGION } from './failure.ts';

/** @param today milliseconds since 1970: bans end */
export interface Ground {
  readonly regions: readonly Region[];
  readonly today: number;
}

/**
 * [region.access.2] In a region that the account may see: the one that is wished for, else the first. [parcel.closed.3] On land
 * that is not closed to it: as near as can be.
 */
export function openPlace(wished: Whereabout, { file, id }: Entrant, { regions, today }: Ground): Whereabout | Failure {
  const others = regions.map((_, region) => ({ region })).filter(({ region }) => region !== wished.region);
  const seen = [wished, ...others].filter(({ region }) => {
    const place = regions[region];
    return place !== undefined && isOpenTo(place, file.maturity ?? 'A');
  });
  if (seen.length === 0) return NO_REGION;
  const isOpen = (parcel: Parcel) => closureOf(id, parcel, today / 1000) === undefined;
  for (const place of seen) {
    const open = nearestOpen(place, regions[place.region], isOpen);
    if (open !== undefined) return open;
  }
  return CLOSED_LAND;
}

const MIDDLE: Vector = [128, 128, 0];

function nearestOpen(
  place: Whereabout,
  region: Region | undefined,
  isOpen: (parcel: Parcel) => boolean,
): Whereabout | undefined {
  const wished = place.position ?? MIDDLE;
  if (region === undefined || isOpen(region.parcels.at(wished[0], wished[1]))) return region && place;
  const position = nearestOn(region.parcels, isOpen, wished);
  return position && { ...place, position };
}
