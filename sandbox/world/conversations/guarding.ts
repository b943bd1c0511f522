// Who has land sends others off it, keeps them away, and holds them still for a while.
import type { Message } from '../../../protocol/packet/message.ts';
import { NULL_UUID } from '../../../protocol/uuid.ts';
import { fullName } from '../../person.ts';
import type { Millis } from '../../words.ts';
import { type Agent, EASTWARDS, MIDDLE } from '../agent.ts';
import { CONTROL } from '../controls.ts';
import { nearestOn } from '../parcels/nearest.ts';
import { closureOf, PARCEL_FLAG, type Parcel } from '../parcels/parcel.ts';
import { isOpenTo } from '../region.ts';
import type { Say } from '../say.ts';
import type { Scene } from '../scene.ts';
import { ZERO } from '../vector.ts';
import { alert } from './alert.ts';
import { changedAnimations } from './animation.ts';
import { changeParcel } from './estate.ts';
import type { Handler } from './handler.ts';
import { MOST_LISTED } from './parcel-lists.ts';
import { sentTo, TELEPORT, type Wish } from './teleport.ts';

/** [land.eject.3] [land.freeze.1] The bit of the flags that says more, or the opposite. */
const [BAN, THAW] = [1, 1];
/** [land.freeze.2] For how long somebody is held who is not let go. */
export const FREEZE_MS: Millis = 30_000;

const NOT_YOURS = 'This land is not yours: its owner alone sends others off it, or holds them still.';
const NOT_HERE = 'There is nobody else of that name in this region.';
const LEAVING = 'is on the way to elsewhere already.';
const NOWHERE = 'cannot be sent off: there is no place to go to.';

/** [land.eject.1] Off the parcel, [land.eject.2] which both are told; [land.eject.3] and kept away from it, if that is wanted. */
const ejectUser: Handler = (agent, message, scene) => {
  const guest = guestIn(agent, message, scene);
  if (typeof guest === 'string') return [alert(agent, guest)];
  if (guest.travel !== 'none') return [alert(agent, `${fullName(guest)} ${LEAVING}`)];
  const parcel = parcelUnder(guest);
  const isBanned = (message.u32('Data', 'Flags') & BAN) !== 0;
  const kept = isBanned ? keptAway(guest, parcel, scene) : [];
  const way = wayOff(guest, parcel, scene);
  const gone = way && sentTo(guest, way, scene);
  if (gone === undefined) return [...kept, alert(agent, `${fullName(guest)} ${NOWHERE}`)];
  const more = isBanned ? ' and may not come back' : '';
  return [
    ...kept,
    alert(guest, `${fullName(agent)} has sent you off this land${isBanned ? ': you may not come back' : ''}.`),
    ...gone,
    alert(agent, `${fullName(guest)} was sent off${more}.`),
  ];
};

/** [land.freeze.1] */
const freezeUser: Handler = (agent, message, scene) => {
  const guest = guestIn(agent, message, scene);
  if (typeof guest === 'string') return [alert(agent, guest)];
  if ((message.u32('Data', 'Flags') & THAW) !== 0) {
    guest.heldUntil = scene.now;
    return [alert(guest, 'You may move again.'), alert(agent, `${fullName(guest)} may move again.`)];
  }
  guest.heldUntil = scene.now + FREEZE_MS;
  guest.goal = undefined;
  guest.controls = { ...guest.controls, flags: guest.controls.flags & CONTROL.fly };
  return [
    ...changedAnimations(guest, scene),
    alert(guest, `${fullName(agent)} holds you still: you cannot move for a while.`),
    alert(agent, `${fullName(guest)} cannot move for a while.`),
  ];
};

export const GUARDING: readonly (readonly [name: string, answer: Handler])[] = [
  ['EjectUser', ejectUser],
  ['FreezeUser', freezeUser],
];

/** [land.guard.1] Who is meant, or why nothing comes of it: of land that somebody has, nobody else sends others off. */
function guestIn(agent: Agent, message: Message, scene: Scene): Agent | string {
  const guest = scene.agent(message.uuid('Data', 'TargetID'));
  const isHere = guest?.presence === 'standing' && guest.place === agent.place && agent.presence === 'standing';
  if (guest === undefined || !isHere || guest === agent) return NOT_HERE;
  const { isGroupOwned, ownerId } = parcelUnder(guest);
  return ownerId === NULL_UUID || isGroupOwned || ownerId === agent.id ? guest : NOT_YOURS;
}

function parcelUnder({ body, place }: Agent): Parcel {
  return place.parcels.at(body.position[0], body.position[1]);
}

/** [land.eject.3] The list counts from now on; of one that is full the first goes. */
function keptAway(guest: Agent, { banned, flags, localId }: Parcel, scene: Scene): readonly Say[] {
  const others = banned.filter(({ id }) => id !== guest.id);
  const list = [...others, { id: guest.id, until: 0 }].slice(-MOST_LISTED);
  return changeParcel(guest, localId, { banned: list, flags: flags | PARCEL_FLAG.banList }, scene);
}

/** [land.eject.1] Beside the parcel, home, or into another region: the first of them that is open. */
function wayOff(guest: Agent, parcel: Parcel, scene: Scene): Wish | undefined {
  const isOpen = (other: Parcel) =>
    other.id !== parcel.id && closureOf(guest.id, other, scene.date / 1000) === undefined;
  const beside = nearestOn(guest.place.parcels, isOpen, guest.body.position);
  if (beside !== undefined) return { place: guest.place, position: beside, lookAt: ZERO, flags: TELEPORT.location };
  const { lookAt = EASTWARDS, position = MIDDLE, region } = guest.home;
  const home = scene.regions[region];
  if (home !== undefined && isOpenTo(home, guest.maturity) && isOpen(home.parcels.at(position[0], position[1])))
    return { place: home, position, lookAt, flags: TELEPORT.home };
  return elsewhere(guest, isOpen, scene);
}

function elsewhere(guest: Agent, isOpen: (parcel: Parcel) => boolean, scene: Scene): Wish | undefined {
  for (const place of scene.regions) {
    if (place === guest.place || !isOpenTo(place, guest.maturity)) continue;
    const position = isOpen(place.parcels.at(MIDDLE[0], MIDDLE[1])) ? MIDDLE : nearestOn(place.parcels, isOpen, MIDDLE);
    if (position !== undefined) return { place, position, lookAt: ZERO, flags: TELEPORT.location };
  }
  return undefined;
}
