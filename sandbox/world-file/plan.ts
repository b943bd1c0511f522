// A world file and the files it names, as what a grid is made of.
import type { Light } from '../caps/environment.ts';
import type { ParcelPlan } from '../world/parcels/parcel.ts';
import type { RegionPlan } from '../world/region.ts';
import type { TerrainPlan } from '../world/terrain/height.ts';
import type { PeopleFile } from './people.ts';
import type { AccountFile, GridFile, ParcelFile, RegionFile, TerrainFile, WorldFile } from './shape.ts';

/** What a grid is told about the world. */
export interface WorldPlan {
  /** What is kept of people. */
  readonly kept: PeopleFile;
  readonly grid: GridFile;
  readonly isOpen: boolean;
  readonly accounts: readonly AccountFile[];
  /** With the UDP ports that are wished for; 0 = any. */
  readonly regions: readonly PlannedRegion[];
}

export interface PlannedRegion extends RegionPlan {
  readonly port: number;
  readonly light?: Light;
  /** [world.export.9] Of its parcels in their order, the first one too; undefined = it has that of the region. */
  readonly parcelLights?: readonly (Light | undefined)[];
}

/** [world.default.1] What there is without a world file: two regions side by side. */
export const USUAL_REGIONS: readonly RegionFile[] = [
  { name: 'Sandbox One', x: 1000, y: 1000 },
  { name: 'Sandbox Two', x: 1001, y: 1000 },
];

/** Land from a file that a terrain names, read already. */
export type LandOf = (terrain: Extract<TerrainFile, { readonly file: string }>) => Float32Array;

/** Light from a file that a region names, read already. */
export type LightOf = (file: string) => Light;

export function planOf(world: WorldFile, landOf: LandOf, lightOf: LightOf = noLight): WorldPlan {
  const { accounts = [], grid = {}, objects = [], open = true, people = [], regions = USUAL_REGIONS } = world;
  const kept = { objects, people };
  return { kept, accounts, grid, isOpen: open, regions: regions.map((region) => regionOf(region, landOf, lightOf)) };
}

function noLight(file: string): never {
  throw new Error(`The light ${file} was not read.`);
}

function regionOf(region: RegionFile, landOf: LandOf, lightOf: LightOf): PlannedRegion {
  const { environment, parcel, parcels, port = 0, terrain, ...rest } = region;
  const lights = [parcel, ...(parcels ?? [])].map((one) =>
    one?.environment === undefined ? undefined : lightOf(one.environment),
  );
  return {
    ...{ ...rest, port },
    ...(parcel === undefined ? {} : { parcel: unlit(parcel) }),
    ...(parcels === undefined ? {} : { parcels: parcels.map(unlit) }),
    ...(terrain === undefined ? {} : { terrain: terrainOf(terrain, landOf) }),
    ...(environment === undefined ? {} : { light: lightOf(environment) }),
    ...(lights.some((light) => light !== undefined) ? { parcelLights: lights } : {}),
  };
}

function unlit({ environment: _, ...parcel }: ParcelFile): ParcelPlan {
  return parcel;
}

function terrainOf(terrain: TerrainFile, landOf: LandOf): TerrainPlan {
  return terrain.kind === 'image' || terrain.kind === 'raw' ? { kind: 'samples', samples: landOf(terrain) } : terrain;
}
