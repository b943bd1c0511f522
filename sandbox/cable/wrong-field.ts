// A field that says something else than its sender did: as many bytes, and every one of them another.
import type { Codec } from '../../protocol/packet/codec.ts';
import { lengthBytes } from '../../protocol/packet/field.ts';
import { readPacket, writePacket } from '../../protocol/packet/packet.ts';
import { type FieldPlace, fieldPlaces } from '../../protocol/packet/place.ts';
import type { MessageTemplate } from '../../protocol/template/model.ts';
import type { Random } from '../words.ts';

/**
 * [circuit.fault.10] The datagram with other bytes in a field of all instances of its block; undefined if it has no such field, or
 * one without bytes. @param path `Block.Field`, as the template in force calls them
 */
export function withWrongField(bytes: Uint8Array, path: string, codec: Codec, random: Random): Uint8Array | undefined {
  const packet = readPacket(bytes);
  const message = 'malformed' in packet ? undefined : codec.byId(packet.numberId);
  if ('malformed' in packet || message === undefined) return undefined;
  const places = placesOf(message, packet.body, path).filter(({ end, start }) => end > start);
  if (places.length === 0) return undefined;
  const body = packet.body.slice();
  for (const place of places) spoil(body, place, random);
  const { acks, extra, flags, sequence } = packet;
  const { reliable, resent, zerocoded } = flags;
  return writePacket({ sequence, reliable, resent, zerocoded, extra, acks, body });
}

/** Where the field stands, without the bytes that say how long it is. */
function placesOf(message: MessageTemplate, body: Uint8Array, path: string): readonly FieldPlace[] {
  const [wantedBlock, wantedField] = path.split('.');
  const fields = message.blocks.find(({ name }) => name === wantedBlock)?.fields;
  const field = fields?.find(({ name }) => name === wantedField);
  if (field === undefined) return [];
  const prefix = field.type === 'Variable' ? lengthBytes(field.size) : 0;
  return fieldPlaces(message, body)
    .filter((place) => place.block === wantedBlock && place.field === wantedField)
    .map((place) => ({ ...place, start: place.start + prefix }));
}

/** Of a truth value only the bit that counts: any other one would leave it true. */
function spoil(body: Uint8Array, { end, start, type }: FieldPlace, random: Random): void {
  for (let at = start; at < end; at += 1) {
    const change = type === 'BOOL' ? 1 : 1 + Math.floor(random() * 255);
    body[at] = (body[at] ?? 0) ^ change;
  }
}
