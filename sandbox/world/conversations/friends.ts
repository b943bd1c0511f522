// Friends: who is here, and how one becomes a friend.
import type { Agent } from '../agent.ts';
import { chunks } from '../chunks.ts';
import { type Say, say } from '../say.ts';
import type { Scene } from '../scene.ts';
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

/** [friends.here.1] Somebody has come: it is told which friends are here, and they are told that it is. */
export function greetFriends(agent: Agent, scene: Scene): readonly Say[] {
  const friends = scene.friends.of(agent.id).flatMap((id) => present(id, scene) ?? []);
  return [
    ...chunks(friends, FRIENDS_PER_PACKET).map((group) =>
      online(
        agent.id,
        group.map(({ id }) => id),
      ),
    ),
    ...friends.map((friend) => online(friend.id, [agent.id])),
  ];
}

/** [friends.here.1] Somebody has gone. */
export function leaveFriends(agent: Agent, scene: Scene): readonly Say[] {
  return scene.friends.of(agent.id).flatMap((id) => {
    const friend = present(id, scene);
    return friend === undefined ? [] : [say(friend.id, 'OfflineNotification', { AgentBlock: [{ AgentID: agent.id }] })];
  });
}

function online(to: string, ids: readonly string[]): Say {
  return say(to, 'OnlineNotification', { AgentBlock: ids.map((AgentID) => ({ AgentID })) });
}
