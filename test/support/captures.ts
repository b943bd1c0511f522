// Capture files of our own making: packets inside packets, in either format and byte order. For tests of those who read them.
import { concatBytes, utf8 } from '../../protocol/bytes.ts';

/** An end as it stands in a packet. */
export interface End {
  readonly host: string;
  readonly port: number;
}

export const VIEWER: End = { host: '10.0.0.2', port: 50000 };
export const SIMULATOR: End = { host: '10.0.0.1', port: 13000 };

/** The bytes of numbers, most significant first: `[width, value]`. */
export function big(...numbers: readonly (readonly [width: 1 | 2 | 4, value: number])[]): Uint8Array {
  return concatBytes(
    ...numbers.map(([width, value]) => Uint8Array.from({ length: width }, (_, at) => value >>> (8 * (width - 1 - at)))),
  );
}

const addressOf = (host: string): Uint8Array => Uint8Array.from(host.split('.').map(Number));

/** The addresses of a packet. */
export interface Ends {
  readonly from: string;
  readonly to: string;
}

export interface Fragment {
  readonly id: number;
  readonly start: number;
  readonly more: boolean;
}

/** An IPv4 packet. */
export function ipv4(protocol: number, ends: Ends, payload: Uint8Array, fragment?: Fragment): Uint8Array {
  const { id, start, more } = fragment ?? { id: 0, start: 0, more: false };
  const place = (more ? 0x2000 : 0) | (start / 8);
  return concatBytes(
    big([1, 0x45], [1, 0], [2, 20 + payload.length], [2, id], [2, place], [1, 64], [1, protocol], [2, 0]),
    addressOf(ends.from),
    addressOf(ends.to),
    payload,
  );
}

/** An IPv6 packet between ::1 and ::2, `next` before the payload. */
export function ipv6(next: number, payload: Uint8Array): Uint8Array {
  const end = (last: number) => Uint8Array.from({ length: 16 }, (_, at) => (at === 15 ? last : 0));
  return concatBytes(big([4, 0x60000000], [2, payload.length], [1, next], [1, 64]), end(1), end(2), payload);
}

export function udp(from: number, to: number, bytes: Uint8Array): Uint8Array {
  return concatBytes(big([2, from], [2, to], [2, 8 + bytes.length], [2, 0]), bytes);
}

export interface TcpHead {
  readonly from: number;
  readonly to: number;
  readonly sequence: number;
  /** SYN 2, FIN 1, ACK 16. */
  readonly flags?: number;
}

export function tcp({ from, to, sequence, flags = 16 }: TcpHead, bytes: Uint8Array): Uint8Array {
  return concatBytes(
    big([2, from], [2, to], [4, sequence], [4, 0], [1, 0x50], [1, flags], [2, 0xffff], [2, 0], [2, 0]),
    bytes,
  );
}

/** A datagram in IP, without link layer. */
export function datagramPacket(from: End, to: End, bytes: Uint8Array): Uint8Array {
  return ipv4(17, { from: from.host, to: to.host }, udp(from.port, to.port, bytes));
}

export function segmentPacket(from: End, to: End, head: Omit<TcpHead, 'from' | 'to'>, text: string): Uint8Array {
  return ipv4(6, { from: from.host, to: to.host }, tcp({ ...head, from: from.port, to: to.port }, utf8(text)));
}

export const ethernet = (packet: Uint8Array, type = 0x0800): Uint8Array =>
  concatBytes(new Uint8Array(12), big([2, type]), packet);

/** A frame of a file: seconds since 1970, and its bytes. */
export interface FileFrame {
  readonly time: number;
  readonly bytes: Uint8Array;
  /** Bytes on the wire, if more than are kept. */
  readonly wireBytes?: number;
  readonly options?: Uint8Array;
  readonly interface?: number;
}

export interface PcapShape {
  readonly littleEndian?: boolean;
  readonly nanoseconds?: boolean;
  readonly link?: number;
}

/** Bytes of numbers of 16 or 32 bits in an order. */
function ordered(littleEndian: boolean, ...numbers: readonly (readonly [2 | 4, number])[]): Uint8Array {
  return concatBytes(...numbers.map((number) => (littleEndian ? big(number).reverse() : big(number))));
}

/** A pcap file. */
export function pcap(frames: readonly FileFrame[], shape: PcapShape = {}): Uint8Array {
  const { link = 101, littleEndian = true, nanoseconds = false } = shape;
  const magic = nanoseconds ? 0xa1b23c4d : 0xa1b2c3d4;
  const head = ordered(littleEndian, [4, magic], [2, 2], [2, 4], [4, 0], [4, 0], [4, 262144], [4, link]);
  const records = frames.flatMap(({ bytes, time, wireBytes = bytes.length }) => {
    const fraction = Math.round((time % 1) * (nanoseconds ? 1e9 : 1e6));
    return [ordered(littleEndian, [4, Math.floor(time)], [4, fraction], [4, bytes.length], [4, wireBytes]), bytes];
  });
  // There may be more of them than a function takes arguments.
  return new Uint8Array(Buffer.concat([head, ...records]));
}

const padding = (length: number): Uint8Array => new Uint8Array((4 - (length % 4)) % 4);

/** A block of pcapng with any body. */
export function block(type: number, body: Uint8Array, littleEndian = true): Uint8Array {
  const whole = concatBytes(body, padding(body.length));
  const length = whole.length + 12;
  return concatBytes(ordered(littleEndian, [4, type], [4, length]), whole, ordered(littleEndian, [4, length]));
}

/** An option of pcapng. */
export function option(code: number, bytes: Uint8Array, littleEndian = true): Uint8Array {
  return concatBytes(ordered(littleEndian, [2, code], [2, bytes.length]), bytes, padding(bytes.length));
}

export function section(options: Uint8Array = new Uint8Array(0), littleEndian = true): Uint8Array {
  const unknown = new Uint8Array(8).fill(0xff);
  const head = ordered(littleEndian, [4, 0x1a2b3c4d], [2, 1], [2, 0]);
  return block(0x0a0d0d0a, concatBytes(head, unknown, options), littleEndian);
}

export function interfaceBlock(link: number, options: Uint8Array = new Uint8Array(0), littleEndian = true): Uint8Array {
  return block(1, concatBytes(ordered(littleEndian, [2, link], [2, 0], [4, 0]), options), littleEndian);
}

/** An enhanced packet; `time` in ticks of its interface. */
export function packetBlock(frame: FileFrame, littleEndian = true, type = 6): Uint8Array {
  const { bytes, options = new Uint8Array(0), time, wireBytes = bytes.length } = frame;
  const at = Math.round(time);
  const order = (...numbers: readonly (readonly [2 | 4, number])[]) => ordered(littleEndian, ...numbers);
  const head = order([4, frame.interface ?? 0], [4, Math.floor(at / 2 ** 32)], [4, at >>> 0], [4, bytes.length]);
  return block(type, concatBytes(head, order([4, wireBytes]), bytes, padding(bytes.length), options), littleEndian);
}

/** A pcapng file with one raw-IP interface and times in seconds. */
export function pcapng(frames: readonly FileFrame[], link = 101): Uint8Array {
  const blocks = frames.map((frame) => packetBlock({ ...frame, time: frame.time * 1e6 }));
  return concatBytes(section(), interfaceBlock(link), ...blocks);
}
