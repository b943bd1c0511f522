// A datagram without what opens doors: nothing stands in the fields that are secrets.
import { meaningOf } from '../meaning/meaning-of.ts';
import type { MessageTemplate } from '../template/model.ts';
import type { Codec } from './codec.ts';
import { readPacket, writePacket } from './packet.ts';
import { fieldPlaces } from './place.ts';

/** [meaning.secret.1] The same datagram with nothing in the fields that are secrets; one that cannot be read as it is. */
export function withoutSecrets(datagram: Uint8Array, codec: Codec): Uint8Array {
  const packet = readPacket(datagram);
  const message = 'malformed' in packet ? undefined : codec.decode(packet.body);
  if ('malformed' in packet || message === undefined || 'unknown' in message) return datagram;
  const secret = fieldPlaces(message.template, packet.body).filter((place) => isSecret(message.template, place));
  if (secret.length === 0) return datagram;
  const body = packet.body.slice();
  for (const { end, start } of secret) body.fill(0, start, end);
  const { acks, extra, flags, sequence } = packet;
  return writePacket({ ...flags, sequence, extra, acks, body });
}

function isSecret(message: MessageTemplate, place: { readonly block: string; readonly field: string }): boolean {
  const block = message.blocks.find(({ name }) => name === place.block);
  const field = block?.fields.find(({ name }) => name === place.field);
  return block !== undefined && field !== undefined && meaningOf(message.name, block, field)?.kind === 'secret';
}
