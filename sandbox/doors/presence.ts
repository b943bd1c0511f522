// Where a session may have circuits: one in the region of its avatar, and one in each neighbour that was told of it.
import type { Session } from '../sessions.ts';
import type { Connection } from './connection.ts';

/** Whether the region behind the door knows the session's circuit code. */
export function isExpectedAt(session: Session, door: number): boolean {
  return door === session.region || session.children.has(door);
}

/** Its circuit behind a door. */
export function connectionAt(session: Session, door: number): Connection | undefined {
  return door === session.region ? session.connection : session.children.get(door);
}

/** Its circuit behind a door from now on; undefined = it has none there. */
export function connect(session: Session, door: number, connection: Connection | undefined): void {
  if (door === session.region) session.connection = connection;
  else if (session.children.has(door)) session.children.set(door, connection);
}

/** It has gone. Whoever came in its place stays. */
export function disconnect(connection: Connection): void {
  const { door, session } = connection;
  if (connectionAt(session, door) === connection) connect(session, door, undefined);
}

/** Circuits in regions in which it does not stand. */
export function childrenOf({ children }: Session): readonly Connection[] {
  return [...children.values()].filter((connection) => connection !== undefined);
}

/** Whether it stands somewhere else. */
export function isChild({ door, session }: Connection): boolean {
  return door !== session.region;
}
