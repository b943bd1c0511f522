// A datagram as one JSON object: what `decode` prints. `json-writer.ts` knows the way back.
import { equalBytes, toHex } from '../bytes.ts';
import type { Frequency } from '../template/model.ts';
import type { BlockValue, Codec, DecodedMessage } from './codec.ts';
import { type FieldJson, fieldToJson } from './field-json.ts';
import { frequencyOf, numberText } from './number.ts';
import { type Packet, type PacketFlags, readPacket, writePacketLiterally } from './packet.ts';

export interface BlockJson {
  readonly [field: string]: FieldJson;
}

interface PacketJson {
  readonly flags: PacketFlags;
  readonly sequence: number;
  /** Hex. */
  readonly extra: string;
  readonly frequency: Frequency;
  readonly number: number;
  readonly acks: readonly number[];
  /** Of the datagram, acks included. */
  readonly bytes: number;
  /** Of the expanded packet, without acks. */
  readonly expandedBytes: number;
  readonly leftOver: number;
  readonly problems: readonly string[];
  /** Absent if there are none. */
  readonly remarks?: readonly string[];
}

/** A packet whose message the template has. */
export interface MessageJson extends PacketJson {
  readonly message: string;
  readonly trusted: boolean;
  readonly blocks: { readonly [block: string]: readonly BlockJson[] };
  /** The bytes after the last block in hex, if there are any. */
  readonly rest?: string;
}

/** A packet whose message the template does not have. */
export interface UnknownJson extends PacketJson {
  readonly message: null;
  /** What follows the message number, in hex. */
  readonly body: string;
}

/** A datagram that cannot be read at all. */
export interface UnreadableJson {
  readonly bytes: number;
  readonly problems: readonly string[];
}

export type DatagramJson = MessageJson | UnknownJson | UnreadableJson;

/** [packet.json.1] What a datagram says. Never throws: what is wrong with it stands in `problems`. */
export function datagramToJson(codec: Codec, datagram: Uint8Array): DatagramJson {
  const packet = readPacket(datagram);
  if ('malformed' in packet) return { bytes: datagram.length, problems: [packet.malformed] };
  const decoded = codec.decode(packet.body);
  return 'unknown' in decoded ? unknownToJson(packet, datagram) : messageToJson(codec, packet, decoded, datagram);
}

/** [packet.json.3] One line; negative zero is `-0`, for real packets are full of it. */
export function stringifyDatagram(json: DatagramJson): string {
  return stringify(json);
}

function messageToJson(codec: Codec, packet: Packet, decoded: DecodedMessage, datagram: Uint8Array): MessageJson {
  const { template, leftOver, problems } = decoded;
  const { frequency, number, name, trusted } = template;
  const blocks = Object.entries(decoded.blocks).map(([block, instances]) => [block, instances.map(blockToJson)]);
  const rest = packet.body.subarray(packet.body.length - leftOver);
  const remarks = [...packet.remarks, ...decoded.remarks, ...oddities(codec, packet, decoded, datagram)];
  return {
    ...headToJson(packet),
    message: name,
    frequency,
    number,
    trusted,
    blocks: Object.fromEntries(blocks),
    ...tailToJson(packet, leftOver),
    problems,
    ...(remarks.length === 0 ? undefined : { remarks }),
    ...(leftOver === 0 ? undefined : { rest: toHex(rest) }),
  };
}

function unknownToJson(packet: Packet, datagram: Uint8Array): UnknownJson {
  const unknown = `the template has no message ${numberText(packet.numberId)}`;
  return {
    ...headToJson(packet),
    message: null,
    ...frequencyOf(packet.numberId),
    body: toHex(packet.body.subarray(packet.numberWidth)),
    ...tailToJson(packet, 0),
    problems: [],
    remarks: [unknown, ...packet.remarks, ...oddCoding(packet, datagram)],
  };
}

function headToJson({ flags, sequence, extra }: Packet): Pick<PacketJson, 'flags' | 'sequence' | 'extra'> {
  return { flags, sequence, extra: toHex(extra) };
}

function tailToJson(
  { acks, bytes, expandedBytes }: Packet,
  leftOver: number,
): Pick<PacketJson, 'acks' | 'bytes' | 'expandedBytes' | 'leftOver'> {
  return { acks, bytes, expandedBytes, leftOver };
}

function blockToJson(instance: BlockValue): BlockJson {
  return Object.fromEntries(Object.entries(instance).map(([field, value]) => [field, fieldToJson(value)]));
}

/** [packet.json.4] Why writing the values of a whole packet again would not give the same bytes. */
function oddities(codec: Codec, packet: Packet, decoded: DecodedMessage, datagram: Uint8Array): readonly string[] {
  if (decoded.problems.length > 0) return [];
  const written = codec.encodeSent(decoded.template.name, decoded.blocks);
  const whole = packet.body.length - decoded.leftOver;
  const same = equalBytes(written, packet.body.subarray(0, whole));
  return [...(same ? [] : [ODD_VALUES]), ...oddCoding(packet, datagram)];
}

const ODD_VALUES = 'a value stands in bytes that encode does not write (a BOOL above 1, or a NaN with bits of its own)';

/** [packet.json.4] A packet without other remarks can only differ in where its zero runs are split. */
function oddCoding(packet: Packet, datagram: Uint8Array): readonly string[] {
  const written = writePacketLiterally({ ...packet, ...packet.flags, acks: packet.acks }, packet.flags.acks);
  return packet.remarks.length > 0 || equalBytes(written, datagram) ? [] : [ODD_CODING];
}

const ODD_CODING = 'zero-coding: runs are split where encode does not split them';

function stringify(value: unknown): string {
  if (Object.is(value, -0)) return '-0';
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(stringify).join(',')}]`;
  return `{${Object.entries(value)
    .map(([key, member]) => `${JSON.stringify(key)}:${stringify(member)}`)
    .join(',')}}`;
}
