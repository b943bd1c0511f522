// What the blocks of our rows say beside their data: a file has many rows and few ways and fates, so that each is read once.

import { readOptions } from '../pcapng/options.ts';
import { endText } from '../pcapng/packets.ts';
import type { OwnFacts } from '../stamp.ts';
import type { OwnPacket } from './own-packet.ts';
import { readFacts } from './traffic.ts';

/** Facts of a row with both its ends. */
export interface Imprint extends OwnFacts {
  readonly from: string;
  readonly to: string;
}

/** Imprints that are known at a time; then all are forgotten and come again. */
export const MOST_IMPRINTS = 16_384;

interface Known {
  readonly bytes: Uint8Array;
  readonly imprint: Imprint | undefined;
}

export class Imprints {
  readonly #known = new Map<number, Known>();

  /** [capture.format.5] What the options and the addresses say; undefined if the comment is not ours. */
  of(view: DataView, packet: OwnPacket): Imprint | undefined {
    const key = keyOf(view, packet);
    const known = this.#known.get(key);
    if (known !== undefined && isSame(view, packet, known.bytes)) return known.imprint;
    return this.#learn(key, view, packet);
  }

  /** Who sent a packet and who got it, as `host:port`. */
  ends(view: DataView, { waysAt }: OwnPacket): { readonly from: string; readonly to: string } {
    if (waysAt === undefined) return NOWHERE;
    const [from, to] = [0, 4].map((at) => ({
      address: view.getUint32(waysAt + at),
      port: view.getUint16(waysAt + 8 + at / 2),
    }));
    return { from: endText(from ?? NO_END), to: endText(to ?? NO_END) };
  }

  #learn(key: number, view: DataView, packet: OwnPacket): Imprint | undefined {
    if (this.#known.size >= MOST_IMPRINTS) this.#known.clear();
    const bytes = bytesOf(view, packet);
    const facts = readFacts(readOptions(bytes.subarray(waysOf(packet)), true));
    const imprint = facts === undefined ? undefined : { ...facts, ...(facts.ends ?? this.ends(view, packet)) };
    this.#known.set(key, { bytes, imprint });
    return imprint;
  }
}

const NOWHERE = { from: '', to: '' };
const NO_END = { address: 0, port: 0 };
const WAYS_BYTES = 12;

const waysOf = ({ waysAt }: OwnPacket): number => (waysAt === undefined ? 0 : WAYS_BYTES);

/** A copy of addresses, ports and options. */
function bytesOf(view: DataView, packet: OwnPacket): Uint8Array {
  const { optionsAt, optionsEnd, waysAt = 0 } = packet;
  const ways = waysOf(packet);
  const bytes = new Uint8Array(ways + optionsEnd - optionsAt);
  const { buffer, byteOffset } = view;
  bytes.set(new Uint8Array(buffer, byteOffset + waysAt, ways));
  bytes.set(new Uint8Array(buffer, byteOffset + optionsAt, optionsEnd - optionsAt), ways);
  return bytes;
}

/** The same for the same bytes, and seldom for others. */
function keyOf(view: DataView, { optionsAt, optionsEnd, waysAt }: OwnPacket): number {
  let key = 0;
  if (waysAt !== undefined)
    for (let at = waysAt; at < waysAt + WAYS_BYTES; at += 4) key = mixed(key, view.getInt32(at));
  for (let at = optionsAt; at + 4 <= optionsEnd; at += 4) key = mixed(key, view.getInt32(at));
  return key >>> 1;
}

const mixed = (key: number, word: number): number => {
  const mix = Math.imul(key ^ word, 0x9e3779b1);
  return mix ^ (mix >>> 15);
};

function isSame(view: DataView, { optionsAt, optionsEnd, waysAt }: OwnPacket, bytes: Uint8Array): boolean {
  const ways = waysAt === undefined ? 0 : WAYS_BYTES;
  if (bytes.length !== ways + optionsEnd - optionsAt) return false;
  for (let at = 0; at < ways; at += 1) if (bytes[at] !== view.getUint8((waysAt ?? 0) + at)) return false;
  for (let at = ways; at < bytes.length; at += 1) if (bytes[at] !== view.getUint8(optionsAt + at - ways)) return false;
  return true;
}
