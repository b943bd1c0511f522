// What is said in matters of trust, and between regions, as it travels: ahead of everything that waits.
import type { Codec, LooseMessage } from '../../protocol/packet/codec.ts';
import type { Outgoing } from '../circuit/effects.ts';
import { fitting } from '../fitting.ts';

export interface Said {
  readonly name: string;
  readonly blocks: LooseMessage;
  readonly reliable: boolean;
}

/** Undefined: the template in force has no such message. */
export function outgoingOf(codec: Codec, { blocks, name, reliable }: Said): Outgoing | undefined {
  const message = codec.byName(name);
  if (message === undefined) return undefined;
  const body = codec.encode(name, fitting(message, blocks));
  return { name, body, reliable, zerocode: message.zerocoded, urgent: true };
}

/** [trust.deny.1] The refusal, which asks for a proof: unreliable, since the next refusal says the same. */
export function denialOf(endPointId: string): Said {
  return { name: 'DenyTrustedCircuit', blocks: { DataBlock: { EndPointID: endPointId } }, reliable: false };
}

/** [trust.digest.1] The proof. */
export function proofOf(endPointId: string, digest: string): Said {
  const Digest = Uint8Array.from(digest, (character) => character.charCodeAt(0));
  return { name: 'CreateTrustedCircuit', blocks: { DataBlock: { EndPointID: endPointId, Digest } }, reliable: false };
}
