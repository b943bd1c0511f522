// From the open circuit to the standing avatar, in the order that is safe for every client at once.

import { fullName } from '../../person.ts';
import type { Agent } from '../agent.ts';
import { once, type Say, say, tell } from '../say.ts';
import type { Scene } from '../scene.ts';
import { turned } from '../vector.ts';
import { animationsOf, chooseAnimations } from './animation.ts';
import { appearanceOf } from './appearance.ts';
import { newMap, seenAtOnce, spread } from './audience.ts';
import { introduce } from './avatar.ts';
import { greetFriends } from './friends.ts';
import type { Handler } from './handler.ts';
import { land } from './land.ts';
import { overlay, ownParcel } from './parcel.ts';
import { firstPeriods } from './periodic.ts';
import { attires, portraits } from './portrait.ts';
import { nameCached, showPrims } from './prim-view.ts';
import { regionHandshake } from './region-facts.ts';

const CHANNEL = 'Rezbench Sandbox';
const FULL_HEALTH = 100;

/**
 * [arrival.order.1] The ack of UseCircuitCode is the whole answer for an agent that will stand here: some clients lose a
 * RegionHandshake that comes right with it, and ask for it by CompleteAgentMovement.
 */
export const useCircuitCode: Handler = () => [];

/** [arrival.order.2] The agent is here: the region's facts, then where it stands. Asked again, said again. */
export const completeAgentMovement: Handler = (agent, _message, scene) => {
  const arrives = agent.presence === 'expected';
  if (agent.presence === 'leaving') return [];
  agent.presence = 'standing';
  if (arrives) agent.movedAt = scene.now;
  if (arrives && agent.isWatching) return crossOver(agent, scene);
  const answer = [regionHandshake(agent.id, agent.place), movementComplete(agent, scene)];
  return arrives ? [{ kind: 'become-root', agent: agent.id }, ...answer, ...appear(agent, scene)] : answer;
};

/** [travel.cross.3] The viewer has looked into the region before: it lacks only its own avatar and the parcels. */
function crossOver(agent: Agent, scene: Scene): readonly Say[] {
  const says = [movementComplete(agent, scene), ...appear(agent, scene), ...portraits(agent.id, [agent], scene)];
  return [{ kind: 'become-root', agent: agent.id }, ...says, ...ownGround(agent, scene)];
}

/** What is told of the region only to those who stand in it. */
function ownGround(agent: Agent, scene: Scene): readonly Say[] {
  return [
    ...overlay(agent),
    say(agent.id, 'HealthMessage', { HealthData: { Health: FULL_HEALTH } }),
    ownParcel(agent, scene),
  ];
}

function movementComplete(agent: Agent, scene: Scene): Say {
  return say(agent.id, 'AgentMovementComplete', {
    AgentData: { AgentID: agent.id, SessionID: agent.sessionId },
    Data: {
      Position: agent.body.position,
      LookAt: turned([1, 0, 0], agent.body.rotation),
      RegionHandle: agent.place.handle,
      Timestamp: Math.floor(scene.date / 1000),
    },
    SimData: { ChannelVersion: CHANNEL },
  });
}

/** [arrival.others.1] Those who are here already see the newcomer. */
function appear(agent: Agent, scene: Scene): readonly Say[] {
  chooseAnimations(agent);
  const speak = once((to) => portraits(to, [agent], scene));
  return [
    ...spread(['whole', agent], scene.witnesses(agent), scene, speak),
    ...newMap(agent.place, agent, scene),
    ...greetFriends(agent, scene),
    tell({ event: 'arrived', agent: fullName(agent), region: agent.place.name }),
  ];
}

/** [arrival.order.3] The viewer is ready: itself, the others, the land, the parcels. */
export const regionHandshakeReply: Handler = (agent, message, scene) => {
  if (agent.presence !== 'standing') return [];
  if (!agent.isWatching) agent.due = firstPeriods(scene.now);
  agent.isWatching = true;
  const seen = seenAtOnce(agent, scene);
  return [
    ...introduce(agent.id, seen),
    ...attires(agent.id, seen, scene),
    ...knownPrims(agent, message.u32('RegionInfo', 'Flags'), scene),
    ...land(agent.id, agent.place),
    ...overlay(agent),
    ...seen.flatMap((avatar) => [appearanceOf(agent.id, avatar), animationsOf(agent.id, avatar)]),
    say(agent.id, 'HealthMessage', { HealthData: { Health: FULL_HEALTH } }),
    ownParcel(agent, scene),
  ];
};

/** [prim.cached.2] RegionHandshakeReply: the viewer wants everything in full, or has nothing that it could look up. */
const SEND_ALL = 1;
const CACHE_IS_EMPTY = 2;

/** [prim.cached.2] What stands in the region: whole, or named for a viewer that says it has been here before. */
function knownPrims(agent: Agent, flags: number, scene: Scene): readonly Say[] {
  const prims = scene.prims(agent.place).all();
  const hasCache = (flags & (SEND_ALL | CACHE_IS_EMPTY)) === 0;
  return (hasCache ? nameCached : showPrims)(agent.id, prims, agent.place);
}
