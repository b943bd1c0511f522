// The world as it is now, as a world file: what the grid was started with, and on it what has changed since.
import type { Llsd } from '../../protocol/llsd/value.ts';
import type { Asset } from '../assets/shelf.ts';
import type { ParcelPlan } from '../world/parcels/parcel.ts';
import type { PrimPlan } from '../world/prims/plan.ts';
import type { Maturity, RegionRules } from '../world/region.ts';
import type { TelehubPlan } from '../world/telehub.ts';
import type { PeopleFile } from './people.ts';
import { USUAL_REGIONS } from './plan.ts';
import type { AccountFile, ParcelFile, PlaceFile, RegionFile, TerrainFile, WorldFile } from './shape.ts';

/** A region as it stands now. */
export interface RegionNow {
  readonly id: string;
  readonly maturity: Maturity;
  /** Metres. */
  readonly water: number;
  readonly rules: RegionRules;
  readonly parcel?: ParcelPlan;
  readonly parcels: readonly ParcelPlan[];
  readonly prims: readonly PrimPlan[];
  /** Undefined = there is none. */
  readonly telehub?: TelehubPlan | undefined;
  /** What was made of its light; absent = it is as usual. */
  readonly light?: Llsd;
  /** [world.export.9] Light of its parcels, by their ids. */
  readonly parcelLights?: ReadonlyMap<string, Llsd>;
  /** One height for each metre; absent = the land is as the file has it. */
  readonly land?: Float32Array;
}

/** Where somebody said that its home is. */
export interface HomeNow {
  readonly first: string;
  readonly last: string;
  readonly home: PlaceFile;
}

export interface WorldNow {
  readonly regions: readonly RegionNow[];
  readonly homes: readonly HomeNow[];
  /** What was uploaded and is named in a region. */
  readonly assets: readonly Asset[];
  /** [world.people.1] What is kept of people. */
  readonly kept?: PeopleFile;
}

/** How files are named in a world file. */
export interface Naming {
  /** What the old file names, as it is seen from the place of the new one. */
  seen(path: string): string;
  /** Where the land of a region is written that was shaped; by its index. */
  landFile(region: number): string;
  /** Where its light is, or that of one of its parcels; 0 = the first. */
  lightFile(region: number, parcel?: number): string;
  /** Where assets are that the old file had no folder for. */
  readonly assetsFolder: string;
}

/**
 * [world.export.2] Regions, terrain plans, prims, parcels and accounts. What the file names on the disk is named as it is
 * seen from the place of the new one.
 */
export function writtenWorld(file: WorldFile, now: WorldNow, naming: Naming): WorldFile {
  const { accounts, regions: planned = USUAL_REGIONS } = file;
  const { homes, kept = {}, regions } = now;
  const assets = assetsFolder(file, now, naming);
  const { objects: _, people: __, ...rest } = file;
  return {
    ...rest,
    ...(assets === undefined ? {} : { assets }),
    ...(accounts === undefined ? {} : { accounts: accounts.map((account) => housed(account, homes)) }),
    regions: planned.map((plan, index) => {
      const region = lasting(plan);
      const { land, light, parcelLights, telehub, ...standing } = regions[index] ?? {};
      const terrain = land === undefined ? terrainFile(region.terrain, naming) : rawLand(naming.landFile(index));
      return {
        ...{ ...region, ...(terrain === undefined ? {} : { terrain }) },
        ...(light === undefined ? {} : { environment: naming.lightFile(index) }),
        ...standing,
        ...(telehub === undefined ? {} : { telehub }),
        ...litParcels(standing, parcelLights, (parcel) => naming.lightFile(index, parcel)),
      };
    }),
    ...kept,
  };
}

/** What is not said anew of a region, if there is nothing to say. */
function lasting({ environment: _, telehub: __, ...region }: RegionFile): Omit<RegionFile, 'environment' | 'telehub'> {
  return region;
}

/** [world.export.9] */
function litParcels(
  { parcel, parcels = [] }: Partial<Pick<RegionNow, 'parcel' | 'parcels'>>,
  lights: RegionNow['parcelLights'],
  fileOf: (parcel: number) => string,
): Pick<RegionFile, 'parcel' | 'parcels'> {
  if (lights === undefined || parcel === undefined) return {};
  const lit = (plan: ParcelPlan, at: number): ParcelFile =>
    lights.has(plan.id ?? '') ? { ...plan, environment: fileOf(at) } : plan;
  return { parcel: lit(parcel, 0), parcels: parcels.map((plan, at) => lit(plan, at + 1)) };
}

/** [world.export.7] Where assets lie: as before, and where there was no folder and is something to keep, in a new one. */
export function assetsFolder(
  file: WorldFile,
  { assets }: Pick<WorldNow, 'assets'>,
  naming: Naming,
): string | undefined {
  if (file.assets !== undefined) return naming.seen(file.assets);
  return assets.length === 0 ? undefined : naming.assetsFolder;
}

/** [world.export.5] An account has the home that its owner chose. */
function housed(account: AccountFile, homes: readonly HomeNow[]): AccountFile {
  const nameOf = ({ first, last }: Pick<AccountFile, 'first' | 'last'>) => `${first} ${last}`.toLowerCase();
  const chosen = homes.find((one) => nameOf(one) === nameOf(account));
  return chosen === undefined ? account : { ...account, home: chosen.home };
}

/** [world.export.4] */
function rawLand(file: string): TerrainFile {
  return { kind: 'raw', file };
}

function terrainFile(terrain: TerrainFile | undefined, { seen }: Naming): TerrainFile | undefined {
  return terrain !== undefined && 'file' in terrain ? { ...terrain, file: seen(terrain.file) } : terrain;
}
