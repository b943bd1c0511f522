// The world as it is now beside who is in it: what stands in the regions, their light, and the uploads that they name.
import type { Llsd } from '../protocol/llsd/value.ts';
import type { Commons } from './caps/capability.ts';
import { parcelKey, writtenLight } from './caps/environment.ts';
import type { Region } from './world/region.ts';
import type { World } from './world/world.ts';
import type { RegionNow, WorldNow } from './world-file/written.ts';

/** [world.export.1] [world.export.6] [world.export.7] [world.export.9] */
export function worldNow(
  world: Pick<World, 'regions' | 'snapshot'>,
  { assets, lights, parcelLights }: Pick<Commons, 'assets' | 'lights' | 'parcelLights'>,
): Omit<WorldNow, 'homes'> {
  const standing = world.snapshot();
  const regions = standing.map((region, at): RegionNow => {
    const light = writtenLight(lights.get(region.id));
    const ofParcels = litParcels(world.regions[at], parcelLights);
    return {
      ...region,
      ...(light === undefined ? {} : { light }),
      ...(ofParcels.size === 0 ? {} : { parcelLights: ofParcels }),
    };
  });
  return { regions, assets: assets.uploadedIn(standing.map(textOf).join()) };
}

/** [world.export.9] By the ids of parcels. */
function litParcels(place: Region | undefined, lights: Commons['parcelLights']): ReadonlyMap<string, Llsd> {
  const parcels = place?.parcels.all() ?? [];
  return new Map(
    parcels.flatMap(({ id, localId }) => {
      const light = writtenLight(lights.get(parcelKey(place?.id ?? '', localId)));
      return light === undefined ? [] : [[id, light] as const];
    }),
  );
}

/** Everything but the land, in which nothing is named. */
function textOf({ land: _, ...region }: RegionNow): string {
  return JSON.stringify(region);
}
