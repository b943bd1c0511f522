// A region as it is written down.
import type { RegionNow } from '../world-file/written.ts';
import { plansOf } from './prims/plan.ts';
import type { Prims } from './prims/prims.ts';
import { maturityOf, type Region } from './region.ts';
import { clipped } from './text.ts';

/** What a world file has room for. */
const PARCEL_NAME_BYTES = 63;

/** [world.export.1] */
export function regionNow(place: Region, prims: Prims): RegionNow {
  const { id, land, ownerId, parcel } = place;
  return {
    ...{ id, maturity: maturityOf(place) },
    parcel: { name: clipped(parcel.name, PARCEL_NAME_BYTES), description: parcel.description },
    prims: plansOf(prims, ownerId),
    ...(land.changed === undefined ? {} : { land: land.changed }),
  };
}
