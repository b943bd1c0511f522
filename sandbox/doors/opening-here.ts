// Whether a circuit may open behind a certain door.
import type { Codec } from '../../protocol/packet/codec.ts';
import { readPacket } from '../../protocol/packet/packet.ts';
import type { Sessions } from '../sessions.ts';
import { type Connection, isLeaving } from './connection.ts';
import { judgeOpening, type Opening } from './opening.ts';
import { isExpectedAt } from './presence.ts';

/** Where somebody wants to open a circuit. */
export interface Entry {
  readonly door: number;
  /** The circuit that is there already. */
  readonly here: Connection | undefined;
}

/** A login that says goodbye opens nothing elsewhere any more. Undefined = the bytes are no packet. */
export function judgeHere(
  bytes: Uint8Array,
  { door, here }: Entry,
  codec: Codec,
  sessions: Sessions,
): Opening | undefined {
  const packet = readPacket(bytes);
  if ('malformed' in packet) return undefined;
  const asked = judgeOpening(packet, codec, sessions);
  if ('session' in asked && !isExpectedAt(asked.session, door)) return { refused: 'otherRegion' };
  const isOver = 'session' in asked && asked.session !== here?.session && isLeaving(asked.session);
  return isOver ? { refused: 'unknownCode' } : asked;
}
