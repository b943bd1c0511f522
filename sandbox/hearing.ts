// What is said on the circuits of agents, and who hears it: the world, if the agent stands where it speaks.
import type { Fate } from '../contract/panel.ts';
import type { Codec } from '../protocol/packet/codec.ts';
import { Message } from '../protocol/packet/message.ts';
import type { Packet } from '../protocol/packet/packet.ts';
import { hearChild } from './children.ts';
import type { Delivery } from './delivery.ts';
import type { Circuits } from './doors/circuits.ts';
import type { Connection } from './doors/connection.ts';
import type { Turn } from './doors/owner.ts';
import { childrenOf, isChild } from './doors/presence.ts';
import type { Travel } from './travel/travel.ts';
import type { World } from './world/world.ts';

const ARRIVAL = 'CompleteAgentMovement';

export interface HearingParts {
  readonly circuits: Circuits;
  readonly delivery: Delivery;
  readonly travel: Travel;
  readonly world: World;
}

/** One message of an agent; what became of it. */
export function hear(parts: HearingParts, codec: Codec, { connection, packet }: Spoken, turn: Turn): Fate {
  const decoded = codec.decode(packet.body);
  if ('unknown' in decoded) return 'unknown';
  const message = new Message(decoded);
  // [travel.arrive.1] A child that says this where it is expected is the root from now on.
  const isRoot = !isChild(connection) || (message.name === ARRIVAL && parts.travel.arrive(connection, turn));
  return isRoot ? hearRoot(parts, connection, message, turn) : hearChild(parts, connection, message, turn);
}

export interface Spoken {
  readonly connection: Connection;
  readonly packet: Packet;
}

function hearRoot(parts: HearingParts, connection: Connection, message: Message, turn: Turn): Fate {
  const { circuits, delivery, world } = parts;
  const { session } = connection;
  const wasPaused = world.pauseOf(session.id)?.isPaused === true;
  const { answered, says } = world.hear(session.id, message, turn.now);
  delivery.perform(says, turn);
  if (message.name === 'UseCircuitCode') sayAgain(parts, connection, turn);
  if (message.name === 'AgentThrottle') circuits.throttle(connection, message, turn);
  const isPaused = world.pauseOf(session.id)?.isPaused === true;
  for (const one of isPaused === wasPaused ? [] : [connection, ...childrenOf(session)]) {
    circuits.allowPause(one, isPaused, turn);
  }
  connection.pause = world.pauseOf(session.id);
  return answered ? 'handled' : 'unanswered';
}

/** [session.open.3] The viewer opens its circuit anew: it is told the region's facts, which a first UseCircuitCode does not ask for. */
function sayAgain({ delivery, travel, world }: HearingParts, connection: Connection, turn: Turn): void {
  if (!connection.isWelcome || travel.isDestination(connection)) return;
  for (const fact of world.facts(connection.session.id, connection.door)) delivery.tell(connection, fact, turn);
}
