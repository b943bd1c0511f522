// The land's owner and rules: one parcel for each region.
import { array, binary, boolean, integer, type Llsd, map, real, string, uuid } from '../../../protocol/llsd/value.ts';
import { u32 } from '../../../protocol/llsd/wide.ts';
import { NULL_UUID } from '../../../protocol/uuid.ts';
import type { Agent } from '../agent.ts';
import { PARCEL_FLAGS, type Parcel } from '../region.ts';
import { queue, type Say, say } from '../say.ts';
import type { Scene } from '../scene.ts';
import { REGION_SIZE } from '../terrain/height.ts';
import type { Vector } from '../vector.ts';
import type { Handler } from './handler.ts';
import { OBJECT_CAPACITY } from './region-facts.ts';

/** Metres along the edge of one cell of land. */
const CELL = 4;
const CELLS_PER_EDGE = REGION_SIZE / CELL;
/** [parcel.overlay.1] One byte per cell, row by row from the south-west, 1024 to a packet. */
const OVERLAY_BYTES = 1024;
const OWNED_BY_OTHERS = 1;
const WEST_BORDER = 0x40;
const SOUTH_BORDER = 0x80;

export function overlay(agent: Agent): readonly Say[] {
  return Array.from({ length: (CELLS_PER_EDGE * CELLS_PER_EDGE) / OVERLAY_BYTES }, (_, packet) =>
    say(agent.id, 'ParcelOverlay', {
      ParcelData: {
        SequenceID: packet,
        Data: Uint8Array.from({ length: OVERLAY_BYTES }, (__, index) => cellAt(packet * OVERLAY_BYTES + index)),
      },
    }),
  );
}

function cellAt(index: number): number {
  const west = index % CELLS_PER_EDGE === 0 ? WEST_BORDER : 0;
  const south = index < CELLS_PER_EDGE ? SOUTH_BORDER : 0;
  return OWNED_BY_OTHERS | west | south;
}

/** [parcel.properties.1] Any part of the region is the one parcel; the answer goes by the event queue. */
export const parcelPropertiesRequest: Handler = (agent, message, scene) => {
  const sequence = message.s32('ParcelData', 'SequenceID');
  return [parcelProperties(agent, { sequence, snap: message.bool('ParcelData', 'SnapSelection') }, scene)];
};

/** [parcel.properties.4] By number; there is no parcel but ours. */
export const parcelPropertiesRequestById: Handler = (agent, message, scene) => {
  if (message.s32('ParcelData', 'LocalID') !== agent.place.parcel.localId) return [];
  return [parcelProperties(agent, { sequence: message.s32('ParcelData', 'SequenceID'), snap: false }, scene)];
};

/** [parcel.dwell.1] Nobody counts visits here. */
export const parcelDwellRequest: Handler = (agent, message) => {
  const { localId, id } = agent.place.parcel;
  if (message.s32('Data', 'LocalID') !== localId) return [];
  return [
    say(agent.id, 'ParcelDwellReply', {
      AgentData: { AgentID: agent.id },
      Data: { LocalID: localId, ParcelID: id, Dwell: 0 },
    }),
  ];
};

export interface ParcelAsked {
  /** [parcel.properties.2] The number of the request; 0 = unasked, the agent's own parcel. */
  readonly sequence: number;
  readonly snap: boolean;
}

/** [parcel.properties.3] Every field of the template, since some clients stop at the first that is missing. */
export function parcelProperties(agent: Agent, asked: ParcelAsked, scene: Scene): Say {
  const blocks = {
    ParcelData: map({
      ...identity(agent, asked),
      ...rules(agent.place.parcel),
      ...objects(agent, scene),
      ...money(scene),
      ...media(agent.place.parcel),
      ...visitors(),
    }),
    MediaData: MEDIA_DETAILS,
    AgeVerificationBlock: map({ RegionDenyAgeUnverified: boolean(false) }),
    RegionAllowAccessBlock: map({ RegionAllowAccessOverride: boolean(true) }),
    ParcelEnvironmentBlock: map({
      ParcelEnvironmentVersion: integer(NO_ENVIRONMENT),
      RegionAllowEnvironmentOverride: boolean(false),
    }),
    ParcelExtendedFlags: map({ Flags: u32(0) }),
  };
  const body = map(Object.entries(blocks).map(([name, block]) => [name, array([block])]));
  return queue(agent.id, 'ParcelProperties', body);
}

