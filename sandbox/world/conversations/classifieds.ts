// Advertisements of places: written, read and found by their words.
import { NULL_UUID } from '../../../protocol/uuid.ts';
import type { Agent } from '../agent.ts';
import { chunks } from '../chunks.ts';
import type { Classified, OwnedClassified } from '../profiles.ts';
import { type Say, say } from '../say.ts';
import type { Scene } from '../scene.ts';
import { alert } from './alert.ts';
import type { Handler } from './handler.ts';
import { namesOf, shownIn } from './shown-places.ts';

/** [profile.classified.1] Advertisements of one person; they cost nothing here, so there is an end to them. */
export const MOST_CLASSIFIEDS = 20;
/** Of one answer: 81 bytes each. */
const PER_REPLY = 12;
const TOO_MANY = `One advertises ${MOST_CLASSIFIEDS} places at most.`;
const WEEK_SECONDS = 7 * 24 * 3600;
const ESTATE = 1;

/** [profile.classified.1] All of a person's; none is an answer, too. */
export function classifiedsOf(agent: Agent, [TargetID = NULL_UUID]: readonly string[], scene: Scene): readonly Say[] {
  const AgentData = { AgentID: agent.id, TargetID };
  const names = scene.profiles.find(TargetID).classifieds.map(({ id, name }) => ({ ClassifiedID: id, Name: name }));
  const groups = names.length === 0 ? [[]] : chunks(names, PER_REPLY);
  return groups.map((Data) => say(agent.id, 'AvatarClassifiedReply', { AgentData, Data }));
}

/** [profile.classified.2] Anybody's, by its id; of one that is not there nothing is said. */
const classifiedInfoRequest: Handler = (agent, message, scene) => {
  const found = classifiedCalled(message.uuid('Data', 'ClassifiedID'), scene);
  if (found === undefined) return [];
  const { classified, ownerId } = found;
  const names = namesOf(classified, ownerId, scene);
  const Data = {
    ...{ ClassifiedID: classified.id, CreatorID: ownerId, Category: classified.category, ParentEstate: ESTATE },
    ...{ CreationDate: classified.createdAt, ExpirationDate: expiryOf(classified), Name: classified.name },
    ...{ Desc: classified.description, SnapshotID: classified.snapshotId, SimName: names.region },
    ...{ ParcelID: classified.parcelId === NULL_UUID ? names.parcelId : classified.parcelId },
    ...{ PosGlobal: classified.position, ParcelName: names.parcel },
    ...{ ClassifiedFlags: classified.flags, PriceForListing: classified.price },
  };
  return [say(agent.id, 'ClassifiedInfoReply', { AgentData: { AgentID: agent.id }, Data })];
};

/** [profile.classified.3] A new one, or another one in the place of one's own. */
const classifiedInfoUpdate: Handler = (agent, message, scene) => {
  const shown = shownIn(agent, message, 'ClassifiedID');
  const known = classifiedCalled(shown.id, scene);
  if (shown.id === NULL_UUID || (known !== undefined && known.ownerId !== agent.id)) return [];
  const { classifieds } = scene.profiles.find(agent.id);
  if (known === undefined && classifieds.length >= MOST_CLASSIFIEDS) return [alert(agent, TOO_MANY)];
  const written: Classified = {
    ...shown,
    category: message.u32('Data', 'Category'),
    flags: message.u8('Data', 'ClassifiedFlags'),
    price: message.s32('Data', 'PriceForListing'),
    createdAt: known?.classified.createdAt ?? Math.floor(scene.date / 1000),
  };
  const others = classifieds.filter(({ id }) => id !== shown.id);
  scene.profiles.change(agent.id, { classifieds: [...others, written] });
  return [];
};

/** [profile.classified.3] One's own. */
const classifiedDelete: Handler = (agent, message, scene) => {
  const classifiedId = message.uuid('Data', 'ClassifiedID');
  const { classifieds } = scene.profiles.find(agent.id);
  const left = classifieds.filter(({ id }) => id !== classifiedId);
  if (left.length < classifieds.length) scene.profiles.change(agent.id, { classifieds: left });
  return [];
};

export const CLASSIFIEDS: readonly (readonly [name: string, answer: Handler])[] = [
  ['ClassifiedInfoRequest', classifiedInfoRequest],
  ['ClassifiedInfoUpdate', classifiedInfoUpdate],
  ['ClassifiedDelete', classifiedDelete],
];

/** [search.classified.1] As the search window tells them: those with these words, of one category or of any (0). */
export function classifiedsFound(words: string, category: number, { profiles }: Scene) {
  const found = profiles.classifieds().filter(({ classified }) => {
    const isOfKind = category === 0 || category === classified.category;
    return isOfKind && `${classified.name}\n${classified.description}`.toLowerCase().includes(words);
  });
  return found.map(({ classified }) => ({
    ...{ ClassifiedID: classified.id, Name: classified.name, ClassifiedFlags: classified.flags },
    ...{ CreationDate: classified.createdAt, ExpirationDate: expiryOf(classified), PriceForListing: classified.price },
  }));
}

function classifiedCalled(id: string, { profiles }: Scene): OwnedClassified | undefined {
  return profiles.classifieds().find(({ classified }) => classified.id === id);
}

/** [profile.classified.2] It is said to last a week; here it lasts as long as nobody takes it away. */
function expiryOf({ createdAt }: Classified): number {
  return createdAt + WEEK_SECONDS;
}
