// The world as it is now, as a world file: what the grid was started with, and on it what has changed since.
import type { ParcelPlan } from '../world/parcels/parcel.ts';
import type { PrimPlan } from '../world/prims/plan.ts';
import type { Maturity } from '../world/region.ts';
import { USUAL_REGIONS } from './plan.ts';
import type { TerrainFile, WorldFile } from './shape.ts';

/** A region as it stands now. */
export interface RegionNow {
  readonly id: string;
  readonly maturity: Maturity;
  readonly parcel?: ParcelPlan;
  readonly parcels: readonly ParcelPlan[];
  readonly prims: readonly PrimPlan[];
  /** One height for each metre; absent = the land is as the file has it. */
  readonly land?: Float32Array;
}

/** How files are named in a world file. */
export interface Naming {
  /** What the old file names, as it is seen from the place of the new one. */
  seen(path: string): string;
  /** Where the land of a region is written that was shaped; by its index. */
  landFile(region: number): string;
}

/**
 * [world.export.2] Regions, terrain plans, prims, parcels and accounts. What the file names on the disk is named as it is
 * seen from the place of the new one.
 */
export function writtenWorld(file: WorldFile, regions: readonly RegionNow[], naming: Naming): WorldFile {
  const { assets, regions: planned = USUAL_REGIONS } = file;
  return {
    ...file,
    ...(assets === undefined ? {} : { assets: naming.seen(assets) }),
    regions: planned.map((region, index) => {
      const { land, ...now } = regions[index] ?? {};
      const terrain = land === undefined ? terrainFile(region.terrain, naming) : rawLand(naming.landFile(index));
      return { ...region, ...(terrain === undefined ? {} : { terrain }), ...now };
    }),
  };
}

/** [world.export.4] */
function rawLand(file: string): TerrainFile {
  return { kind: 'raw', file };
}

function terrainFile(terrain: TerrainFile | undefined, { seen }: Naming): TerrainFile | undefined {
  return terrain !== undefined && 'file' in terrain ? { ...terrain, file: seen(terrain.file) } : terrain;
}