const SUCCESS = 0;
const NO_ENVIRONMENT = -1;
const NO_CATEGORY = 0;
const LAND_ANYWHERE = 2;
const EVERY_CELL = new Uint8Array((CELLS_PER_EDGE * CELLS_PER_EDGE) / 8).fill(0xff);
const MEDIA_DETAILS = map({
  MediaDesc: string(''),
  MediaHeight: integer(0),
  MediaWidth: integer(0),
  MediaLoop: boolean(false),
  MediaType: string('none/none'),
  ObscureMedia: boolean(false),
  ObscureMusic: boolean(false),
});

function identity(agent: Agent, asked: ParcelAsked) {
  const { parcel, ownerId } = agent.place;
  return {
    LocalID: integer(parcel.localId),
    SequenceID: integer(asked.sequence),
    SnapSelection: boolean(asked.snap),
    RequestResult: integer(SUCCESS),
    Name: string(parcel.name),
    Desc: string(parcel.description),
    OwnerID: uuid(ownerId),
    IsGroupOwned: boolean(false),
    GroupID: uuid(NULL_UUID),
    AABBMin: reals([0, 0, 0]),
    AABBMax: reals([REGION_SIZE, REGION_SIZE, 0]),
    Area: integer(REGION_SIZE * REGION_SIZE),
    Bitmap: binary(EVERY_CELL),
    SnapshotID: uuid(NULL_UUID),
    Category: integer(NO_CATEGORY),
    Status: integer(0),
  };
}

function rules({ flags = PARCEL_FLAGS, landingType = LAND_ANYWHERE }: Parcel) {
  return {
    ParcelFlags: u32(flags),
    LandingType: integer(landingType),
    UserLocation: reals([0, 0, 0]),
    UserLookAt: reals([0, 0, 0]),
    RegionDenyAnonymous: boolean(false),
    RegionDenyIdentified: boolean(false),
    RegionDenyTransacted: boolean(false),
    RegionPushOverride: boolean(false),
  };
}

/** [parcel.prims.1] How many prims there are, and whose. */
function objects({ place }: Agent, scene: Scene) {
  const prims = scene.prims(place).all();
  const own = prims.filter(({ ownerId }) => ownerId === place.ownerId).length;
  return {
    MaxPrims: integer(OBJECT_CAPACITY),
    SimWideMaxPrims: integer(OBJECT_CAPACITY),
    SimWideTotalPrims: integer(prims.length),
    TotalPrims: integer(prims.length),
    OwnerPrims: integer(own),
    GroupPrims: integer(0),
    OtherPrims: integer(prims.length - own),
    SelectedPrims: integer(0),
    ParcelPrimBonus: real(1),
    OtherCleanTime: integer(0),
  };
}

function money(scene: Scene) {
  return {
    ClaimDate: integer(Math.floor(scene.epoch / 1000)),
    ClaimPrice: integer(0),
    RentPrice: integer(0),
    SalePrice: integer(0),
    AuctionID: u32(0),
    AuthBuyerID: uuid(NULL_UUID),
    PassPrice: integer(0),
    PassHours: real(0),
  };
}

function media({ mediaUrl = '', musicUrl = '' }: Parcel) {
  return {
    MusicURL: string(musicUrl),
    MediaURL: string(mediaUrl),
    MediaID: uuid(NULL_UUID),
    MediaAutoScale: integer(0),
  };
}

function visitors() {
  return {
    SelfCount: integer(0),
    OtherCount: integer(0),
    PublicCount: integer(0),
    SeeAVs: boolean(true),
    AnyAVSounds: boolean(true),
    GroupAVSounds: boolean(true),
  };
}

function reals(vector: Vector): Llsd {
  return array(vector.map(real));
}
