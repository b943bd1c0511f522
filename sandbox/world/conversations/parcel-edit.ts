// What is asked and changed of a parcel by UDP.
import { NULL_UUID } from '../../../protocol/uuid.ts';
import { say } from '../say.ts';
import { REGION_SIZE } from '../terrain/height.ts';
import { clipped, MAX_SHORT_TEXT } from '../text.ts';
import { changeParcel } from './estate.ts';
import type { Handler } from './handler.ts';

/** [parcel.update.1] As many bytes as a world file has room for. */
const NAME_BYTES = 63;
const AREA = REGION_SIZE * REGION_SIZE;

/** [parcel.update.1] The older way to change a parcel; everybody may, and all in the region are told. */
export const parcelPropertiesUpdate: Handler = (agent, message, scene) => {
  const { parcel } = agent.place;
  if (agent.presence !== 'standing' || message.s32('ParcelData', 'LocalID') !== parcel.localId) return [];
  const text = (field: string, limit: number) => clipped(message.text('ParcelData', field), limit);
  const change = {
    name: text('Name', NAME_BYTES),
    description: text('Desc', MAX_SHORT_TEXT),
    musicUrl: text('MusicURL', MAX_SHORT_TEXT),
    mediaUrl: text('MediaURL', MAX_SHORT_TEXT),
    flags: message.u32('ParcelData', 'ParcelFlags'),
    landingType: message.u8('ParcelData', 'LandingType'),
  };
  return changeParcel(agent.place, change, scene);
};

/** [parcel.access.1] Nobody is on a list; one entry without an id says that it is empty. */
export const parcelAccessListRequest: Handler = (agent, message) => {
  const Flags = message.u32('Data', 'Flags');
  const LocalID = message.s32('Data', 'LocalID');
  if (LocalID !== agent.place.parcel.localId) return [];
  const Data = { AgentID: agent.id, SequenceID: message.s32('Data', 'SequenceID'), Flags, LocalID };
  return [say(agent.id, 'ParcelAccessListReply', { Data, List: [{ ID: NULL_UUID, Time: 0, Flags: 0 }] })];
};

/** [parcel.owners.1] Whose prims are how many. */
export const parcelObjectOwnersRequest: Handler = (agent, message, scene) => {
  if (message.s32('ParcelData', 'LocalID') !== agent.place.parcel.localId) return [];
  const counts = new Map<string, number>();
  for (const { ownerId } of scene.prims(agent.place).all()) counts.set(ownerId, (counts.get(ownerId) ?? 0) + 1);
  const Data = [...counts].slice(0, OWNERS_PER_REPLY).map(([OwnerID, Count]) => ({
    ...{ OwnerID, Count, IsGroupOwned: false, OnlineStatus: scene.agent(OwnerID)?.presence === 'standing' },
  }));
  return [say(agent.id, 'ParcelObjectOwnersReply', { Data })];
};

/** Owners in one answer: 22 bytes each. */
const OWNERS_PER_REPLY = 50;

/** [parcel.info.1] What a place is, by the id of its parcel. */
export const parcelInfoRequest: Handler = (agent, message, scene) => {
  const ParcelID = message.uuid('Data', 'ParcelID');
  const place = scene.regions.find(({ parcel }) => parcel.id === ParcelID);
  if (place === undefined) return [];
  const { parcel } = place;
  const middle = REGION_SIZE / 2;
  const Data = {
    ...{ ParcelID, OwnerID: place.ownerId, ActualArea: AREA, BillableArea: AREA },
    ...{ Name: clipped(parcel.name, MAX_SHORT_TEXT), Desc: clipped(parcel.description, MAX_SHORT_TEXT) },
    ...{ GlobalX: place.gridX * REGION_SIZE + middle, GlobalY: place.gridY * REGION_SIZE + middle },
    ...{ GlobalZ: place.height(middle, middle), SimName: place.name },
  };
  return [say(agent.id, 'ParcelInfoReply', { AgentData: { AgentID: agent.id }, Data })];
};

/** [region.id.1] The handle of a region, by its id. */
export const regionHandleRequest: Handler = (agent, message, scene) => {
  const RegionID = message.uuid('RequestBlock', 'RegionID');
  const place = scene.regions.find(({ id }) => id === RegionID);
  if (place === undefined) return [];
  return [say(agent.id, 'RegionIDAndHandleReply', { ReplyBlock: { RegionID, RegionHandle: place.handle } })];
};

/** [region.covenant.1] Nobody has promised anything. */
export const estateCovenantRequest: Handler = (agent) => {
  const Data = {
    CovenantID: NULL_UUID,
    CovenantTimestamp: 0,
    EstateName: 'Sandbox',
    EstateOwnerID: agent.place.ownerId,
  };
  return [say(agent.id, 'EstateCovenantReply', { Data })];
};
