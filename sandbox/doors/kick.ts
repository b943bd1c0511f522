// The words with which somebody is sent away.
import type { Codec } from '../../protocol/packet/codec.ts';
import { readPacket, writePacket } from '../../protocol/packet/packet.ts';
import { NULL_UUID } from '../../protocol/uuid.ts';
import { fitting } from '../fitting.ts';
import type { Session, Sessions } from '../sessions.ts';
import type { Connection } from './connection.ts';
import { rootConnection } from './presence.ts';

/** For viewers of whom we know no ids; they do not compare them. */
const NOBODY = { id: NULL_UUID, sessionId: NULL_UUID };

/**
 * What an endpoint is told that believes in a circuit which is not there: a whole datagram. Undefined = nothing.
 * [session.stale.1] KickUser logs a viewer out of the whole grid, so that only one of an earlier grid is told so; one that
 * stands somewhere else is told that it has nothing here.
 */
export function stalePacket(codec: Codec, session: Session | undefined): Uint8Array | undefined {
  if (session !== undefined && rootConnection(session)?.role !== 'root') return undefined;
  const body =
    session === undefined
      ? kickBody(codec, NOBODY, 'The sandbox was restarted. Please log in again.')
      : codec.encode('DisableSimulator', {});
  return writePacket({ sequence: 1, reliable: false, zerocoded: false, body });
}

/** The session in whose name packets speak; undefined if they name none that lives. */
export function sessionOf(packets: readonly Uint8Array[], codec: Codec, sessions: Sessions): Session | undefined {
  for (const datagram of packets) {
    const packet = readPacket(datagram);
    const decoded = 'malformed' in packet ? packet : codec.decode(packet.body);
    if (!('blocks' in decoded)) continue;
    const { AgentID, SessionID } = decoded.blocks.AgentData?.[0] ?? {};
    const session = typeof AgentID === 'string' ? sessions.byAgent(AgentID) : undefined;
    if (session !== undefined && session.sessionId === SessionID) return session;
  }
  return undefined;
}

/** What somebody is told whose circuit ends: KickUser logs a viewer out, so that a child circuit is only taken away. */
export function dismissal(codec: Codec, { role, session }: Pick<Connection, 'role' | 'session'>, reason: string) {
  if (role === 'root') return { name: 'KickUser', body: kickBody(codec, session, reason) };
  return { name: 'DisableSimulator', body: codec.encode('DisableSimulator', {}) };
}

/** Number and fields of a KickUser. */
export function kickBody(codec: Codec, who: typeof NOBODY, reason: string): Uint8Array {
  const message = codec.byName('KickUser');
  if (message === undefined) throw new Error('The template in force has no KickUser.');
  const blocks = {
    TargetBlock: { TargetIP: '0.0.0.0', TargetPort: 0 },
    UserInfo: { AgentID: who.id, SessionID: who.sessionId, Reason: reason },
  };
  return codec.encode(message.name, fitting(message, blocks));
}
