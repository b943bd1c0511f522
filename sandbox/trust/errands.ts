// What a region has to say to its neighbour about a session, as it travels between them.
import type { LooseMessage } from '../../protocol/packet/codec.ts';
import type { Message } from '../../protocol/packet/message.ts';
import type { Session, Sessions } from '../sessions.ts';
import { arrivalBlocks, arrivalIn, axesOf } from '../travel/hand-over.ts';
import type { Arrival } from '../world/agent.ts';
import type { Body } from '../world/motion.ts';
import type { Region } from '../world/region.ts';
import type { Said } from './said.ts';

export type Errand =
  /** The neighbour gets to know the session, or forgets it. */
  | { readonly word: 'AddCircuitCode' | 'KillChildAgents'; readonly session: Session }
  /** Its agent will come. */
  | { readonly word: 'ChildAgentUpdate'; readonly session: Session; readonly arrival: Arrival };

/** @param to the region that is told */
export function blocksOf(errand: Errand, to: Region): LooseMessage {
  const { circuitCode, id, sessionId } = errand.session;
  switch (errand.word) {
    case 'AddCircuitCode':
      return { CircuitCode: { Code: circuitCode, SessionID: sessionId, AgentID: id } };
    case 'KillChildAgents':
      return { IDBlock: { AgentID: id } };
    case 'ChildAgentUpdate':
      return arrivalBlocks(errand.session, to, errand.arrival);
  }
}

/** [child.announce.1] The session of which an AddCircuitCode speaks, if all three ids are its own. */
export function announcedBy(message: Message, sessions: Sessions): Session | undefined {
  const session = sessions.byCode(message.u32('CircuitCode', 'Code'));
  const isItsOwn =
    session?.id === message.uuid('CircuitCode', 'AgentID') &&
    session.sessionId === message.uuid('CircuitCode', 'SessionID');
  return isItsOwn ? session : undefined;
}

/** [travel.hand.1] What a ChildAgentUpdate hands over, if it names a session that lives and a place. */
export function handedOverBy(message: Message, sessions: Sessions): Errand | undefined {
  const session = sessions.byAgent(message.uuid('AgentData', 'AgentID'));
  const arrival = arrivalIn(message);
  if (session === undefined || arrival === undefined) return undefined;
  if (session.sessionId !== message.uuid('AgentData', 'SessionID')) return undefined;
  return { word: 'ChildAgentUpdate', session, arrival };
}

/** The session of which ChildAgentAlive or ChildAgentPositionUpdate speaks, if all three ids are its own. */
export function spokenOfIn(message: Message, sessions: Sessions): Session | undefined {
  const session = sessions.byCode(message.u32('AgentData', 'ViewerCircuitCode'));
  const isItsOwn =
    session?.id === message.uuid('AgentData', 'AgentID') &&
    session.sessionId === message.uuid('AgentData', 'SessionID');
  return isItsOwn ? session : undefined;
}

/** [child.position.1] Where an agent is that a neighbour knows, in the coordinates of the region in which it stands. */
export function positionWord({ circuitCode, id, sessionId }: Session, { handle }: Region, body: Body): Said {
  const AgentData = {
    ...{ RegionHandle: handle, ViewerCircuitCode: circuitCode, AgentID: id, SessionID: sessionId },
    ...{ AgentPos: body.position, AgentVel: body.velocity, Center: body.position },
    ...axesOf(body.rotation),
  };
  return { name: 'ChildAgentPositionUpdate', blocks: { AgentData }, reliable: false };
}

/** [child.alive.1] */
export function aliveWord({ circuitCode, id, sessionId }: Session): Said {
  const AgentData = { ViewerCircuitCode: circuitCode, AgentID: id, SessionID: sessionId };
  return { name: 'ChildAgentAlive', blocks: { AgentData }, reliable: false };
}
