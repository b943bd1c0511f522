// Places that people show in their profiles.
import { NULL_UUID } from '../../../protocol/uuid.ts';
import { PICKS_LIMIT } from '../../login/benefits.ts';
import type { Agent } from '../agent.ts';
import { chunks } from '../chunks.ts';
import type { ProfilePick } from '../profiles.ts';
import { type Say, say } from '../say.ts';
import type { Scene } from '../scene.ts';
import { alert } from './alert.ts';
import type { Handler } from './handler.ts';
import { namesOf, shownIn } from './shown-places.ts';

/** Picks in one answer: 81 bytes each. */
const PER_REPLY = 12;
const TOO_MANY = `A profile shows ${PICKS_LIMIT} places at most.`;

/** [profile.picks.1] All of a person's; none is an answer, too. */
export function picksOf(agent: Agent, [TargetID = NULL_UUID]: readonly string[], scene: Scene): readonly Say[] {
  const AgentData = { AgentID: agent.id, TargetID };
  const names = scene.profiles.find(TargetID).picks.map(({ id, name }) => ({ PickID: id, PickName: name }));
  const groups = names.length === 0 ? [[]] : chunks(names, PER_REPLY);
  return groups.map((Data) => say(agent.id, 'AvatarPicksReply', { AgentData, Data }));
}

/** [profile.picks.2] One of a person's; of one that is not there nothing is said. */
export function pickOf(agent: Agent, [ownerId = '', pickId = '']: readonly string[], scene: Scene): readonly Say[] {
  const pick = scene.profiles.find(ownerId).picks.find(({ id }) => id === pickId);
  if (pick === undefined) return [];
  const names = namesOf(pick, ownerId, scene);
  const Data = {
    ...{ PickID: pick.id, CreatorID: ownerId, TopPick: pick.isTop, SnapshotID: pick.snapshotId },
    ...{ ParcelID: pick.parcelId === NULL_UUID ? names.parcelId : pick.parcelId },
    ...{ Name: pick.name, Desc: pick.description, User: names.owner, OriginalName: names.parcel },
    ...{ SimName: names.region, PosGlobal: pick.position, SortOrder: pick.sortOrder, Enabled: pick.isEnabled },
  };
  return [say(agent.id, 'PickInfoReply', { AgentData: { AgentID: agent.id }, Data })];
}

/** [profile.picks.3] A new one of one's own, or another one in its place. */
const pickInfoUpdate: Handler = (agent, message, scene) => {
  const shown = shownIn(agent, message, 'PickID');
  const pick: ProfilePick = {
    ...shown,
    isTop: message.bool('Data', 'TopPick'),
    sortOrder: message.s32('Data', 'SortOrder'),
    isEnabled: message.bool('Data', 'Enabled'),
  };
  const { picks } = scene.profiles.find(agent.id);
  const isKnown = picks.some(({ id }) => id === pick.id);
  if (pick.id === NULL_UUID) return [];
  if (!isKnown && picks.length >= PICKS_LIMIT) return [alert(agent, TOO_MANY)];
  const changed = isKnown ? picks.map((one) => (one.id === pick.id ? pick : one)) : [...picks, pick];
  scene.profiles.change(agent.id, { picks: changed });
  return [];
};

/** [profile.picks.3] One's own. */
const pickDelete: Handler = (agent, message, scene) => {
  const pickId = message.uuid('Data', 'PickID');
  const { picks } = scene.profiles.find(agent.id);
  const left = picks.filter(({ id }) => id !== pickId);
  if (left.length < picks.length) scene.profiles.change(agent.id, { picks: left });
  return [];
};

export const PICKS: readonly (readonly [name: string, answer: Handler])[] = [
  ['PickInfoUpdate', pickInfoUpdate],
  ['PickDelete', pickDelete],
];
