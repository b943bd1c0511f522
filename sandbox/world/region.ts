// A region: what is there before anybody arrives. Its land is computed when the first visitor looks.
import { randomUuid } from '../../protocol/uuid.ts';
import type { Random } from '../words.ts';
import type { Dresser } from './looks.ts';
import { PARCEL_FLAG, type ParcelPlan } from './parcels/parcel.ts';
import { Parcels } from './parcels/parcels.ts';
import type { PrimPlan } from './prims/plan.ts';
import { plannedTelehub, spawnNear, type Telehub, type TelehubPlan } from './telehub.ts';
import { type Height, REGION_SIZE, type TerrainPlan } from './terrain/height.ts';
import { Land } from './terrain/land.ts';
import { Strokes } from './terrain/strokes.ts';
import type { Vector } from './vector.ts';

export type Maturity = 'PG' | 'M' | 'A';

/** What may be done in a region; what is absent stays as it is, or as it is usual: nobody is hurt, the rest may be. */
export interface RegionRules {
  readonly damage?: boolean;
  readonly fly?: boolean;
  readonly terraform?: boolean;
  /** [telehub.arrive.1] Whether one comes out where one likes; else at the telehub. */
  readonly directTeleport?: boolean;
}

/** What a world file says of a region; everything but name and place has a default. */
export interface RegionPlan {
  readonly name: string;
  /** Grid units of 256 m. */
  readonly x: number;
  readonly y: number;
  /** Absent = drawn by chance. */
  readonly id?: string;
  /** Metres. */
  readonly water?: number;
  readonly maturity?: Maturity;
  readonly rules?: RegionRules;
  readonly terrain?: TerrainPlan;
  /** What has all squares that no other parcel has. */
  readonly parcel?: ParcelPlan;
  readonly parcels?: readonly ParcelPlan[];
  readonly prims?: readonly PrimPlan[];
  /** [look.dresser.1] Who makes the textures of avatars; absent = the grid. */
  readonly appearance?: Dresser;
  readonly telehub?: TelehubPlan;
}

export interface Region {
  readonly id: string;
  readonly name: string;
  /** Grid units of 256 m. */
  readonly gridX: number;
  readonly gridY: number;
  /** [region.handle.1] Metres of the south-west corner: east in the upper 32 bits, north in the lower. */
  readonly handle: bigint;
  /** Metres. */
  water: number;
  access: number;
  flags: number;
  readonly dresser: Dresser;
  readonly ownerId: string;
  readonly parcels: Parcels;
  readonly land: Land;
  readonly strokes: Strokes;
  /** Undefined = there is none. */
  telehub: Telehub | undefined;
  /** That of the land as it is now. */
  readonly height: Height;
}

/** [region.access.1] */
export const ACCESS: Readonly<Record<Maturity, number>> = { PG: 13, M: 21, A: 42 };
const ALLOW_LANDMARK = 1 << 1;
const ALLOW_SET_HOME = 1 << 2;
const ALLOW_DIRECT_TELEPORT = 1 << 20;
/** [region.flags.1] The same in RegionHandshake, RegionInfo, MapBlockReply and SimStats: viewers keep the last they hear. */
const FLAGS = ALLOW_LANDMARK | ALLOW_SET_HOME | ALLOW_DIRECT_TELEPORT;
/** [region.change.1] */
const ALLOW_DAMAGE = 1 << 0;
const BLOCK_TERRAFORM = 1 << 6;
const BLOCK_FLY = 1 << 19;
const DEFAULT_WATER = 20;
const DEFAULT_TERRAIN: TerrainPlan = { kind: 'waves' };

export function openRegion(plan: RegionPlan, ownerId: string, random: Random): Region {
  const land = new Land(plan.terrain ?? DEFAULT_TERRAIN);
  return {
    id: plan.id ?? randomUuid(random),
    name: plan.name,
    gridX: plan.x,
    gridY: plan.y,
    handle: handleOf(plan.x, plan.y),
    water: plan.water ?? DEFAULT_WATER,
    access: ACCESS[plan.maturity ?? 'PG'],
    flags: flagsUnder(plan.rules ?? {}, FLAGS),
    dresser: plan.appearance ?? 'server',
    ownerId,
    parcels: new Parcels([{ name: plan.name, ...plan.parcel }, ...(plan.parcels ?? [])], () => randomUuid(random)),
    land,
    strokes: new Strokes(land),
    telehub: plan.telehub && plannedTelehub(plan.telehub),
    height: land.height,
  };
}

/** [region.change.1] Flags with other rules. */
export function flagsUnder({ damage, directTeleport, fly, terraform }: RegionRules, flags: number): number {
  const changes: readonly (readonly [bit: number, isSet: boolean | undefined])[] = [
    [ALLOW_DAMAGE, damage],
    [ALLOW_DIRECT_TELEPORT, directTeleport],
    [BLOCK_FLY, fly === undefined ? undefined : !fly],
    [BLOCK_TERRAFORM, terraform === undefined ? undefined : !terraform],
  ];
  return changes.reduce((all, [bit, isSet]) => (isSet === undefined ? all : isSet ? all | bit : all & ~bit), flags);
}

/** [telehub.arrive.1] Where somebody comes out that wishes for a place in a region. */
export function comesOutAt({ flags, telehub }: Pick<Region, 'flags' | 'telehub'>, wished: Vector): Vector {
  const isFree = (flags & ALLOW_DIRECT_TELEPORT) !== 0;
  return isFree || telehub === undefined ? wished : spawnNear(telehub, wished);
}

/** [move.fly.2] Whether the region lets anybody fly. */
export function mayFly({ flags }: Pick<Region, 'flags'>): boolean {
  return (flags & BLOCK_FLY) === 0;
}

/** [world.export.2] The rules as they are now. */
export function rulesOf({ flags }: Region): Required<RegionRules> {
  const has = (bit: number) => (flags & bit) !== 0;
  const directTeleport = has(ALLOW_DIRECT_TELEPORT);
  return { damage: has(ALLOW_DAMAGE), directTeleport, fly: !has(BLOCK_FLY), terraform: !has(BLOCK_TERRAFORM) };
}

/** [land.change.1] Whether visitors may shape the land at a place: if the region does not forbid it, and the parcel allows it. */
export function mayBeShaped({ flags, parcels }: Region, x: number, y: number): boolean {
  return (flags & BLOCK_TERRAFORM) === 0 && (parcels.at(x, y).flags & PARCEL_FLAG.terraform) !== 0;
}

/** What the access of a region is called in a world file. */
export function maturityOf({ access }: Region): Maturity {
  if (access >= ACCESS.A) return 'A';
  return access >= ACCESS.M ? 'M' : 'PG';
}

/** [region.access.2] Whether somebody may come that may see so much. */
export function isOpenTo({ access }: Pick<Region, 'access'>, maturity: Maturity): boolean {
  return access <= ACCESS[maturity];
}

/** Whether two regions share an edge or a corner. */
export function isNextTo(one: Region, other: Region): boolean {
  return Math.abs(one.gridX - other.gridX) <= 1 && Math.abs(one.gridY - other.gridY) <= 1;
}

/** @param gridX, gridY grid units of 256 m */
export function handleOf(gridX: number, gridY: number): bigint {
  return (BigInt(gridX * REGION_SIZE) << 32n) | BigInt(gridY * REGION_SIZE);
}
