// One datagram, opened as far as it can be: facts of its header, lines of its tree, and the bytes each of them stands in.
import type { WholeRow } from '../../contract/panel.ts';
import { concatBytes, toHex } from '../../protocol/bytes.ts';
import type { Codec, DecodedMessage } from '../../protocol/packet/codec.ts';
import { messageName } from '../../protocol/packet/name.ts';
import { numberText } from '../../protocol/packet/number.ts';
import { type Packet, readHeader, SHORTEST_PACKET } from '../../protocol/packet/packet.ts';
import { type FieldPlace, fieldPlaces } from '../../protocol/packet/place.ts';
import { type WireMap, wireMap } from '../../protocol/packet/wire.ts';
import { HEADER_BYTES } from '../../protocol/packet/zerocode.ts';
import type { ByteRange } from '../bytes/layout.ts';
import { FLAG_WORDS, flagLetters } from '../table/look.ts';
import { byteSize } from '../words.ts';
import { type HeightPicture, heightPicture } from './heights.ts';
import { type PackedFields, packedFields, placedPieces } from './packed.ts';
import { treeOf } from './tree.ts';
import { partOf, type TreeLine } from './tree-line.ts';
import { pairs } from './value.ts';

/** A stretch of a datagram with a meaning. */
export interface Part {
  readonly id: string;
  readonly wire: ByteRange;
  /** The same in the expanded packet; undefined for the acks, which are cut off before. */
  readonly expanded: ByteRange | undefined;
  /** How deep it lies: 0 for whole fields, then pieces of them. */
  readonly depth: number;
}

export interface Fact {
  readonly label: string;
  readonly value: string;
  /** The part that this fact was read from. */
  readonly part: string | undefined;
}

export interface PacketView {
  readonly name: string;
  /** The message of the template that it is; undefined if the template has none. */
  readonly message?: string | undefined;
  readonly facts: readonly Fact[];
  readonly lines: readonly TreeLine[];
  readonly parts: readonly Part[];
  readonly wire: Uint8Array;
  /** Header and expanded body of a zero-coded datagram; undefined if it is what was on the wire. */
  readonly expanded: Uint8Array | undefined;
  /** What a layer of land looks like. */
  readonly heights?: HeightPicture | undefined;
  readonly problems: readonly string[];
  readonly remarks: readonly string[];
}

/** Opens the datagram of a row. What cannot be read is said in `problems`; its bytes are there all the same. */
export function viewPacket(row: WholeRow, codec: Codec): PacketView {
  const map = wireMap(row.bytes);
  if ('malformed' in map) return malformed(row, codec, map.malformed);
  const { packet } = map;
  const decoded = codec.decode(packet.body);
  const message = 'unknown' in decoded ? undefined : decoded;
  const places = message === undefined ? [] : fieldPlaces(message.template, packet.body);
  const packed: PackedFields = message === undefined ? new Map() : packedFields(message.template, places);
  return {
    name: messageName(codec, packet.numberId),
    message: message?.template.name,
    facts: factsOf(packet, message),
    lines: message === undefined ? [] : treeOf(message.template, places, packed),
    parts: [...partsOf(map, row.bytes, places), ...packedParts(map, packed)],
    wire: row.bytes,
    expanded: packet.flags.zerocoded ? expandedBytes(row.bytes, packet) : undefined,
    heights: heightPicture(message?.template.name ?? '', places),
    problems:
      message === undefined ? [`The template has no message ${numberText(packet.numberId)}.`] : message.problems,
    remarks: [...packet.remarks, ...(message?.remarks ?? [])],
  };
}

/** Ids of the parts that are no fields. */
export const HEADER_PARTS = {
  flags: 'header.flags',
  sequence: 'header.sequence',
  extraCount: 'header.extraCount',
  number: 'header.number',
  extra: 'header.extra',
  rest: 'header.rest',
  acks: 'header.acks',
} as const;

/**
 * The part to select when a byte is clicked: the innermost; the next one if several share the byte and one of them is
 * selected.
 */
export function partAt(
  parts: readonly Part[],
  where: { readonly offset: number; readonly in: 'wire' | 'expanded' },
  selected: string | undefined,
): string | undefined {
  const here = parts
    .filter((part) => {
      const range = part[where.in];
      return range !== undefined && where.offset >= range.start && where.offset < range.end;
    })
    .sort((a, b) => b.depth - a.depth);
  const next = here.findIndex((part) => part.id === selected) + 1;
  return here[next % Math.max(1, here.length)]?.id;
}

function malformed(row: WholeRow, codec: Codec, reason: string): PacketView {
  const { numberId } = readHeader(row.bytes);
  return {
    name: messageName(codec, numberId),
    facts: [fact('Size', byteSize(row.bytes.length))],
    lines: [],
    parts: row.bytes.length < SHORTEST_PACKET ? [] : headerParts(),
    wire: row.bytes,
    expanded: undefined,
    problems: [`Cannot be read: ${reason}.`],
    remarks: [],
  };
}

