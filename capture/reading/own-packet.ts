// The packets that we write, found in a block of ours without an object for each layer. What is built otherwise is not ours.
import { IP_HEADER_BYTES, PACKET_HEAD_BYTES, padded, TCP_HEADER_BYTES, UDP_HEADER_BYTES } from '../pcapng/blocks.ts';

/** Where things stand, from the start of the view. */
export interface OwnPacket {
  /** Microseconds since 1970. */
  readonly ticks: number;
  readonly dataAt: number;
  readonly dataEnd: number;
  /** Addresses and ports: twelve bytes; undefined for a block without any. */
  readonly waysAt: number | undefined;
  readonly optionsAt: number;
  readonly optionsEnd: number;
  /** A segment that opens a connection. */
  readonly isSyn: boolean;
}

const TRAILER_BYTES = 4;
const VERSION_AND_LENGTH = 0x45;
const DO_NOT_FRAGMENT = 0x4000;
const UDP = 17;
const TCP = 6;
const SYN = 0x02;
/** From the start of the packet. */
const FLAGS_AT = IP_HEADER_BYTES + 13;

/** [capture.format.6] The datagram in the packet block at `at`; undefined if it has another kind of packet. */
export function datagramIn(view: DataView, at: number, length: number): OwnPacket | undefined {
  return packetIn(view, at, { length, protocol: UDP, header: UDP_HEADER_BYTES });
}

/** [capture.format.7] The same of a segment. */
export function segmentIn(view: DataView, at: number, length: number): OwnPacket | undefined {
  return packetIn(view, at, { length, protocol: TCP, header: TCP_HEADER_BYTES });
}

/** [capture.format.9] The data of a block that is no packet. */
export function rowBlockIn(view: DataView, at: number, length: number): OwnPacket | undefined {
  const size = sizeIn(view, at, length);
  if (size === undefined) return undefined;
  const dataAt = at + PACKET_HEAD_BYTES;
  return { ...placed(view, at, length), dataAt, dataEnd: dataAt + size, waysAt: undefined, isSyn: false };
}

interface Expected {
  readonly length: number;
  readonly protocol: number;
  readonly header: number;
}

function packetIn(view: DataView, at: number, { header, length, protocol }: Expected): OwnPacket | undefined {
  const size = sizeIn(view, at, length);
  const headers = IP_HEADER_BYTES + header;
  const packet = at + PACKET_HEAD_BYTES;
  if (size === undefined || size < headers || !isOwnHeader(view, packet, size, protocol)) return undefined;
  const { optionsAt, optionsEnd, ticks } = placed(view, at, length);
  const isSyn = protocol === TCP && view.getUint8(packet + FLAGS_AT) === SYN;
  return { ticks, dataAt: packet + headers, dataEnd: packet + size, waysAt: packet + 12, optionsAt, optionsEnd, isSyn };
}

function isOwnHeader(view: DataView, packet: number, size: number, protocol: number): boolean {
  return (
    view.getUint8(packet) === VERSION_AND_LENGTH &&
    view.getUint16(packet + 2) === size &&
    view.getUint16(packet + 6) === DO_NOT_FRAGMENT &&
    view.getUint8(packet + 9) === protocol &&
    (protocol !== UDP || view.getUint16(packet + IP_HEADER_BYTES + 4) === size - IP_HEADER_BYTES)
  );
}

/** Bytes of data in a block of the first interface, of which all were kept; undefined if it is no such block. */
function sizeIn(view: DataView, at: number, length: number): number | undefined {
  if (length < PACKET_HEAD_BYTES + TRAILER_BYTES || view.getUint32(at + 8, true) !== 0) return undefined;
  const size = view.getUint32(at + 20, true);
  if (size !== view.getUint32(at + 24, true)) return undefined;
  return PACKET_HEAD_BYTES + size + TRAILER_BYTES <= length ? size : undefined;
}

function placed(view: DataView, at: number, length: number): Pick<OwnPacket, 'ticks' | 'optionsAt' | 'optionsEnd'> {
  return {
    ticks: view.getUint32(at + 12, true) * 2 ** 32 + view.getUint32(at + 16, true),
    optionsAt: at + PACKET_HEAD_BYTES + padded(view.getUint32(at + 20, true)),
    optionsEnd: at + length - TRAILER_BYTES,
  };
}
