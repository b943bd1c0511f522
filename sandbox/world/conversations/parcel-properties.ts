// All that a viewer is told of a parcel.
import { array, binary, boolean, integer, type Llsd, map, real, string, uuid } from '../../../protocol/llsd/value.ts';
import { u32 } from '../../../protocol/llsd/wide.ts';
import type { Agent } from '../agent.ts';
import { ownerOf, type Parcel } from '../parcels/parcel.ts';
import { bitmapOf, cornersOf, SQUARE } from '../parcels/squares.ts';
import { queue, type Say } from '../say.ts';
import type { Scene } from '../scene.ts';
import type { Vector } from '../vector.ts';
import { OBJECT_CAPACITY } from './region-facts.ts';

/** [parcel.properties.5] The number of what a viewer has selected. */
export const SELECTED = -10_000;

export interface ParcelAsked {
  readonly parcel: Parcel;
  /** [parcel.properties.2] The number of the request; 0 = unasked, the agent's own parcel. */
  readonly sequence: number;
  readonly snap?: boolean;
  /** [parcel.properties.1] One of several. */
  readonly isOneOfMany?: boolean;
}

/** [parcel.properties.3] Every field of the template, since some clients stop at the first that is missing. */
export function parcelProperties(agent: Agent, asked: ParcelAsked, scene: Scene): Say {
  const { parcel } = asked;
  const blocks = {
    ParcelData: map({
      ...identity(agent, asked),
      ...rules(parcel),
      ...objects(agent, parcel, scene),
      ...money(parcel, scene),
      ...media(parcel),
      ...visitors(parcel),
    }),
    MediaData: mediaDetails(parcel),
    AgeVerificationBlock: map({ RegionDenyAgeUnverified: boolean(false) }),
    RegionAllowAccessBlock: map({ RegionAllowAccessOverride: boolean(true) }),
    ParcelEnvironmentBlock: map({
      ParcelEnvironmentVersion: integer(parcel.lightVersion),
      RegionAllowEnvironmentOverride: boolean(true),
    }),
    ParcelExtendedFlags: map({ Flags: u32(0) }),
  };
  const body = map(Object.entries(blocks).map(([name, block]) => [name, array([block])]));
  return queue(agent.id, 'ParcelProperties', body);
}

const RESULT = { one: 0, many: 1 } as const;

function identity({ place }: Agent, { isOneOfMany = false, parcel, sequence, snap = false }: ParcelAsked) {
  const squares = place.parcels.squaresOf(parcel);
  const [low, high] = cornersOf(squares);
  return {
    LocalID: integer(parcel.localId),
    SequenceID: integer(sequence),
    SnapSelection: boolean(snap),
    RequestResult: integer(isOneOfMany ? RESULT.many : RESULT.one),
    Name: string(parcel.name),
    Desc: string(parcel.description),
    OwnerID: uuid(ownerOf(parcel, place.ownerId)),
    IsGroupOwned: boolean(parcel.isGroupOwned),
    GroupID: uuid(parcel.groupId),
    AABBMin: reals(low),
    AABBMax: reals(high),
    Area: integer(squares.length * SQUARE * SQUARE),
    Bitmap: binary(bitmapOf(squares)),
    SnapshotID: uuid(parcel.snapshotId),
    Category: integer(parcel.category),
    Status: integer(0),
  };
}

function rules({ flags, landingLook, landingPoint, landingType }: Parcel) {
  return {
    ParcelFlags: u32(flags),
    LandingType: integer(landingType),
    UserLocation: reals(landingPoint),
    UserLookAt: reals(landingLook),
    RegionDenyAnonymous: boolean(false),
    RegionDenyIdentified: boolean(false),
    RegionDenyTransacted: boolean(false),
    RegionPushOverride: boolean(false),
  };
}

/** [parcel.prims.1] How many prims there are, and whose. */
function objects({ place }: Agent, parcel: Parcel, scene: Scene) {
  const prims = scene.prims(place);
  const here = prims.all().filter((prim) => {
    const [x, y] = prims.rootOf(prim).position;
    return place.parcels.at(x, y).localId === parcel.localId;
  });
  const landOwner = ownerOf(parcel, place.ownerId);
  const own = here.filter(({ ownerId }) => ownerId === landOwner).length;
  return {
    MaxPrims: integer(OBJECT_CAPACITY),
    SimWideMaxPrims: integer(OBJECT_CAPACITY),
    SimWideTotalPrims: integer(prims.count),
    TotalPrims: integer(here.length),
    OwnerPrims: integer(own),
    GroupPrims: integer(0),
    OtherPrims: integer(here.length - own),
    SelectedPrims: integer(0),
    ParcelPrimBonus: real(1),
    OtherCleanTime: integer(parcel.cleanTime),
  };
}

function money({ buyerId, claimedAt, passHours, passPrice, salePrice }: Parcel, scene: Scene) {
  return {
    ClaimDate: integer(claimedAt === 0 ? Math.floor(scene.epoch / 1000) : claimedAt),
    ClaimPrice: integer(0),
    RentPrice: integer(0),
    SalePrice: integer(salePrice),
    AuctionID: u32(0),
    AuthBuyerID: uuid(buyerId),
    PassPrice: integer(passPrice),
    PassHours: real(passHours),
  };
}

function media({ mediaAutoScale, mediaId, mediaUrl, musicUrl }: Parcel) {
  return {
    MusicURL: string(musicUrl),
    MediaURL: string(mediaUrl),
    MediaID: uuid(mediaId),
    MediaAutoScale: integer(mediaAutoScale),
  };
}

function mediaDetails(parcel: Parcel): Llsd {
  return map({
    MediaDesc: string(parcel.mediaDescription),
    MediaHeight: integer(parcel.mediaHeight),
    MediaWidth: integer(parcel.mediaWidth),
    MediaLoop: boolean(parcel.mediaLoop),
    MediaType: string(parcel.mediaType),
    ObscureMedia: boolean(parcel.obscureMedia),
    ObscureMusic: boolean(parcel.obscureMusic),
  });
}

function visitors({ anySounds, groupSounds, seeAvatars }: Parcel) {
  return {
    SelfCount: integer(0),
    OtherCount: integer(0),
    PublicCount: integer(0),
    SeeAVs: boolean(seeAvatars),
    AnyAVSounds: boolean(anySounds),
    GroupAVSounds: boolean(groupSounds),
  };
}

function reals(vector: Vector): Llsd {
  return array(vector.map(real));
}
