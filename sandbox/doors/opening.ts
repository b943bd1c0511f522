// UseCircuitCode: who may open a circuit. Whoever may not gets no answer, as on every grid, but those who started
// the grid are told why.
import type { OpeningRefusal } from '../../contract/figures.ts';
import type { Codec } from '../../protocol/packet/codec.ts';
import { Message } from '../../protocol/packet/message.ts';
import { type Packet, readMessageId } from '../../protocol/packet/packet.ts';
import type { Session, Sessions } from '../sessions.ts';

const USE_CIRCUIT_CODE = 'UseCircuitCode';

/** [session.open.1] */
export const REFUSAL_WORDS: Readonly<Record<OpeningRefusal, string>> = {
  malformed: 'the message is not whole',
  zeroCode: 'its circuit code is 0',
  unknownCode: 'no login was given its circuit code, or that login is over',
  sessionMismatch: 'its session id is not that of the login with this circuit code',
  agentMismatch: 'its agent id is not that of the login with this circuit code',
  otherRegion: 'this region was not told of its circuit code',
};

export type Opening = { readonly session: Session } | { readonly refused: OpeningRefusal };

/** Checks a UseCircuitCode against the logins. */
export function judgeOpening(packet: Packet, codec: Codec, sessions: Sessions): Opening {
  const decoded = codec.decode(packet.body);
  if ('unknown' in decoded || decoded.problems.length > 0) return { refused: 'malformed' };
  const message = new Message(decoded);
  const code = message.u32('CircuitCode', 'Code');
  if (code === 0) return { refused: 'zeroCode' };
  const session = sessions.byCode(code);
  if (session === undefined) return { refused: 'unknownCode' };
  if (message.uuid('CircuitCode', 'SessionID') !== session.sessionId) return { refused: 'sessionMismatch' };
  if (message.uuid('CircuitCode', 'ID') !== session.id) return { refused: 'agentMismatch' };
  return { session };
}

/** Whether a datagram is a UseCircuitCode, as far as its header says. */
export function isOpening(datagram: Uint8Array, codec: Codec): boolean {
  const numberId = readMessageId(datagram);
  return numberId !== undefined && codec.byId(numberId)?.name === USE_CIRCUIT_CODE;
}
