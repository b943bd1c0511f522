// An avatar on its way: where and how it comes out in another region, as regions tell it to each other.
import type { LooseMessage } from '../../protocol/packet/codec.ts';
import type { Message } from '../../protocol/packet/message.ts';
import type { Session } from '../sessions.ts';
import type { Arrival } from '../world/agent.ts';
import type { Region } from '../world/region.ts';
import { type Quaternion, turned, unit, vectorOf, ZERO } from '../world/vector.ts';

/** [travel.hand.1] What a region tells the next one of an agent that is about to come: ChildAgentUpdate. */
export function arrivalBlocks(session: Session, to: Region, arrival: Arrival): LooseMessage {
  const { controls, position, rotation, velocity } = arrival;
  return {
    AgentData: {
      ...{ RegionHandle: to.handle, ViewerCircuitCode: session.circuitCode },
      ...{ AgentID: session.id, SessionID: session.sessionId },
      ...{ AgentPos: position, AgentVel: velocity, Center: position, ...axesOf(rotation) },
      ...{ ChangedGrid: true, HeadRotation: rotation, BodyRotation: rotation },
      ...{ ControlFlags: controls.flags, AlwaysRun: controls.alwaysRun },
    },
  };
}

/** The same, as the next region reads it; undefined = it names no place. */
export function arrivalIn(message: Message): Arrival | undefined {
  const position = vectorOf(message.vector('AgentData', 'AgentPos'));
  if (position === undefined) return undefined;
  return {
    position,
    velocity: vectorOf(message.vector('AgentData', 'AgentVel')) ?? ZERO,
    rotation: unit(message.rotation('AgentData', 'BodyRotation')),
    controls: {
      flags: message.u32('AgentData', 'ControlFlags'),
      alwaysRun: message.bool('AgentData', 'AlwaysRun'),
    },
  };
}

/** Forward, left and up of a body, as these messages name them. */
export function axesOf(rotation: Quaternion) {
  return {
    AtAxis: turned([1, 0, 0], rotation),
    LeftAxis: turned([0, 1, 0], rotation),
    UpAxis: turned([0, 0, 1], rotation),
  };
}
