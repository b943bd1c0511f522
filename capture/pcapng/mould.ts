// Datagrams of one way and fate differ in few bytes of their blocks: all others are made once, and copied for each.
import { FATES } from '../../contract/panel.ts';
import { viewOf } from '../../protocol/bytes.ts';
import type { Room } from '../growing-file.ts';
import type { DatagramRow } from '../segment.ts';
import { BLOCK_TYPE, IP_HEADER_BYTES, PACKET_HEAD_BYTES, padded, UDP_HEADER_BYTES } from './blocks.ts';
import { checksumOf, DATAGRAM_HEADERS, type Ends, sealDatagram, sumOf } from './packets.ts';
import { packetBlock } from './write-block.ts';

/** Bytes before the datagram. */
const HEAD_BYTES = PACKET_HEAD_BYTES + DATAGRAM_HEADERS;
const IP_AT = PACKET_HEAD_BYTES;
const UDP_AT = IP_AT + IP_HEADER_BYTES;
const TRAILER_BYTES = 4;

export class Mould {
  readonly #head: Uint8Array;
  readonly #options: Uint8Array;
  /** The sums of an empty datagram, before they are turned over: a longer one adds its length and its bytes. */
  readonly #ipSum: number;
  readonly #udpSum: number;

  /** @param options as `options` writes them */
  constructor(ends: Ends, options: Uint8Array) {
    const block = packetBlock({ type: BLOCK_TYPE.packet, ticks: 0, size: DATAGRAM_HEADERS, options });
    const packet = block.subarray(IP_AT, HEAD_BYTES);
    sealDatagram(packet, ends);
    this.#head = block.subarray(0, HEAD_BYTES);
    this.#options = options;
    const view = viewOf(packet);
    this.#ipSum = ~view.getUint16(10) & 0xffff;
    this.#udpSum = ~view.getUint16(IP_HEADER_BYTES + 6) & 0xffff;
  }

  /** Bytes of the block of a datagram that has `size`. */
  lengthFor(size: number): number {
    return PACKET_HEAD_BYTES + padded(DATAGRAM_HEADERS + size) + this.#options.length + TRAILER_BYTES;
  }

  /** [capture.format.6] Fills the room, which has as many bytes as `lengthFor` says, with a datagram. `ticks`: whole microseconds since 1970. */
  cast({ at, bytes, view }: Room, ticks: number, data: Uint8Array): void {
    const { length: size } = data;
    const packet = DATAGRAM_HEADERS + size;
    const length = this.lengthFor(size);
    const end = at + length - TRAILER_BYTES;
    bytes.set(this.#head, at);
    view.setUint32(at + 4, length, true);
    view.setUint32(at + 12, Math.floor(ticks / 2 ** 32), true);
    view.setUint32(at + 16, ticks >>> 0, true);
    view.setUint32(at + 20, packet, true);
    view.setUint32(at + 24, packet, true);
    view.setUint16(at + IP_AT + 2, packet);
    view.setUint16(at + IP_AT + 10, checksumOf(this.#ipSum + size));
    view.setUint16(at + UDP_AT + 4, UDP_HEADER_BYTES + size);
    // What lay here before is no padding.
    const padding = at + HEAD_BYTES + size;
    for (let pad = padding; pad < end - this.#options.length; pad += 1) bytes[pad] = 0;
    bytes.set(data, at + HEAD_BYTES);
    // The length stands in the header, and among what is only summed up.
    const sum = checksumOf(this.#udpSum + 2 * size + sumOf(view, at + HEAD_BYTES, size));
    view.setUint16(at + UDP_AT + 6, sum === 0 ? 0xffff : sum);
    bytes.set(this.#options, end - this.#options.length);
    view.setUint32(end, length, true);
  }
}

/** Moulds that are kept; beyond this many all are forgotten, and made again. */
export const MOST_MOULDS = 4096;

/** One mould for each way, circuit, direction and fate. */
export class Moulds {
  readonly #ways = new Map<string, Map<string, Map<number, Mould>>>();
  #count = 0;

  of({ circuit, direction, fate, from, to }: DatagramRow, make: () => Mould): Mould {
    const key = 2 * (circuit * FATES.length + FATES.indexOf(fate)) + (direction === 'in' ? 0 : 1);
    return this.#ways.get(from)?.get(to)?.get(key) ?? this.#add(from, to, key, make());
  }

  #add(from: string, to: string, key: number, mould: Mould): Mould {
    if (this.#count >= MOST_MOULDS) this.#forget();
    const ways = this.#ways.get(from) ?? new Map<string, Map<number, Mould>>();
    const known = ways.get(to) ?? new Map<number, Mould>();
    this.#ways.set(from, ways.set(to, known.set(key, mould)));
    this.#count += 1;
    return mould;
  }

  #forget(): void {
    this.#ways.clear();
    this.#count = 0;
  }
}
