// The words with which somebody is sent away.
import type { Codec } from '../../protocol/packet/codec.ts';
import { writePacket } from '../../protocol/packet/packet.ts';
import { NULL_UUID } from '../../protocol/uuid.ts';
import { fitting } from '../fitting.ts';

/** For viewers of whom we know no ids; they do not compare them. */
const NOBODY = { id: NULL_UUID, sessionId: NULL_UUID };

/** What a viewer is told whose circuit was lost with an earlier grid: a whole datagram, of no circuit. */
export function restartedDatagram(codec: Codec): Uint8Array {
  const body = kickBody(codec, NOBODY, 'The sandbox was restarted. Please log in again.');
  return writePacket({ sequence: 1, reliable: false, zerocoded: false, body });
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
