// Any message of the template, written by a person or a script as JSON.
import type { Codec } from '../protocol/packet/codec.ts';
import { datagramFromJson } from '../protocol/packet/json-reader.ts';
import { readPacket } from '../protocol/packet/packet.ts';
import { EXPANDED_LIMIT } from '../protocol/packet/zerocode.ts';

/** Number and fields of a message whose blocks are written as `decode` prints them, or why that cannot be done. */
export function bodyFromJson(
  codec: Codec,
  message: string,
  blocks: unknown,
): Uint8Array | { readonly problem: string } {
  const flags = { zerocoded: false, reliable: true, resent: false, acks: false };
  const datagram = datagramFromJson(codec, { flags, sequence: 0, extra: '', message, blocks, acks: [] });
  if ('problem' in datagram) return datagram;
  // Viewers throw away what expands to more.
  if (datagram.length > EXPANDED_LIMIT) return { problem: `The message has more than ${EXPANDED_LIMIT} bytes.` };
  const packet = readPacket(datagram);
  return 'malformed' in packet ? { problem: `The message cannot be sent: ${packet.malformed}.` } : packet.body;
}
