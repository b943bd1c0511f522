// One datagram: header, appended acks, zero-coding. Knows no template: the body stays bytes.
import { concatBytes } from '../bytes.ts';
import { type ReadNumber, readNumber, readNumberId } from './number.ts';
import { Writer } from './writer.ts';
import { type Expanded, expand, HEADER_BYTES, type Malformed, squeezeInto, zeroCode } from './zerocode.ts';

export interface PacketFlags {
  readonly zerocoded: boolean;
  readonly reliable: boolean;
  readonly resent: boolean;
  /** Acks are appended. */
  readonly acks: boolean;
}

export interface Packet {
  readonly flags: PacketFlags;
  readonly sequence: number;
  /** [packet.header.3] Header bytes after the number, without known meaning. */
  readonly extra: Uint8Array;
  /** Message number and fields, expanded, the extra bytes taken out. */
  readonly body: Uint8Array;
  readonly acks: readonly number[];
  /** The key of `number.ts`. */
  readonly numberId: number;
  /** Bytes of the number at the start of `body`. */
  readonly numberWidth: number;
  /** What is legal but unusual, in words. */
  readonly remarks: readonly string[];
  /** [packet.zerocode.3] The last zero had no count byte. */
  readonly zeroCodeTruncated: boolean;
  /** Bytes of the datagram, acks included. */
  readonly bytes: number;
  /** Bytes of the packet after expansion, header included, acks not. */
  readonly expandedBytes: number;
}

/** What a table shows without opening the packet. */
export interface PacketHeader {
  readonly flags: PacketFlags;
  /** 0 if the datagram ends before it. */
  readonly sequence: number;
  readonly numberId: number | undefined;
}

/** What a packet is made of. */
export interface PacketParts {
  readonly sequence: number;
  readonly reliable: boolean;
  /** Try to zero-code; the packet goes plain if that is not strictly shorter. */
  readonly zerocoded: boolean;
  readonly resent?: boolean;
  /** Message number and fields. */
  readonly body: Uint8Array;
  readonly acks?: readonly number[];
  readonly extra?: Uint8Array;
}

/** [packet.header.4] The shortest datagram that can be a packet. */
export const SHORTEST_PACKET = 7;

/** Most acks that the count byte can say. */
export const MOST_ACKS = 255;

const FLAG = { zerocoded: 0x80, reliable: 0x40, resent: 0x20, acks: 0x10 } as const;
/** [packet.header.2] */
const UNUSED_FLAGS = 0x0f;
const ACK_BYTES = 4;
const NO_BYTES = new Uint8Array(0);

/**
 * [packet.header.1] Opens a datagram in the order that works with everybody: acks off, expand, number, extra bytes.
 * `body` and `extra` may share memory with `datagram`.
 */
export function readPacket(datagram: Uint8Array): Packet | Malformed {
  if (datagram.length < SHORTEST_PACKET) {
    return { malformed: `${datagram.length} bytes are too few: the shortest packet has ${SHORTEST_PACKET}` };
  }
  const flags = readFlags(datagram[0] ?? 0);
  const tail = flags.acks ? readAcks(datagram) : NO_ACKS;
  if ('malformed' in tail) return tail;
  // Faster than a subarray, which asks what kind of array it is.
  const coded = new Uint8Array(
    datagram.buffer,
    datagram.byteOffset + HEADER_BYTES,
    datagram.length - tail.bytes - HEADER_BYTES,
  );
  const expanded: Expanded | Malformed = flags.zerocoded ? expand(coded) : { bytes: coded };
  if ('malformed' in expanded) return expanded;
  const number = readNumber(expanded.bytes);
  if (number === undefined) return { malformed: 'the packet ends within its message number' };
  const extraBytes = datagram[5] ?? 0;
  if (expanded.bytes.length < number.width + extraBytes) {
    return { malformed: `the header announces ${extraBytes} extra bytes, and the packet ends before them` };
  }
  return {
    flags,
    sequence: readU32(datagram, 1),
    extra: extraBytes === 0 ? NO_BYTES : expanded.bytes.subarray(number.width, number.width + extraBytes),
    body: extraBytes === 0 ? expanded.bytes : withoutExtra(expanded.bytes, number, extraBytes),
    acks: tail.acks,
    numberId: number.id,
    numberWidth: number.width,
    remarks: remarksOn(datagram, expanded),
    zeroCodeTruncated: expanded.truncated === true,
    bytes: datagram.length,
    expandedBytes: HEADER_BYTES + expanded.bytes.length,
  };
}

