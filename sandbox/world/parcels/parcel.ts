// One parcel: what its owner says of it, and who may come. A plain value.
import { NULL_UUID } from '../../../protocol/uuid.ts';
import type { Vector } from '../vector.ts';

/** What may be changed of a parcel. */
export interface ParcelDetails {
  readonly name: string;
  readonly description: string;
  /** See `PARCEL_FLAG`. */
  readonly flags: number;
  /** 0 nowhere, 1 at the landing point, 2 anywhere. */
  readonly landingType: number;
  /** Metres in the region, and a direction. */
  readonly landingPoint: Vector;
  readonly landingLook: Vector;
  readonly musicUrl: string;
  readonly mediaUrl: string;
  readonly mediaId: string;
  readonly mediaAutoScale: number;
  readonly mediaDescription: string;
  readonly mediaType: string;
  readonly mediaWidth: number;
  readonly mediaHeight: number;
  readonly mediaLoop: boolean;
  readonly obscureMedia: boolean;
  readonly obscureMusic: boolean;
  readonly groupId: string;
  readonly salePrice: number;
  /** Who alone may buy it. */
  readonly buyerId: string;
  readonly passPrice: number;
  readonly passHours: number;
  readonly category: number;
  readonly snapshotId: string;
  readonly seeAvatars: boolean;
  readonly anySounds: boolean;
  readonly groupSounds: boolean;
  /** [parcel.owner.1] The null id = whoever owns the region. */
  readonly ownerId: string;
  /** [parcel.deed.1] Whether the owner is a group. */
  readonly isGroupOwned: boolean;
  /** [parcel.buy.1] Seconds since 1970 when it came to its owner; 0 = as long as there is the grid. */
  readonly claimedAt: number;
  /** [parcel.clean.1] Minutes after which what others put there goes back to them; 0 = never. */
  readonly cleanTime: number;
}

export interface Parcel extends ParcelDetails {
  readonly id: string;
  /** Unique in its region, never 0. */
  readonly localId: number;
  readonly admitted: readonly Listed[];
  readonly banned: readonly Listed[];
  /** [caps.environment.3] How often its light was changed; -1 = it has that of the region. */
  readonly lightVersion: number;
  /** [parcel.dwell.1] How often somebody came. */
  readonly visits: number;
}

/** Somebody on a list of a parcel. */
export interface Listed {
  readonly id: string;
  /** Seconds since 1970; 0 = for ever. */
  readonly until: number;
}

/** [parcel.update.1] As many bytes as a world file has room for. */
export const MOST_PARCEL_NAME_BYTES = 63;
export const PARCEL_FLAG = {
  forSale: 1 << 2,
  landmark: 1 << 3,
  terraform: 1 << 4,
  accessList: 1 << 9,
  banList: 1 << 10,
  passList: 1 << 11,
} as const;
/** [parcel.flags.1] Fly, run scripts, make landmarks, shape the land, build, let objects in. */
export const PARCEL_FLAGS = (1 << 0) | (1 << 1) | PARCEL_FLAG.landmark | PARCEL_FLAG.terraform | (1 << 6) | (1 << 27);
const LAND_ANYWHERE = 2;

/** What is not said of a parcel. */
export const PLAIN_PARCEL: ParcelDetails = {
  ...{ name: '', description: '', flags: PARCEL_FLAGS, landingType: LAND_ANYWHERE },
  ...{ landingPoint: [0, 0, 0], landingLook: [0, 0, 0], musicUrl: '', mediaUrl: '', mediaId: NULL_UUID },
  ...{ mediaAutoScale: 0, mediaDescription: '', mediaType: 'none/none', mediaWidth: 0, mediaHeight: 0 },
  ...{ mediaLoop: false, obscureMedia: false, obscureMusic: false, groupId: NULL_UUID, salePrice: 0 },
  ...{ buyerId: NULL_UUID, passPrice: 0, passHours: 0, category: 0, snapshotId: NULL_UUID },
  ...{ seeAvatars: true, anySounds: true, groupSounds: true },
  ...{ ownerId: NULL_UUID, isGroupOwned: false, claimedAt: 0, cleanTime: 0 },
};

/** [caps.environment.3] */
export const NO_LIGHT = -1;

const AT_THE_LANDING_POINT = 1;

/** [parcel.landing.1] Where somebody comes out that teleports to a place on a parcel. */
export function landingOf({ landingPoint, landingType }: Parcel, position: Vector): Vector {
  const isNamed = landingPoint.some((part) => part !== 0);
  return landingType === AT_THE_LANDING_POINT && isNamed ? landingPoint : position;
}

/** [parcel.owner.1] @param regionOwner who has what nobody else has */
export function ownerOf({ ownerId }: Pick<Parcel, 'ownerId'>, regionOwner: string): string {
  return ownerId === NULL_UUID ? regionOwner : ownerId;
}

/** A parcel of a world file; what is absent is plain. */
export interface ParcelPlan extends Partial<ParcelDetails> {
  readonly id?: string;
  /** [world.parcels.2] West, south, east and north: all squares of 4 m that this rectangle touches belong to it. */
  readonly area?: readonly [number, number, number, number];
  /** [parcel.cells.1] Which squares belong to it, as hex. */
  readonly cells?: string;
  readonly admitted?: readonly Listed[];
  readonly banned?: readonly Listed[];
}

/** Why somebody may not come to a parcel. */
export type ParcelClosure = 'banned' | 'not listed';

/** [parcel.access.3] Undefined = it may come. @param now seconds since 1970 */
export function closureOf(
  agentId: string,
  { admitted, banned, flags }: Parcel,
  now: number,
): ParcelClosure | undefined {
  const isOn = (list: readonly Listed[]) =>
    list.some(({ id, until }) => id === agentId && (until === 0 || until > now));
  if ((flags & PARCEL_FLAG.banList) !== 0 && isOn(banned)) return 'banned';
  return (flags & PARCEL_FLAG.accessList) === 0 || isOn(admitted) ? undefined : 'not listed';
}