function factsOf(packet: Packet, message: DecodedMessage | undefined): readonly Fact[] {
  const flags = flagLetters(packet.flags).flatMap((letter) => (letter === '' ? [] : [FLAG_WORDS[letter] ?? letter]));
  const facts = [
    fact('Sequence', String(packet.sequence), HEADER_PARTS.sequence),
    fact('Flags', flags.length === 0 ? 'none' : flags.join(', '), HEADER_PARTS.flags),
    fact('Number', numberText(packet.numberId), HEADER_PARTS.number),
    fact('Size', sizeWords(packet)),
  ];
  if (message !== undefined) facts.push(fact('Trust', message.template.trusted ? 'Trusted' : 'NotTrusted'));
  if (packet.flags.acks) facts.push(fact('Acks', packet.acks.join(', ') || 'none', HEADER_PARTS.acks));
  if (packet.extra.length > 0) facts.push(fact('Extra', pairs(toHex(packet.extra)), HEADER_PARTS.extra));
  if (message !== undefined && message.leftOver > 0) {
    facts.push(fact('Left over', byteSize(message.leftOver), HEADER_PARTS.rest));
  }
  return facts;
}

function sizeWords(packet: Packet): string {
  const wire = byteSize(packet.bytes);
  return packet.flags.zerocoded ? `${wire}, expanded ${byteSize(packet.expandedBytes)}` : wire;
}

function fact(label: string, value: string, part?: string): Fact {
  return { label, value, part };
}

function partsOf(map: WireMap, datagram: Uint8Array, places: readonly FieldPlace[]): readonly Part[] {
  const { packet } = map;
  const fieldsEnd = places.at(-1)?.end ?? packet.numberWidth;
  const inBody: readonly (ByteRange & { readonly id: string })[] = [
    { id: HEADER_PARTS.number, start: 0, end: packet.numberWidth },
    ...places.map((place) => ({ id: partOf(place), start: place.start, end: place.end })),
    { id: HEADER_PARTS.rest, start: fieldsEnd, end: packet.body.length },
  ];
  const parts = inBody
    .filter((part) => part.end > part.start)
    .map(({ id, start, end }) => partIn(map, id, { start, end }));
  return [...headerParts(), ...extraPart(map), ...parts, ...ackPart(packet, datagram)];
}

/** The pieces of fields that have some. */
function packedParts(map: WireMap, packed: PackedFields): readonly Part[] {
  return [...packed].flatMap(([field, { pieces, start }]) =>
    placedPieces(field, pieces).map(({ id, depth, piece }) => {
      const range = { start: start + piece.start, end: start + piece.end };
      return { ...partIn(map, id, range), depth };
    }),
  );
}

function partIn(map: WireMap, id: string, { start, end }: ByteRange): Part {
  return { id, wire: map.range(start, end), expanded: expandedRange(map.packet, start, end), depth: 0 };
}

/** Where body bytes stand in the expanded packet: the extra bytes follow the number. */
function expandedRange(packet: Packet, start: number, end: number): ByteRange {
  const shift = HEADER_BYTES + (start < packet.numberWidth ? 0 : packet.extra.length);
  return { start: start + shift, end: end + shift };
}

function headerParts(): readonly Part[] {
  const part = (id: string, start: number, end: number) => ({
    id,
    wire: { start, end },
    expanded: { start, end },
    depth: 0,
  });
  return [
    part(HEADER_PARTS.flags, 0, 1),
    part(HEADER_PARTS.sequence, 1, 5),
    part(HEADER_PARTS.extraCount, 5, HEADER_BYTES),
  ];
}

function extraPart({ packet, range }: WireMap): readonly Part[] {
  if (packet.extra.length === 0) return [];
  const number = packet.numberWidth;
  const start = HEADER_BYTES + number;
  const wire = { start: range(0, number).end, end: range(number, number).start };
  return [{ id: HEADER_PARTS.extra, wire, expanded: { start, end: start + packet.extra.length }, depth: 0 }];
}

function ackPart(packet: Packet, datagram: Uint8Array): readonly Part[] {
  if (!packet.flags.acks) return [];
  const wire = { start: datagram.length - 1 - 4 * packet.acks.length, end: datagram.length };
  return [{ id: HEADER_PARTS.acks, wire, expanded: undefined, depth: 0 }];
}

function expandedBytes(datagram: Uint8Array, packet: Packet): Uint8Array {
  const header = datagram.subarray(0, HEADER_BYTES);
  return concatBytes(
    header,
    packet.body.subarray(0, packet.numberWidth),
    packet.extra,
    packet.body.subarray(packet.numberWidth),
  );
}
