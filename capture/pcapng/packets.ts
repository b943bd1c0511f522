// IPv4 packets that carry a datagram or a segment of a connection, with the checksums that a real stack would give them.
import { viewOf } from '../../protocol/bytes.ts';
import { IP_HEADER_BYTES, TCP_HEADER_BYTES, UDP_HEADER_BYTES } from './blocks.ts';

/** One end of a packet. */
export interface End {
  /** Most significant byte first: 127.0.0.1 is 0x7f000001. */
  readonly address: number;
  readonly port: number;
}

export interface Ends {
  readonly from: End;
  readonly to: End;
}

/** What stands in a segment's header beside its ends. */
export interface SegmentHead {
  readonly flags: number;
  readonly sequence: number;
  readonly acknowledged: number;
}

export const TCP_FLAGS = { syn: 0x02, ack: 0x10, push: 0x08 } as const;

/** Bytes before the data of each kind of packet. */
export const DATAGRAM_HEADERS = IP_HEADER_BYTES + UDP_HEADER_BYTES;
export const SEGMENT_HEADERS = IP_HEADER_BYTES + TCP_HEADER_BYTES;

const UDP = 17;
const TCP = 6;
/** Version 4, five words of header. */
const VERSION_AND_LENGTH = 0x45;
const DO_NOT_FRAGMENT = 0x4000;
const HOPS = 64;
/** As much as a header can say without an option. */
const WINDOW = 0xffff;
const ADDRESSES_AT = 12;

/** [capture.format.6] Fills in the headers of a UDP packet whose data is in its place. */
export function sealDatagram(packet: Uint8Array, ends: Ends): void {
  const view = writeIpHeader(packet, UDP, ends);
  const length = packet.length - IP_HEADER_BYTES;
  view.setUint16(IP_HEADER_BYTES, ends.from.port);
  view.setUint16(IP_HEADER_BYTES + 2, ends.to.port);
  view.setUint16(IP_HEADER_BYTES + 4, length);
  const sum = checksum(view, ADDRESSES_AT, UDP + length);
  // 0 would say that there is no checksum.
  view.setUint16(IP_HEADER_BYTES + 6, sum === 0 ? 0xffff : sum);
}

/** [capture.format.7] Fills in the headers of a TCP packet whose data is in its place. */
export function sealSegment(packet: Uint8Array, ends: Ends, head: SegmentHead): void {
  const view = writeIpHeader(packet, TCP, ends);
  const length = packet.length - IP_HEADER_BYTES;
  view.setUint16(IP_HEADER_BYTES, ends.from.port);
  view.setUint16(IP_HEADER_BYTES + 2, ends.to.port);
  view.setUint32(IP_HEADER_BYTES + 4, head.sequence);
  view.setUint32(IP_HEADER_BYTES + 8, head.acknowledged);
  packet[IP_HEADER_BYTES + 12] = (TCP_HEADER_BYTES / 4) << 4;
  packet[IP_HEADER_BYTES + 13] = head.flags;
  view.setUint16(IP_HEADER_BYTES + 14, WINDOW);
  view.setUint16(IP_HEADER_BYTES + 16, checksum(view, ADDRESSES_AT, TCP + length));
}

function writeIpHeader(packet: Uint8Array, protocol: number, { from, to }: Ends): DataView {
  const view = viewOf(packet);
  packet[0] = VERSION_AND_LENGTH;
  view.setUint16(2, packet.length);
  view.setUint16(6, DO_NOT_FRAGMENT);
  packet[8] = HOPS;
  packet[9] = protocol;
  view.setUint32(ADDRESSES_AT, from.address);
  view.setUint32(ADDRESSES_AT + 4, to.address);
  view.setUint16(10, checksumOf(sumOf(view, 0, IP_HEADER_BYTES)));
  return view;
}

/** The Internet checksum of the bytes from `start`, with `more` added: of what stands there, the checksum itself must be 0. */
function checksum(view: DataView, start: number, more: number): number {
  return checksumOf(more + sumOf(view, start, view.byteLength - start));
}

/** The words of `length` bytes from `at` on, added up; an odd one counts as the high half of a word. At most 2^32. */
export function sumOf(view: DataView, at: number, length: number): number {
  const even = at + (length & ~1);
  let sum = 0;
  for (let word = at; word < even; word += 2) sum += view.getUint16(word);
  return (length & 1) === 0 ? sum : sum + (view.getUint8(even) << 8);
}

/** The Internet checksum of what was added up. */
export function checksumOf(sum: number): number {
  let folded = sum;
  while (folded > 0xffff) folded = (folded & 0xffff) + (folded >>> 16);
  return ~folded & 0xffff;
}

/** The end that `host:port` names; undefined unless the host is a dotted quad and the port a number. */
export function readEnd(text: string): End | undefined {
  const found = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3}):(\d{1,5})$/.exec(text);
  if (found === null) return undefined;
  const [a = 0, b = 0, c = 0, d = 0, port = 0] = found.slice(1).map(Number);
  const address = ((a << 24) | (b << 16) | (c << 8) | d) >>> 0;
  // Written in another way, such as with zeros before, it would not come back as it was.
  return endText({ address, port: port & 0xffff }) === text ? { address, port } : undefined;
}

/** `host:port`, as rows have it. */
export function endText({ address, port }: End): string {
  return `${address >>> 24}.${(address >>> 16) & 0xff}.${(address >>> 8) & 0xff}.${address & 0xff}:${port}`;
}
