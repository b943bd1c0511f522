// What happens to the circuits of agents, and what it means: to the world, to those on their way, to the session.
import type { Delivery } from './delivery.ts';
import type { Departures } from './departures.ts';
import type { Circuits } from './doors/circuits.ts';
import type { Connection } from './doors/connection.ts';
import type { CircuitsOwner, Turn } from './doors/owner.ts';
import { connectionAt, disconnect, isChild, rootConnection } from './doors/presence.ts';
import type { Travel } from './travel/travel.ts';
import type { World } from './world/world.ts';

export interface NewsParts {
  readonly circuits: Circuits;
  readonly delivery: Delivery;
  readonly departures: Departures;
  readonly travel: Travel;
  readonly world: World;
}

/** @param parts asked when something happens: circuits are there before everything else is */
export function circuitNews(
  parts: () => NewsParts,
): Pick<CircuitsOwner, 'opened' | 'acked' | 'blocked' | 'leaving' | 'closed'> {
  return {
    opened: (connection, turn) => opened(parts(), connection, turn),
    acked: (connection, name) => {
      if (name === 'AgentMovementComplete' && !isChild(connection)) parts().travel.settled(connection.session);
    },
    blocked: (connection, isBlocked, turn) => {
      const { delivery, world } = parts();
      const { door, session } = connection;
      const says = isChild(connection)
        ? world.blockView(session.id, door, [isBlocked, turn.now])
        : world.block(session.id, isBlocked, turn.now);
      delivery.perform(says, turn);
    },
    // [child.leave.1] Where it stands no more, nobody next door need know it.
    leaving: (connection, turn) => {
      const { session } = connection;
      if (rootConnection(session) === connection) parts().departures.leaving(session, turn);
    },
    closed: (connection, reason, turn) => closed(parts(), connection, reason, turn),
  };
}

/** [session.pause.1] A viewer that asked for a pause may be silent on a circuit that it opens later as well. */
function opened({ circuits, delivery, travel, world }: NewsParts, connection: Connection, turn: Turn): void {
  const { id } = connection.session;
  if (world.pauseOf(id)?.isPaused) circuits.allowPause(connection, true, turn);
  if (!isChild(connection)) delivery.perform(world.handshake(id, turn.now), turn);
  else if (!travel.isDestination(connection)) travel.opened(connection);
}

/** The viewer of a child may come back. Who was told to go elsewhere may leave its root behind; for others it is the end. */
function closed({ departures, travel, world }: NewsParts, connection: Connection, reason: string, turn: Turn): void {
  const { door, session } = connection;
  if (isChild(connection)) {
    disconnect(connection);
    if (connectionAt(session, door) === undefined) world.lookAway(session.id, door);
  } else if (travel.isGoing(session) && connection.goodbye === undefined) disconnect(connection);
  else if (rootConnection(session) === connection) departures.end(session, reason, turn);
}
