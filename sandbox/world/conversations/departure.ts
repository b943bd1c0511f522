// Leaving, politely or not.
import { NULL_UUID } from '../../../protocol/uuid.ts';
import { fullName } from '../../person.ts';
import type { Agent } from '../agent.ts';
import { type Say, say, tell } from '../say.ts';
import type { Scene } from '../scene.ts';
import { putAway } from './attachments.ts';
import { newMap, toOthers } from './audience.ts';
import { vanish } from './avatar.ts';
import { leaveFriends } from './friends.ts';
import type { Handler } from './handler.ts';
import { killed } from './prim-view.ts';

/** [departure.logout.1] Answered every time; the first time the avatar goes as well. */
export const logoutRequest: Handler = (agent, _message, scene) => {
  const reply = say(agent.id, 'LogoutReply', {
    AgentData: { AgentID: agent.id, SessionID: agent.sessionId },
    InventoryData: [{ ItemID: NULL_UUID }],
  });
  if (agent.presence === 'leaving') return [reply];
  return [
    reply,
    ...disappear(agent, scene),
    tell({ event: 'logout', agent: fullName(agent) }),
    { kind: 'farewell', agent: agent.id },
  ];
};

/** [departure.close.1] A viewer that closes its circuit is gone; nobody answers it. */
export const closeCircuit: Handler = (agent, _message, scene) => {
  if (agent.presence === 'leaving') return [];
  // Whoever was told to go elsewhere leaves only the circuit.
  const says = agent.travel === 'none' ? disappear(agent, scene) : [];
  return [...says, { kind: 'farewell', agent: agent.id }];
};

/** [departure.others.1] The others see the avatar go, and what it wears. */
export function disappear(agent: Agent, scene: Scene): readonly Say[] {
  const wasStanding = agent.presence === 'standing';
  const attire = putAway(agent, scene);
  agent.presence = 'leaving';
  agent.isWatching = false;
  if (!wasStanding) return [];
  return [
    ...toOthers(agent, scene, (to) => [vanish(to, agent), ...killed(to, attire)]),
    ...newMap(agent.place, agent, scene),
    ...leaveFriends(agent, scene),
  ];
}
