// The world as it is now: what stands in the regions, their light, what is kept of people, and the uploads that all of it names.
import type { Llsd } from '../protocol/llsd/value.ts';
import type { Commons } from './caps/capability.ts';
import { parcelKey, writtenLight } from './caps/environment.ts';
import type { Company, Memories } from './kept/memories.ts';
import { writtenPeople } from './kept/writing.ts';
import { homesIn } from './login/whereabouts.ts';
import type { Region } from './world/region.ts';
import type { World } from './world/world.ts';
import type { RegionNow, WorldNow } from './world-file/written.ts';

export interface NowParts {
  readonly memories: Memories;
  readonly sessions: Pick<Company, 'person'>;
}

/** [world.export.1] [world.export.5] [world.export.6] [world.export.7] [world.export.9] [world.people.1] */
export function worldNow(
  world: Pick<World, 'attire' | 'regions' | 'snapshot'>,
  commons: Pick<Commons, 'assets' | 'lights' | 'parcelLights'>,
  { memories, sessions }: NowParts,
): WorldNow {
  const standing = world.snapshot();
  const inPrims = standing.flatMap(({ prims }) => prims.flatMap(({ exact }) => exact?.contents ?? []));
  const person = (id: string) => sessions.person(id);
  const company = { regions: world.regions, person, attire: world.attire() };
  const kept = writtenPeople(
    memories,
    company,
    inPrims.map(({ asset }) => asset),
  );
  return {
    regions: standing.map((region, at) => lit(region, world.regions[at], commons)),
    homes: homesIn(memories.whereabouts, world.regions, sessions),
    assets: commons.assets.uploadedIn([...standing.map(textOf), JSON.stringify(kept)].join()),
    kept,
  };
}

function lit(
  region: RegionNow,
  place: Region | undefined,
  { lights, parcelLights }: Pick<Commons, 'lights' | 'parcelLights'>,
): RegionNow {
  const light = writtenLight(lights.get(region.id));
  const ofParcels = litParcels(place, parcelLights);
  return {
    ...region,
    ...(light === undefined ? {} : { light }),
    ...(ofParcels.size === 0 ? {} : { parcelLights: ofParcels }),
  };
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
