// Friends: who is here, and how one becomes a friend.
import type { Agent } from '../agent.ts';
import { chunks } from '../chunks.ts';
import { FRIEND_RIGHT } from '../friends.ts';
import { type Say, say } from '../say.ts';
import type { Scene } from '../scene.ts';
import { REGION_SIZE } from '../terrain/height.ts';
import type { Handler } from './handler.ts';
import { DIALOG, instantMessage, present } from './instant-message.ts';

/** Friends in one notification: 16 bytes each. */
const FRIENDS_PER_PACKET = 60;

/** [friends.answer.1] The offer is taken: both are told, and that the other is here. */
export const acceptFriendship: Handler = (agent, message, scene) => {
  const id = message.uuid('TransactionBlock', 'TransactionID');
  const from = scene.friends.answer(id, agent.id);
  if (from === undefined) return [];
  scene.friends.befriend(agent.id, from);
  const other = present(from, scene);
  if (other === undefined) return [];
  return [
    instantMessage(other, agent, { dialog: DIALOG.friendshipAccepted, id, text: '' }, scene),
    online(other.id, [agent.id]),
    online(agent.id, [other.id]),
  ];
};

/** [friends.answer.1] It is not. */
export const declineFriendship: Handler = (agent, message, scene) => {
  const id = message.uuid('TransactionBlock', 'TransactionID');
  const other = present(scene.friends.answer(id, agent.id) ?? '', scene);
  if (other === undefined) return [];
  return [instantMessage(other, agent, { dialog: DIALOG.friendshipDeclined, id, text: '' }, scene)];
};

/** [friends.end.1] Both lose each other. */
export const terminateFriendship: Handler = (agent, message, scene) => {
  const otherId = message.uuid('ExBlock', 'OtherID');
  if (!scene.friends.part(agent.id, otherId)) return [];
  const pairs = [
    [agent.id, otherId],
    [otherId, agent.id],
  ] as const;
  return pairs.flatMap(([to, OtherID]) =>
    present(to, scene) === undefined
      ? []
      : [say(to, 'TerminateFriendship', { AgentData: { AgentID: to }, ExBlock: { OtherID } })],
  );
};

/** [friends.rights.1] Both are told; who may not see it any more is told that one has gone. */
export const grantUserRights: Handler = (agent, message, scene) =>
  message.instances('Rights').flatMap((at) => {
    const friendId = message.uuid('Rights', 'AgentRelated', at);
    const given = scene.friends.grant(agent.id, friendId, message.s32('Rights', 'RelatedRights', at));
    if (given === undefined) return [];
    const friend = present(friendId, scene);
    const blocks = { AgentData: { AgentID: agent.id }, Rights: [{ AgentRelated: friendId, RelatedRights: given }] };
    const told = [agent, ...(friend === undefined ? [] : [friend])];
    return told.map(({ id }) => say(id, 'ChangeUserRights', blocks));
  });

/** [friends.find.1] Where a friend is who lets one see it; of others nothing is said. */
export const findAgent: Handler = (agent, message, scene) => {
  const preyId = message.uuid('AgentBlock', 'Prey');
  const bond = scene.friends.of(agent.id).find(({ id }) => id === preyId);
  const prey = present(preyId, scene);
  if (prey === undefined || bond === undefined || (bond.rightsHas & FRIEND_RIGHT.map) === 0) return [];
  const [x, y] = prey.body.position;
  const corner = { x: prey.place.gridX * REGION_SIZE, y: prey.place.gridY * REGION_SIZE };
  const LocationBlock = [{ GlobalX: corner.x + x, GlobalY: corner.y + y }];
  return [say(agent.id, 'FindAgent', { AgentBlock: { Hunter: agent.id, Prey: preyId }, LocationBlock })];
};

/** [friends.card.1] A card that one offers, and its answer, are passed on. */
export const offerCallingCard: Handler = (agent, message, scene) => {
  const other = present(message.uuid('AgentBlock', 'DestID'), scene);
  if (other === undefined) return [];
  const TransactionID = message.uuid('AgentBlock', 'TransactionID');
  scene.friends.offer(TransactionID, { from: agent.id, to: other.id });
  const AgentBlock = { DestID: other.id, TransactionID };
  return [say(other.id, 'OfferCallingCard', { AgentData: { AgentID: agent.id }, AgentBlock })];
};
export const acceptCallingCard = cardAnswer('AcceptCallingCard');
export const declineCallingCard = cardAnswer('DeclineCallingCard');

function cardAnswer(name: 'AcceptCallingCard' | 'DeclineCallingCard'): Handler {
  return (agent, message, scene) => {
    const TransactionID = message.uuid('TransactionBlock', 'TransactionID');
    const other = present(scene.friends.answer(TransactionID, agent.id) ?? '', scene);
    if (other === undefined) return [];
    return [say(other.id, name, { AgentData: { AgentID: agent.id }, TransactionBlock: { TransactionID } })];
  };
}

/** [friends.here.1] Somebody has come: it is told which friends are here, and they are told that it is. */
export function greetFriends(agent: Agent, scene: Scene): readonly Say[] {
  const bonds = scene.friends.of(agent.id);
  const friends = bonds.filter(({ rightsHas }) => sees(rightsHas)).flatMap(({ id }) => present(id, scene) ?? []);
  const watchers = bonds.filter(({ rightsGiven }) => sees(rightsGiven)).flatMap(({ id }) => present(id, scene) ?? []);
  return [
    ...chunks(friends, FRIENDS_PER_PACKET).map((group) =>
      online(
        agent.id,
        group.map(({ id }) => id),
      ),
    ),
    ...watchers.map((friend) => online(friend.id, [agent.id])),
  ];
}

/** [friends.here.1] Somebody has gone. */
export function leaveFriends(agent: Agent, scene: Scene): readonly Say[] {
  return scene.friends.of(agent.id).flatMap(({ id, rightsGiven }) => {
    const friend = present(id, scene);
    return friend === undefined || !sees(rightsGiven) ? [] : [offline(friend.id, agent.id)];
  });
}

/** [friends.here.2] Who has these ids, is a friend, and is here as far as one may see it. */
export function whoIsOnline(agent: Agent, ids: readonly string[], scene: Scene): readonly Say[] {
  const bonds = scene.friends.of(agent.id).filter(({ id }) => ids.includes(id));
  return bonds.map(({ id, rightsHas }) => {
    const isSeen = sees(rightsHas) && present(id, scene) !== undefined;
    return isSeen ? online(agent.id, [id]) : offline(agent.id, id);
  });
}

/** [friends.rights.1] Whether who has these rights is told who comes and goes. */
function sees(rights: number): boolean {
  return (rights & FRIEND_RIGHT.online) !== 0;
}

function online(to: string, ids: readonly string[]): Say {
  return say(to, 'OnlineNotification', { AgentBlock: ids.map((AgentID) => ({ AgentID })) });
}

function offline(to: string, AgentID: string): Say {
  return say(to, 'OfflineNotification', { AgentBlock: [{ AgentID }] });
}
