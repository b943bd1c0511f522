// Whose a parcel is: it is bought, claimed, given back, and deeded to a group.
import { NULL_UUID } from '../../../protocol/uuid.ts';
import type { Agent } from '../agent.ts';
import { ownerOf, PARCEL_FLAG, type Parcel } from '../parcels/parcel.ts';
import { type Rectangle, squaresIn } from '../parcels/squares.ts';
import { type Say, say } from '../say.ts';
import type { Scene } from '../scene.ts';
import { alert } from './alert.ts';
import { changeParcel } from './estate.ts';
import type { Handler } from './handler.ts';
import { overlay, parcelIn, rectangleIn } from './parcel.ts';
import { REFUSALS } from './parcel-edit.ts';
import { MOST_LISTED } from './parcel-lists.ts';

const NO_MONEY = 'There is no money in the sandbox: only land that costs nothing can be bought.';
const NOT_FOR_SALE = 'This land is not for sale.';
const OTHER_OFFER = 'The offer has changed: look at the land again.';
const OTHER_BUYER = 'This land is kept for somebody else.';
const TAKEN = 'This land belongs to somebody.';
const NOT_YOURS = 'This land is not yours.';
const NO_GROUP = 'This land is not set to that group.';
const NO_PASSES = 'There are no passes for this land.';

/** [parcel.buy.1] As it is offered; who saw another offer is told so. */
const parcelBuy: Handler = (agent, message, scene) => {
  const parcel = parcelIn(agent, message, 'Data');
  if (agent.presence !== 'standing' || parcel === undefined) return [];
  const offer = { price: message.s32('ParcelData', 'Price'), area: message.s32('ParcelData', 'Area') };
  const refusal = unsold(agent, parcel, offer);
  if (refusal !== undefined) return [alert(agent, refusal)];
  return [...handedOver(agent, [parcel], holderIn(agent, message), scene), paid(agent)];
};

function unsold(agent: Agent, parcel: Parcel, offer: { readonly price: number; readonly area: number }) {
  const { buyerId, flags, salePrice } = parcel;
  if ((flags & PARCEL_FLAG.forSale) === 0) return NOT_FOR_SALE;
  if (buyerId !== NULL_UUID && buyerId !== agent.id) return OTHER_BUYER;
  if (offer.price !== salePrice || offer.area !== agent.place.parcels.areaOf(parcel)) return OTHER_OFFER;
  return salePrice === 0 ? undefined : NO_MONEY;
}

/** [parcel.buy.2] What is left afterwards. */
function paid({ id }: Agent): Say {
  return say(id, 'MoneyBalanceReply', {
    MoneyData: { AgentID: id, TransactionID: NULL_UUID, TransactionSuccess: true, MoneyBalance: 0, Description: '' },
  });
}

/** [parcel.claim.1] Land that nobody has: whole parcels, or a part of one. */
const parcelClaim: Handler = (agent, message, scene) => {
  if (agent.presence !== 'standing') return [];
  const places = message.instances('ParcelData').slice(0, MOST_CLAIMED);
  const wished = places.map((at) => claimed(agent, rectangleIn(message, 'ParcelData', at)));
  const [refusal] = wished.filter((one) => typeof one === 'string');
  const parcels = new Set(wished.filter((one) => typeof one !== 'string').flat());
  return [
    ...(refusal === undefined ? [] : [alert(agent, refusal)]),
    ...(parcels.size === 0 ? [] : handedOver(agent, [...parcels], holderIn(agent, message), scene)),
  ];
};

/** [parcel.claim.1] Rectangles in one claim: each is looked at square by square. */
export const MOST_CLAIMED = 16;

function claimed({ place: { parcels } }: Agent, rectangle: Rectangle): readonly Parcel[] | string {
  const touched = parcels.within(rectangle);
  if (touched.some(({ ownerId }) => ownerId !== NULL_UUID)) return TAKEN;
  const squares = squaresIn(rectangle).length;
  const isWhole = touched.reduce((sum, parcel) => sum + parcels.squaresOf(parcel).length, 0) === squares;
  if (isWhole) return touched;
  const part = parcels.divide(rectangle);
  return typeof part === 'string' ? REFUSALS[part] : [part];
}

/** [parcel.release.1] It is the region owner's again. */
const parcelRelease: Handler = (agent, message, scene) => {
  const parcel = parcelIn(agent, message, 'Data');
  if (agent.presence !== 'standing' || parcel === undefined) return [];
  return parcel.ownerId === agent.id || parcel.isGroupOwned
    ? handedOver(agent, [parcel], NOBODY, scene)
    : [alert(agent, NOT_YOURS)];
};

