// A region as it is written down.
import type { RegionNow } from '../world-file/written.ts';
import { type Parcel, type ParcelPlan, PLAIN_PARCEL } from './parcels/parcel.ts';
import { hexOfSquares } from './parcels/squares.ts';
import { plansOf } from './prims/plan.ts';
import type { Prims } from './prims/prims.ts';
import { maturityOf, type Region, rulesOf } from './region.ts';

/** [world.export.1] */
export function regionNow(place: Region, prims: Prims): RegionNow {
  const { id, land, ownerId, parcels, telehub, water } = place;
  const [first, ...others] = parcels.all();
  return {
    ...{ id, maturity: maturityOf(place), water, rules: rulesOf(place) },
    ...(first === undefined ? {} : { parcel: parcelPlan(first) }),
    parcels: others.map((parcel) => ({ ...parcelPlan(parcel), cells: hexOfSquares(parcels.squaresOf(parcel)) })),
    prims: plansOf(prims, ownerId),
    telehub,
    ...(land.changed === undefined ? {} : { land: land.changed }),
  };
}

/** [world.parcels.1] What is plain is not said. */
function parcelPlan({
  admitted,
  banned,
  id,
  lightVersion: _,
  localId: __,
  visits: ___,
  ...details
}: Parcel): ParcelPlan {
  const said = Object.entries(details).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(PLAIN_PARCEL[name as keyof typeof PLAIN_PARCEL]),
  );
  return {
    id,
    ...Object.fromEntries(said),
    ...(admitted.length === 0 ? {} : { admitted }),
    ...(banned.length === 0 ? {} : { banned }),
  };
}
