// What the viewer of an agent that stands next door says on its circuit here: it looks in, and does not act.
import type { Fate } from '../contract/panel.ts';
import type { Message } from '../protocol/packet/message.ts';
import type { Delivery } from './delivery.ts';
import type { Circuits } from './doors/circuits.ts';
import type { Connection } from './doors/connection.ts';
import type { Turn } from './doors/owner.ts';
import type { Travel } from './travel/travel.ts';
import type { World } from './world/world.ts';

/** [child.circuit.2] Said on every circuit of a session; what they ask for is done where the agent stands. */
const ON_ALL_CIRCUITS: ReadonlySet<string> = new Set(['AgentPause', 'AgentResume']);

/** [child.circuit.2] */
const CLOSING: ReadonlySet<string> = new Set(['CloseCircuit', 'AgentQuitCopy']);

export interface ChildParts {
  readonly circuits: Circuits;
  readonly delivery: Delivery;
  readonly travel: Travel;
  readonly world: World;
}

/** [child.circuit.1] Whoever opens the circuit, or says so again, is told the region's facts. */
export function hearChild(parts: ChildParts, connection: Connection, message: Message, turn: Turn): Fate {
  const { circuits, delivery, travel, world } = parts;
  if (message.name === 'UseCircuitCode') {
    if (travel.isDestination(connection)) return 'handled';
    for (const fact of world.facts(connection.session.id, connection.door)) delivery.tell(connection, fact, turn);
    return 'handled';
  }
  if (message.name === 'RegionHandshakeReply') {
    delivery.perform(world.look(connection.session.id, connection.door, turn.now), turn);
    return 'handled';
  }
  if (CLOSING.has(message.name)) {
    circuits.end(connection, 'the viewer closed its circuit', turn);
    return 'handled';
  }
  return ON_ALL_CIRCUITS.has(message.name) ? 'handled' : 'unanswered';
}
