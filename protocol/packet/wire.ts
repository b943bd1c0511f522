// Where the bytes of an expanded body stand in its datagram: many to one where zeros are coded.
import type { Range } from '../text.ts';
import { type Packet, readPacket } from './packet.ts';
import { HEADER_BYTES, type Malformed, type Run, readRun } from './zerocode.ts';

export interface WireMap {
  readonly packet: Packet;
  /**
   * Datagram bytes that say the body bytes from `start` up to `end`. A coded run is taken whole if it says any of them;
   * an empty stretch stays empty.
   */
  range(start: number, end: number): Range;
  /** The first body byte that the datagram byte at `offset` says; undefined for header, extra bytes and acks. */
  bodyOffset(offset: number): number | undefined;
}

/** The map of one datagram; built in one pass over it. */
export function wireMap(datagram: Uint8Array): WireMap | Malformed {
  const packet = readPacket(datagram);
  if ('malformed' in packet) return packet;
  const tail = packet.flags.zerocoded ? codedPlaces(datagram, packet) : plainPlaces(packet);
  const toTail = (at: number): number => (at < packet.numberWidth ? at : at + packet.extra.length);
  const bodyAt = new Map<number, number>();
  for (let at = packet.body.length - 1; at >= 0; at--) {
    const [start = 0, end = 0] = [tail.starts[toTail(at)], tail.ends[toTail(at)]];
    for (let offset = start; offset < end; offset++) bodyAt.set(offset, at);
  }
  return {
    packet,
    range: (start, end) => {
      const first = tail.starts[toTail(start)] ?? tail.end;
      return { start: first, end: end > start ? (tail.ends[toTail(end - 1)] ?? tail.end) : first };
    },
    bodyOffset: (offset) => bodyAt.get(offset),
  };
}

/** For each byte after expansion, from byte 6 on: where the datagram bytes that say it start and end. */
interface Places {
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  /** Where the acks begin, or the datagram ends. */
  readonly end: number;
}

function plainPlaces(packet: Packet): Places {
  const length = packet.expandedBytes - HEADER_BYTES;
  const starts = Uint32Array.from({ length }, (_, i) => HEADER_BYTES + i);
  return { starts, ends: starts.map((start) => start + 1), end: packet.expandedBytes };
}

/** [packet.zerocode.1] */
function codedPlaces(datagram: Uint8Array, packet: Packet): Places {
  const length = packet.expandedBytes - HEADER_BYTES;
  const places = { starts: new Uint32Array(length), ends: new Uint32Array(length), end: codedEnd(packet) };
  const coded = datagram.subarray(0, places.end);
  const run: Run = { zeros: 0, end: 0, truncated: false, wraps: false };
  let to = 0;
  for (let at = HEADER_BYTES; at < coded.length; at = run.end) {
    if (coded[at] === 0) readRun(coded, at, run);
    else Object.assign(run, { zeros: 1, end: at + 1 });
    places.starts.fill(at, to, to + run.zeros);
    places.ends.fill(run.end, to, to + run.zeros);
    to += run.zeros;
  }
  return places;
}

function codedEnd({ flags, acks, bytes }: Packet): number {
  return flags.acks ? bytes - 4 * acks.length - 1 : bytes;
}
