// What is changed of parcels by UDP, and what is told of them beside their properties.
import { array, boolean, integer, map, uuid } from '../../../protocol/llsd/value.ts';
import type { Message } from '../../../protocol/packet/message.ts';
import { NULL_UUID } from '../../../protocol/uuid.ts';
import type { Agent } from '../agent.ts';
import { MOST_PARCEL_NAME_BYTES, ownerOf, type ParcelDetails } from '../parcels/parcel.ts';
import type { ParcelRefusal } from '../parcels/parcels.ts';
import { cornersOf, SQUARE } from '../parcels/squares.ts';
import { queue, type Say, say } from '../say.ts';
import type { Scene } from '../scene.ts';
import { REGION_SIZE } from '../terrain/height.ts';
import { clipped, MAX_SHORT_TEXT } from '../text.ts';
import { vectorOf, ZERO } from '../vector.ts';
import { changeParcel } from './estate.ts';
import type { Handler } from './handler.ts';
import { overlay, ownParcel, parcelIn, rectangleIn } from './parcel.ts';
import { parcelProperties, SELECTED } from './parcel-properties.ts';

/** [parcel.update.1] The older way to change a parcel; everybody may, and all on it are told. */
export const parcelPropertiesUpdate: Handler = (agent, message, scene) => {
  const parcel = parcelIn(agent, message);
  if (agent.presence !== 'standing' || parcel === undefined) return [];
  return changeParcel(agent, parcel.localId, detailsIn(message), scene);
};

function detailsIn(message: Message): Partial<ParcelDetails> {
  const text = (field: string, limit = MAX_SHORT_TEXT) => clipped(message.text('ParcelData', field), limit);
  const hours = message.f32('ParcelData', 'PassHours');
  return {
    name: text('Name', MOST_PARCEL_NAME_BYTES),
    description: text('Desc'),
    musicUrl: text('MusicURL'),
    mediaUrl: text('MediaURL'),
    mediaId: message.uuid('ParcelData', 'MediaID'),
    mediaAutoScale: message.u8('ParcelData', 'MediaAutoScale'),
    groupId: message.uuid('ParcelData', 'GroupID'),
    flags: message.u32('ParcelData', 'ParcelFlags'),
    salePrice: message.s32('ParcelData', 'SalePrice'),
    passPrice: message.s32('ParcelData', 'PassPrice'),
    passHours: Number.isFinite(hours) ? hours : 0,
    category: message.u8('ParcelData', 'Category'),
    buyerId: message.uuid('ParcelData', 'AuthBuyerID'),
    snapshotId: message.uuid('ParcelData', 'SnapshotID'),
    landingPoint: vectorOf(message.vector('ParcelData', 'UserLocation')) ?? ZERO,
    landingLook: vectorOf(message.vector('ParcelData', 'UserLookAt')) ?? ZERO,
    landingType: message.u8('ParcelData', 'LandingType'),
  };
}

/** [parcel.refused.1] */
export const REFUSALS: Readonly<Record<ParcelRefusal, string>> = {
  'several parcels': 'Land is divided within one parcel; more than one is selected.',
  'several owners': 'Land of several owners is not joined.',
  'one parcel': 'Nothing to join: one parcel is selected.',
  'whole parcel': 'Nothing to divide: a whole parcel is selected.',
  'too many parcels': 'The region has as many parcels as it may.',
};

/** [parcel.divide.1] */
export const parcelDivide: Handler = (agent, message, scene) => {
  if (agent.presence !== 'standing') return [];
  return regrouped(agent, agent.place.parcels.divide(rectangleIn(message, 'ParcelData')), scene);
};

/** [parcel.join.1] */
export const parcelJoin: Handler = (agent, message, scene) => {
  if (agent.presence !== 'standing') return [];
  return regrouped(agent, agent.place.parcels.join(rectangleIn(message, 'ParcelData')), scene);
};

/** [parcel.divide.2] All who stand in the region are told the borders, and the parcel on which they stand. */
function regrouped(agent: Agent, parcel: ReturnType<Agent['place']['parcels']['join']>, scene: Scene): readonly Say[] {
  if (typeof parcel === 'string') {
    const AlertData = { Modal: false, Message: REFUSALS[parcel] };
    return [say(agent.id, 'AgentAlertMessage', { AgentData: { AgentID: agent.id }, AlertData })];
  }
  return [
    ...scene.standing(agent.place).flatMap((other) => [...overlay(other), ownParcel(other, scene)]),
    parcelProperties(agent, { parcel, sequence: SELECTED, snap: true }, scene),
  ];
}

/** [parcel.owners.1] Whose prims are how many; viewers take the answer from the event queue alone. */
export const parcelObjectOwnersRequest: Handler = (agent, message, scene) => {
  const parcel = parcelIn(agent, message);
  if (parcel === undefined) return [];
  const prims = scene.prims(agent.place);
  const counts = new Map<string, number>();
  for (const prim of prims.all()) {
    const [x, y] = prims.rootOf(prim).position;
    if (agent.place.parcels.at(x, y).id !== parcel.id) continue;
    counts.set(prim.ownerId, (counts.get(prim.ownerId) ?? 0) + 1);
  }
  const owners = [...counts].slice(0, OWNERS_PER_REPLY).map(([id, count]) => {
    const isHere = scene.agent(id)?.presence === 'standing';
    const who = { OwnerID: uuid(id), IsGroupOwned: boolean(false) };
    return map({ ...who, Count: integer(count), OnlineStatus: boolean(isHere) });
  });
  return [queue(agent.id, 'ParcelObjectOwnersReply', map({ Data: array(owners) }))];
};

/** [parcel.owners.1] Owners in one answer: as many as a block of the message has by UDP. */
const OWNERS_PER_REPLY = 255;

/** [parcel.info.1] What a place is, by the id of its parcel. */
export const parcelInfoRequest: Handler = (agent, message, scene) => {
  const ParcelID = message.uuid('Data', 'ParcelID');
  const place = scene.regions.find(({ parcels }) => parcels.find(ParcelID) !== undefined);
  const parcel = place?.parcels.find(ParcelID);
  if (place === undefined || parcel === undefined) return [];
  const squares = place.parcels.squaresOf(parcel);
  const area = squares.length * SQUARE * SQUARE;
  const [low, high] = cornersOf(squares);
  const [x, y] = [(low[0] + high[0]) / 2, (low[1] + high[1]) / 2];
  const Data = {
    ...{ ParcelID, OwnerID: ownerOf(parcel, place.ownerId), ActualArea: area, BillableArea: area },
    ...{ Name: clipped(parcel.name, MAX_SHORT_TEXT), Desc: clipped(parcel.description, MAX_SHORT_TEXT) },
    ...{ GlobalX: place.gridX * REGION_SIZE + x, GlobalY: place.gridY * REGION_SIZE + y },
    ...{ GlobalZ: place.height(x, y), SimName: place.name, SnapshotID: parcel.snapshotId },
    ...{ Dwell: parcel.visits, SalePrice: parcel.salePrice },
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