/** [parcel.release.2] The same, whoever has it. */
const parcelReclaim: Handler = (agent, message, scene) => {
  const parcel = parcelIn(agent, message, 'Data');
  if (agent.presence !== 'standing' || parcel === undefined) return [];
  return handedOver(agent, [parcel], NOBODY, scene);
};

/** [parcel.deed.1] To the group to which it is set. */
const parcelDeedToGroup: Handler = (agent, message, scene) => {
  const parcel = parcelIn(agent, message, 'Data');
  const groupId = message.uuid('Data', 'GroupID');
  if (agent.presence !== 'standing' || parcel === undefined) return [];
  const owner = ownerOf(parcel, agent.place.ownerId);
  if (parcel.ownerId !== NULL_UUID && owner !== agent.id) return [alert(agent, NOT_YOURS)];
  if (groupId === NULL_UUID || parcel.groupId !== groupId) return [alert(agent, NO_GROUP)];
  return handedOver(agent, [parcel], { ownerId: groupId, groupId, isGroupOwned: true }, scene);
};

/** [parcel.clean.1] Everybody may. */
const parcelSetOtherCleanTime: Handler = (agent, message, scene) => {
  const parcel = parcelIn(agent, message);
  if (agent.presence !== 'standing' || parcel === undefined) return [];
  const minutes = Math.min(Math.max(message.s32('ParcelData', 'OtherCleanTime'), 0), LONGEST_CLEAN_TIME);
  if (minutes > 0) scene.cleanAt = Math.min(scene.cleanAt, scene.now);
  return changeParcel(agent, parcel.localId, { cleanTime: minutes }, scene);
};

/** [parcel.clean.1] Minutes; viewers let one write six digits. */
export const LONGEST_CLEAN_TIME = 999_999;

/** [parcel.pass.1] For some hours one is on the list of those who may come. */
const parcelBuyPass: Handler = (agent, message, scene) => {
  const parcel = parcelIn(agent, message);
  if (agent.presence !== 'standing' || parcel === undefined) return [];
  if ((parcel.flags & PARCEL_FLAG.passList) === 0) return [alert(agent, NO_PASSES)];
  if (parcel.passPrice !== 0) return [alert(agent, NO_MONEY)];
  const until = Math.floor(scene.date / 1000 + Math.max(parcel.passHours, 0) * SECONDS_PER_HOUR);
  const others = parcel.admitted.filter(({ id }) => id !== agent.id).slice(0, MOST_LISTED - 1);
  agent.place.parcels.change(parcel.localId, { admitted: [...others, { id: agent.id, until }] });
  return [paid(agent)];
};

const SECONDS_PER_HOUR = 3600;

export const LANDOWNING: readonly (readonly [name: string, answer: Handler])[] = [
  ['ParcelBuy', parcelBuy],
  ['ParcelClaim', parcelClaim],
  ['ParcelRelease', parcelRelease],
  ['ParcelReclaim', parcelReclaim],
  ['ParcelDeedToGroup', parcelDeedToGroup],
  ['ParcelSetOtherCleanTime', parcelSetOtherCleanTime],
  ['ParcelBuyPass', parcelBuyPass],
];

/** Who has a parcel from now on. */
type Holder = Pick<Parcel, 'ownerId' | 'groupId' | 'isGroupOwned'>;

const NOBODY: Holder = { ownerId: NULL_UUID, groupId: NULL_UUID, isGroupOwned: false };

/** The agent, or the group for which it acts. */
function holderIn(agent: Agent, message: Parameters<Handler>[1]): Holder {
  const groupId = message.uuid('Data', 'GroupID');
  const isGroupOwned = message.bool('Data', 'IsGroupOwned') && groupId !== NULL_UUID;
  return { ownerId: isGroupOwned ? groupId : agent.id, groupId, isGroupOwned };
}

/** [parcel.owner.2] For sale no more; all in the region are told whose squares are whose. */
function handedOver(agent: Agent, parcels: readonly Parcel[], holder: Holder, scene: Scene): readonly Say[] {
  const claimedAt = Math.floor(scene.date / 1000);
  const told = parcels.flatMap(({ flags, localId }) => {
    const sale = { flags: flags & ~PARCEL_FLAG.forSale, salePrice: 0, buyerId: NULL_UUID };
    return changeParcel(agent, localId, { ...holder, ...sale, claimedAt }, scene);
  });
  return [...told, ...scene.standing(agent.place).flatMap((other) => overlay(other))];
}
