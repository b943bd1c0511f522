// Where a session may have circuits: one in the region of its avatar, and one in each neighbour that was told of it.
import type { Session } from '../sessions.ts';
import type { Connection } from './connection.ts';

/** Whether the region behind the door knows the session's circuit code. */
export function isExpectedAt(session: Session, door: number): boolean {
  return session.presences.has(door);
}

/** Its circuit behind a door. */
export function connectionAt(session: Session, door: number): Connection | undefined {
  return session.presences.get(door)?.connection;
}

/** Whether a circuit is the session's own, and not one that it had before the region forgot it. */
export function isOwnAt(session: Session, connection: Connection | undefined): boolean {
  return connection !== undefined && connectionAt(session, connection.door) === connection;
}

/** Its circuit behind a door from now on; undefined = it has none there. */
export function connect(session: Session, door: number, connection: Connection | undefined): void {
  const presence = session.presences.get(door);
  if (presence === undefined) return;
  presence.connection = connection;
  if (connection !== undefined) session.isUsed = true;
}

/** It has gone. Whoever came in its place stays. */
export function disconnect(connection: Connection): void {
  const { door, session } = connection;
  if (connectionAt(session, door) === connection) connect(session, door, undefined);
}

/** Circuits in regions in which it does not stand. */
export function childrenOf({ presences, region }: Session): readonly Connection[] {
  return [...presences.values()].flatMap(({ connection, door }) =>
    connection === undefined || door === region ? [] : [connection],
  );
}

/** Its circuit in the region in which it stands, or will. */
export function rootConnection(session: Session): Connection | undefined {
  return connectionAt(session, session.region);
}

/** Whether it stands somewhere else. */
export function isChild({ door, session }: Connection): boolean {
  return door !== session.region;
}
