// The world as it is now beside who is in it: what stands in the regions, their light, and the uploads that they name.
import type { Commons } from './caps/capability.ts';
import { writtenLight } from './caps/environment.ts';
import type { World } from './world/world.ts';
import type { RegionNow, WorldNow } from './world-file/written.ts';

/** [world.export.1] [world.export.6] [world.export.7] */
export function worldNow(
  world: Pick<World, 'snapshot'>,
  { assets, lights }: Pick<Commons, 'assets' | 'lights'>,
): Omit<WorldNow, 'homes'> {
  const standing = world.snapshot();
  const regions = standing.map((region): RegionNow => {
    const light = writtenLight(lights.get(region.id));
    return light === undefined ? region : { ...region, light };
  });
  return { regions, assets: assets.uploadedIn(standing.map(textOf).join()) };
}

/** Everything but the land, in which nothing is named. */
function textOf({ land: _, ...region }: RegionNow): string {
  return JSON.stringify(region);
}
