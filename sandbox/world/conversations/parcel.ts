// Questions about parcels, and what a viewer is told of the one on which its agent stands.
import type { Message } from '../../../protocol/packet/message.ts';
import type { Agent } from '../agent.ts';
import { PARCEL_FLAG, type Parcel } from '../parcels/parcel.ts';
import { type Rectangle, SQUARES } from '../parcels/squares.ts';
import { type Say, say } from '../say.ts';
import type { Scene } from '../scene.ts';
import type { Handler } from './handler.ts';
import { parcelProperties } from './parcel-properties.ts';

/** [parcel.overlay.1] One byte per square, row by row from the south-west, 1024 to a packet. */
const OVERLAY_BYTES = 1024;
const OWNED_BY = { others: 1, group: 2, oneself: 3 } as const;
const FOR_SALE = 4;
const BORDER = { west: 0x40, south: 0x80 } as const;
const AVATARS_HIDDEN = 0x10;

/** [parcel.properties.2] The sequence id of an agent's own parcel. */
const OWN_PARCEL = 0;
/** [parcel.properties.1] Parcels in one answer; a viewer that selects more shows none of them. */
export const MOST_SELECTED = 16;

export function overlay(agent: Agent): readonly Say[] {
  const squares = Uint8Array.from({ length: SQUARES }, (_, square) => overlayOf(agent, square));
  return Array.from({ length: SQUARES / OVERLAY_BYTES }, (_, packet) =>
    say(agent.id, 'ParcelOverlay', {
      ParcelData: {
        SequenceID: packet,
        Data: squares.slice(packet * OVERLAY_BYTES, (packet + 1) * OVERLAY_BYTES),
      },
    }),
  );
}

function overlayOf({ id, place: { parcels } }: Agent, square: number): number {
  const { flags, isGroupOwned, ownerId, seeAvatars } = parcels.ofSquare(square);
  const ownership = isGroupOwned ? OWNED_BY.group : ownerId === id ? OWNED_BY.oneself : OWNED_BY.others;
  const owner = (flags & PARCEL_FLAG.forSale) === 0 ? ownership : FOR_SALE;
  const west = parcels.hasBorder(square, 'west') ? BORDER.west : 0;
  const south = parcels.hasBorder(square, 'south') ? BORDER.south : 0;
  return owner | west | south | (seeAvatars ? 0 : AVATARS_HIDDEN);
}

/** [parcel.properties.2] The parcel on which an agent stands, unasked. */
export function ownParcel(agent: Agent, scene: Scene): Say {
  const [x, y] = agent.body.position;
  const { parcels } = agent.place;
  const { id, localId, visits } = parcels.at(x, y);
  if (agent.parcel !== id) parcels.change(localId, { visits: visits + 1 });
  agent.parcel = id;
  return parcelProperties(agent, { parcel: parcels.at(x, y), sequence: OWN_PARCEL }, scene);
}

/** [parcel.cross.1] Nothing while it stays on the parcel of which it was told. */
export function crossedParcel(agent: Agent, scene: Scene): readonly Say[] {
  const [x, y] = agent.body.position;
  const isThere = agent.presence === 'standing' && agent.travel !== 'crossing' && agent.isWatching;
  if (!isThere || agent.parcel === agent.place.parcels.at(x, y).id) return [];
  return [ownParcel(agent, scene)];
}

/** [parcel.properties.1] All that a rectangle touches; the answers go by the event queue. */
export const parcelPropertiesRequest: Handler = (agent, message, scene) => {
  const sequence = message.s32('ParcelData', 'SequenceID');
  const snap = message.bool('ParcelData', 'SnapSelection');
  const parcels = agent.place.parcels.within(rectangleIn(message, 'ParcelData')).slice(0, MOST_SELECTED);
  const isOneOfMany = parcels.length > 1;
  return parcels.map((parcel) => parcelProperties(agent, { parcel, sequence, snap, isOneOfMany }, scene));
};

export function rectangleIn(message: Message, block: string, at = 0): Rectangle {
  const edge = (name: string) => message.f32(block, name, at);
  return { west: edge('West'), south: edge('South'), east: edge('East'), north: edge('North') };
}

/** [parcel.properties.4] By number; nothing is said of one that is not there. */
export const parcelPropertiesRequestById: Handler = (agent, message, scene) => {
  const parcel = parcelIn(agent, message);
  const sequence = message.s32('ParcelData', 'SequenceID');
  return parcel === undefined ? [] : [parcelProperties(agent, { parcel, sequence }, scene)];
};

/** The parcel of the agent's region that a message names. */
export function parcelIn(agent: Agent, message: Message, block = 'ParcelData'): Parcel | undefined {
  return agent.place.parcels.byNumber(message.s32(block, 'LocalID'));
}

/** [parcel.dwell.1] How often somebody came. */
export const parcelDwellRequest: Handler = (agent, message) => {
  const parcel = parcelIn(agent, message, 'Data');
  if (parcel === undefined) return [];
  const Data = { LocalID: parcel.localId, ParcelID: parcel.id, Dwell: parcel.visits };
  return [say(agent.id, 'ParcelDwellReply', { AgentData: { AgentID: agent.id }, Data })];
};
