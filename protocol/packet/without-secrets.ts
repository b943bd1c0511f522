// A datagram without what opens doors: nothing stands in the fields that are secrets.
import { packedPlaces } from '../meaning/decoders/packed-places.ts';
import type { Piece } from '../meaning/decoders/piece.ts';
import { meaningOf } from '../meaning/meaning-of.ts';
import type { MessageTemplate } from '../template/model.ts';
import type { Codec } from './codec.ts';
import { readPacket, writePacket } from './packet.ts';
import { type FieldPlace, fieldPlaces } from './place.ts';

/** [meaning.secret.1] The same datagram with nothing in the fields that are secrets; one that cannot be read as it is. */
export function withoutSecrets(datagram: Uint8Array, codec: Codec): Uint8Array {
  const packet = readPacket(datagram);
  const message = 'malformed' in packet ? undefined : codec.decode(packet.body);
  if ('malformed' in packet || message === undefined || 'unknown' in message) return datagram;
  const secret = secretRanges(message.template, fieldPlaces(message.template, packet.body));
  if (secret.length === 0) return datagram;
  const body = packet.body.slice();
  for (const { end, start } of secret) body.fill(0, start, end);
  const { acks, extra, flags, sequence } = packet;
  return writePacket({ ...flags, sequence, extra, acks, body });
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/** Where they stand in the body: whole fields, and pieces of packed ones. */
function secretRanges(message: MessageTemplate, places: readonly FieldPlace[]): readonly Range[] {
  const packed = HAVE_INNER_SECRETS.has(message.name) ? packedPlaces(message, places) : [];
  const inner = packed.flatMap(({ pieces, start }) =>
    secretPieces(pieces).map((piece) => ({ start: start + piece.start, end: start + piece.end })),
  );
  return [...places.filter((place) => isSecret(message, place)), ...inner];
}

/** Taking all other packed bytes apart, land above all, would take long and find nothing. [meaning.transfer.1] */
const HAVE_INNER_SECRETS: ReadonlySet<string> = new Set(['TransferRequest', 'TransferInfo']);

function secretPieces(pieces: readonly Piece[]): readonly Piece[] {
  return pieces.flatMap((piece) => (piece.isSecret === true ? [piece] : secretPieces(piece.pieces)));
}

function isSecret(message: MessageTemplate, place: { readonly block: string; readonly field: string }): boolean {
  const block = message.blocks.find(({ name }) => name === place.block);
  const field = block?.fields.find(({ name }) => name === place.field);
  return block !== undefined && field !== undefined && meaningOf(message.name, block, field)?.kind === 'secret';
}