/**
 * Flags, sequence and message number of a datagram or of its first bytes, without opening it.
 * [packet.number.4] Looks through zero-coding; eleven bytes are always enough for it.
 */
export function readHeader(datagram: Uint8Array): PacketHeader {
  const flags = readFlags(datagram[0] ?? 0);
  if (datagram.length < SHORTEST_PACKET) return { flags, sequence: 0, numberId: undefined };
  return { flags, sequence: readU32(datagram, 1), numberId: readMessageId(datagram) };
}

/** [packet.number.4] The key of a datagram's message, as `readHeader` has it: for whoever asks for nothing else. */
export function readMessageId(datagram: Uint8Array): number | undefined {
  if (datagram.length < SHORTEST_PACKET) return undefined;
  if (((datagram[0] ?? 0) & FLAG.zerocoded) === 0) return readNumberId(datagram, HEADER_BYTES);
  const expanded = expand(datagram.subarray(HEADER_BYTES, HEADER_BYTES + LONGEST_CODED_NUMBER));
  return 'malformed' in expanded ? undefined : readNumberId(expanded.bytes, 0);
}

/** Whether a datagram says that it was sent before. */
export function isResent(datagram: Uint8Array): boolean {
  return ((datagram[0] ?? 0) & FLAG.resent) !== 0;
}

/** [packet.zerocode.2] A datagram; zero-coded if asked and if that is strictly shorter. Throws on more than 255 acks. */
export function writePacket(parts: PacketParts): Uint8Array {
  const tail = tailOf(parts);
  WRITER.start();
  const at = WRITER.room(HEADER_BYTES + tail.length);
  const end = parts.zerocoded ? squeezeInto(tail, WRITER.bytes, at + HEADER_BYTES) : undefined;
  writeHeader(parts, at, end !== undefined);
  if (end === undefined) WRITER.bytes.set(tail, at + HEADER_BYTES);
  else WRITER.at = end;
  return withAcks(WRITER.finish(), parts.acks ?? []);
}

/** As `writePacket`, but what `zerocoded` says is done, also when it makes the packet longer; `ackFlag` even for no acks. */
export function writePacketLiterally(parts: PacketParts, ackFlag: boolean): Uint8Array {
  const tail = parts.zerocoded ? zeroCode(tailOf(parts)) : tailOf(parts);
  WRITER.start();
  const at = WRITER.room(HEADER_BYTES);
  writeHeader(parts, at, parts.zerocoded);
  WRITER.put(tail);
  const plain = WRITER.finish();
  return ackFlag ? withAckTail(plain, parts.acks ?? []) : plain;
}

/** [packet.acks.1] The datagram with `acks` at its end. It must not have acks yet, and there may be 255 at most. */
export function withAcks(datagram: Uint8Array, acks: readonly number[]): Uint8Array {
  return acks.length === 0 ? datagram : withAckTail(datagram, acks);
}

/** A copy that says it was sent before. */
export function markResent(datagram: Uint8Array): Uint8Array {
  const copy = datagram.slice();
  copy[0] = (copy[0] ?? 0) | FLAG.resent;
  return copy;
}

interface AckTail {
  readonly acks: readonly number[];
  /** Bytes to cut off the end, the count included. */
  readonly bytes: number;
}

const NO_ACKS: AckTail = { acks: [], bytes: 0 };

/** Long enough for `FF FF 00 01 nn`: a Low number below 256 in a zero-coded packet. */
const LONGEST_CODED_NUMBER = 5;

function readFlags(byte: number): PacketFlags {
  return {
    zerocoded: (byte & FLAG.zerocoded) !== 0,
    reliable: (byte & FLAG.reliable) !== 0,
    resent: (byte & FLAG.resent) !== 0,
    acks: (byte & FLAG.acks) !== 0,
  };
}

