// From the open circuit to the standing avatar, in the order that is safe for every client at once.

import { fullName } from '../../person.ts';
import type { Agent } from '../agent.ts';
import { type Say, say, tell } from '../say.ts';
import type { Scene } from '../scene.ts';
import { LAND_LAYER } from '../terrain/layer.ts';
import { turned } from '../vector.ts';
import { animationsOf, chooseAnimations } from './animation.ts';
import { appearanceOf } from './appearance.ts';
import { introduce } from './avatar.ts';
import type { Handler } from './handler.ts';
import { overlay, parcelProperties } from './parcel.ts';
import { coarseLocations, firstPeriods } from './periodic.ts';
import { regionHandshake } from './region-facts.ts';

const CHANNEL = 'Rezbench Sandbox';
const FULL_HEALTH = 100;
/** [parcel.properties.2] The sequence id of an agent's own parcel. */
const OWN_PARCEL = 0;

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
  const answer = [regionHandshake(agent.id, agent.place), movementComplete(agent, scene)];
  return arrives ? [{ kind: 'become-root', agent: agent.id }, ...answer, ...appear(agent, scene)] : answer;
};

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
  return [
    ...scene.witnesses(agent).flatMap((other) => portrait(other.id, agent)),
    ...scene.witnesses(agent).map((other) => coarseLocations(other, scene)),
    tell({ event: 'arrived', agent: fullName(agent), region: agent.place.name }),
  ];
}

/** What one avatar looks like and does. */
export function portrait(to: string, avatar: Agent): readonly Say[] {
  return [introduce(to, avatar), appearanceOf(to, avatar), animationsOf(to, avatar)];
}

/** [arrival.order.3] The viewer is ready: itself, the others, the land, the parcels. */
export const regionHandshakeReply: Handler = (agent, _message, scene) => {
  if (agent.presence !== 'standing') return [];
  if (!agent.isWatching) agent.due = firstPeriods(scene.now);
  agent.isWatching = true;
  const others = scene.standing(agent.place).filter((other) => other !== agent);
  return [
    introduce(agent.id, agent),
    ...others.map((other) => introduce(agent.id, other)),
    ...land(agent),
    ...overlay(agent),
    ...[agent, ...others].flatMap((avatar) => [appearanceOf(agent.id, avatar), animationsOf(agent.id, avatar)]),
    say(agent.id, 'HealthMessage', { HealthData: { Health: FULL_HEALTH } }),
    parcelProperties(agent, { sequence: OWN_PARCEL, snap: false }, scene),
  ];
};

/** [land.layer.3] The whole land. */
function land(agent: Agent): readonly Say[] {
  return agent.place
    .layers()
    .map((Data) => say(agent.id, 'LayerData', { LayerID: { Type: LAND_LAYER }, LayerData: { Data } }));
}
