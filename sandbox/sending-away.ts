// How viewers are sent away: out of the grid, or out of a region in which they do not stand.
import type { Codec } from '../protocol/packet/codec.ts';
import type { Circuits } from './doors/circuits.ts';
import type { Connection } from './doors/connection.ts';
import { kickBody } from './doors/kick.ts';
import type { Turn } from './doors/owner.ts';

/** [session.kick.1] How long the goodbye of somebody who is kicked waits. */
export const KICK_LINGER_MS = 5000;

export interface SenderParts {
  readonly circuits: Circuits;
  readonly codec: Codec;
}

/** [session.kick.1] Logs a viewer out. One that is leaving already is left alone. */
export function kick({ circuits, codec }: SenderParts, connection: Connection, reason: string, turn: Turn): void {
  if (connection.goodbye !== undefined) return;
  const body = kickBody(codec, connection.session, reason);
  circuits.send(connection, { name: 'KickUser', body, reliable: true, zerocode: false, urgent: true }, turn);
  const goodbye = { reason: `kicked: ${reason}`, last: 'KickUser', until: turn.now + KICK_LINGER_MS };
  circuits.sayGoodbye(connection, goodbye, turn);
}

/** [child.leave.1] Takes a region next door away from a viewer, which stays where it stands. */
export function dismiss({ circuits, codec }: SenderParts, connection: Connection, reason: string, turn: Turn): void {
  if (connection.goodbye !== undefined) return;
  const name = 'DisableSimulator';
  const body = codec.encode(name, {});
  circuits.send(connection, { name, body, reliable: true, zerocode: false, urgent: true }, turn);
  circuits.sayGoodbye(connection, { reason, last: name, until: turn.now + KICK_LINGER_MS }, turn);
}