/** [packet.acks.1] [packet.acks.2] The acks at the end, in the order in which they stand there. */
function readAcks(datagram: Uint8Array): AckTail | Malformed {
  const end = datagram.length - 1;
  const count = datagram[end] ?? 0;
  if (end < ACK_BYTES * count + SHORTEST_PACKET) {
    return { malformed: `there is no room for the ${count} appended acks that the last byte announces` };
  }
  const first = end - ACK_BYTES * count;
  const acks = Array.from({ length: count }, (_, i) => readU32(datagram, first + ACK_BYTES * i));
  return { acks, bytes: ACK_BYTES * count + 1 };
}

function withoutExtra(bytes: Uint8Array, { width }: ReadNumber, extraBytes: number): Uint8Array {
  return concatBytes(bytes.subarray(0, width), bytes.subarray(width + extraBytes));
}

function insertExtra(body: Uint8Array, extra: Uint8Array): Uint8Array {
  if (extra.length === 0) return body;
  const width = readNumber(body)?.width ?? body.length;
  return concatBytes(body.subarray(0, width), extra, body.subarray(width));
}

function remarksOn(datagram: Uint8Array, expanded: Expanded): readonly string[] {
  const unused = (datagram[0] ?? 0) & UNUSED_FLAGS;
  const extra = datagram[5] ?? 0;
  if (unused === 0 && extra === 0 && !expanded.truncated && !expanded.wrapForm) return NO_REMARKS;
  return [
    ...(unused === 0 ? [] : [`unused flag bits are set: 0x${unused.toString(16).padStart(2, '0')}`]),
    ...(extra === 0 ? [] : [`${extra} extra header ${extra === 1 ? 'byte' : 'bytes'} after the message number`]),
    ...(expanded.truncated ? ['zero-coding: the closing 00 has no count byte and is read as one zero'] : []),
    ...(expanded.wrapForm ? ['zero-coding: a run is written 00 00 n, which means 256 + n zeros'] : []),
  ];
}

const NO_REMARKS: readonly string[] = [];

/** What follows the header, not coded yet. */
function tailOf({ body, extra = NO_BYTES }: PacketParts): Uint8Array {
  if (extra.length > 255) throw new Error(`${extra.length} extra header bytes do not fit the header`);
  if (readNumber(body) === undefined) throw new Error('a packet body starts with its message number');
  return insertExtra(body, extra);
}

function writeHeader(parts: PacketParts, at: number, coded: boolean): void {
  WRITER.bytes[at] = flagByte(coded, parts.reliable, parts.resent === true);
  WRITER.view.setUint32(at + 1, parts.sequence);
  WRITER.bytes[at + 5] = parts.extra?.length ?? 0;
}

function flagByte(coded: boolean, reliable: boolean, resent: boolean): number {
  return (coded ? FLAG.zerocoded : 0) | (reliable ? FLAG.reliable : 0) | (resent ? FLAG.resent : 0);
}

function withAckTail(datagram: Uint8Array, acks: readonly number[]): Uint8Array {
  if (((datagram[0] ?? 0) & FLAG.acks) !== 0) throw new Error('the datagram has acks already');
  if (acks.length > MOST_ACKS) throw new Error(`${acks.length} acks do not fit one packet`);
  WRITER.start();
  const at = WRITER.room(datagram.length + ACK_BYTES * acks.length + 1);
  const { bytes, view } = WRITER;
  bytes.set(datagram, at);
  bytes[at] = (datagram[0] ?? 0) | FLAG.acks;
  for (const [i, ack] of acks.entries()) view.setUint32(at + datagram.length + ACK_BYTES * i, ack);
  bytes[WRITER.at - 1] = acks.length;
  return WRITER.finish();
}

/** Big-endian. Without a view, which costs more than four bytes. */
function readU32(bytes: Uint8Array, at: number): number {
  const high = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
  return ((high << 16) | ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0)) >>> 0;
}

/** One for all datagrams. */
const WRITER = new Writer();
