// The world as it is now, as a world file: what the grid was started with, and on it what has changed since.
import type { PrimPlan } from '../world/prims/plan.ts';
import type { Maturity } from '../world/region.ts';
import { USUAL_REGIONS } from './plan.ts';
import type { RegionFile, TerrainFile, WorldFile } from './shape.ts';

/** A region as it stands now. */
export interface RegionNow {
  readonly id: string;
  readonly maturity: Maturity;
  readonly parcel: { readonly name: string; readonly description: string };
  readonly prims: readonly PrimPlan[];
}

/**
 * [world.export.2] Regions, terrain plans, prims, parcels and accounts. What the file names on the disk is named as it is
 * seen from the place of the new one.
 */
export function writtenWorld(
  file: WorldFile,
  regions: readonly RegionNow[],
  seen: (path: string) => string,
): WorldFile {
  const { assets, regions: planned = USUAL_REGIONS } = file;
  return {
    ...file,
    ...(assets === undefined ? {} : { assets: seen(assets) }),
    regions: planned.map((region, index) => regionFile(region, regions[index], seen)),
  };
}

function regionFile(region: RegionFile, now: RegionNow | undefined, seen: (path: string) => string): RegionFile {
  const { terrain } = region;
  return { ...region, ...(terrain === undefined ? {} : { terrain: terrainFile(terrain, seen) }), ...now };
}

function terrainFile(terrain: TerrainFile, seen: (path: string) => string): TerrainFile {
  return 'file' in terrain ? { ...terrain, file: seen(terrain.file) } : terrain;
}
