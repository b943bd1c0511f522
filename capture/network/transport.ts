// What an IP packet carries: a datagram of UDP, or a segment of TCP.
import { viewOf } from '../../protocol/bytes.ts';
import { type EndPoint, endPoint, type IpPacket } from './words.ts';

const UDP = 17;
const TCP = 6;
const UDP_HEAD = 8;
const TCP_HEAD = 20;

export interface Datagram {
  readonly kind: 'udp';
  readonly from: EndPoint;
  readonly to: EndPoint;
  readonly bytes: Uint8Array;
  /** The header says that there were more: the capture kept only the start. */
  readonly isCut: boolean;
}

export interface Segment {
  readonly kind: 'tcp';
  readonly from: EndPoint;
  readonly to: EndPoint;
  readonly sequence: number;
  readonly isSyn: boolean;
  /** FIN or RST: nothing comes after it. */
  readonly isLast: boolean;
  readonly bytes: Uint8Array;
}

/** [capture.ip.4] Undefined: something else, or too short to be either. */
export function readTransport(packet: IpPacket): Datagram | Segment | undefined {
  if (packet.protocol === UDP) return readUdp(packet);
  return packet.protocol === TCP ? readTcp(packet) : undefined;
}

function readUdp({ from, to, payload }: IpPacket): Datagram | undefined {
  if (payload.length < UDP_HEAD) return undefined;
  const view = viewOf(payload);
  // Zero: longer than sixteen bits can say.
  const length = view.getUint16(4) || payload.length;
  if (length < UDP_HEAD) return undefined;
  return {
    kind: 'udp',
    from: endPoint(from, view.getUint16(0)),
    to: endPoint(to, view.getUint16(2)),
    bytes: payload.subarray(UDP_HEAD, length),
    isCut: length > payload.length,
  };
}

const FLAG = { fin: 1, syn: 2, rst: 4 } as const;

function readTcp({ from, to, payload }: IpPacket): Segment | undefined {
  if (payload.length < TCP_HEAD) return undefined;
  const view = viewOf(payload);
  const head = 4 * (view.getUint8(12) >> 4);
  if (head < TCP_HEAD || head > payload.length) return undefined;
  const flags = view.getUint8(13);
  return {
    kind: 'tcp',
    from: endPoint(from, view.getUint16(0)),
    to: endPoint(to, view.getUint16(2)),
    sequence: view.getUint32(4),
    isSyn: (flags & FLAG.syn) !== 0,
    isLast: (flags & (FLAG.fin | FLAG.rst)) !== 0,
    bytes: payload.subarray(head),
  };
}
