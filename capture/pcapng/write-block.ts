// Blocks of pcapng as bytes, little-endian: a head, data, options, and the length once more.

import { VERSION } from '../../contract/version.ts';
import { concatBytes, utf8, viewOf } from '../../protocol/bytes.ts';
import { BLOCK_TYPE, LINK_RAW_IP, OPTION, PACKET_HEAD_BYTES, padded, RESOLUTION } from './blocks.ts';
import { type SectionFacts, sectionComment } from './facts.ts';

/** The magic number that tells the order of bytes. */
const BYTE_ORDER = 0x1a2b3c4d;
const BLOCK_HEAD_BYTES = 8;
const TRAILER_BYTES = 4;

/** [capture.format.1] [capture.format.2] What stands before the first row of a section. */
export function sectionHeader(facts: SectionFacts): Uint8Array {
  return concatBytes(sectionBlock(facts), interfaceBlock());
}

/** What a packet block says beside its data. */
export interface PacketFacts {
  readonly type: number;
  /** Whole microseconds since 1970. */
  readonly ticks: number;
  /** Bytes of data. */
  readonly size: number;
  /** As `options` writes them. */
  readonly options: Uint8Array;
}

/** A packet block that lacks nothing but its data, which has its place at PACKET_HEAD_BYTES. */
export function packetBlock({ type, ticks, size, options }: PacketFacts): Uint8Array {
  const length = PACKET_HEAD_BYTES + padded(size) + options.length + TRAILER_BYTES;
  const block = new Uint8Array(length);
  const view = viewOf(block);
  view.setUint32(0, type, true);
  view.setUint32(4, length, true);
  // The high half of a number that 32 bits do not hold, then the low one; the interface before them is 0.
  view.setUint32(12, Math.floor(ticks / 2 ** 32), true);
  view.setUint32(16, ticks >>> 0, true);
  view.setUint32(20, size, true);
  view.setUint32(24, size, true);
  block.set(options, PACKET_HEAD_BYTES + padded(size));
  view.setUint32(length - TRAILER_BYTES, length, true);
  return block;
}

/** One option: its code, and a text or bytes. */
export type Option = readonly [code: number, value: string | Uint8Array];

/** Options one after the other with their end; no bytes at all for none. */
export function options(...all: readonly Option[]): Uint8Array {
  if (all.length === 0) return new Uint8Array(0);
  const values = all.map(([code, value]) => [code, typeof value === 'string' ? utf8(value) : value] as const);
  const bytes = new Uint8Array(values.reduce((sum, [, value]) => sum + 4 + padded(value.length), 4));
  const view = viewOf(bytes);
  let at = 0;
  for (const [code, value] of values) {
    view.setUint16(at, code, true);
    view.setUint16(at + 2, value.length, true);
    bytes.set(value, at + 4);
    at += 4 + padded(value.length);
  }
  view.setUint16(at, OPTION.end, true);
  return bytes;
}

function sectionBlock(facts: SectionFacts): Uint8Array {
  const body = new Uint8Array(16);
  const view = viewOf(body);
  view.setUint32(0, BYTE_ORDER, true);
  view.setUint16(4, 1, true);
  // Unknown: the section grows.
  view.setBigInt64(8, -1n, true);
  const comment: Option = [OPTION.comment, sectionComment(facts)];
  return block(BLOCK_TYPE.section, body, options(comment, [OPTION.application, `Rezbench ${VERSION}`]));
}

/** [capture.format.2] The one interface of a section. */
export function interfaceBlock(): Uint8Array {
  const body = new Uint8Array(8);
  viewOf(body).setUint16(0, LINK_RAW_IP, true);
  const name: Option = [OPTION.interfaceName, 'sandbox grid'];
  return block(BLOCK_TYPE.interface, body, options(name, [OPTION.resolution, Uint8Array.of(RESOLUTION)]));
}

/** `body` is a multiple of four bytes. */
function block(type: number, body: Uint8Array, last: Uint8Array): Uint8Array {
  const length = BLOCK_HEAD_BYTES + body.length + last.length + TRAILER_BYTES;
  const bytes = new Uint8Array(length);
  const view = viewOf(bytes);
  view.setUint32(0, type, true);
  view.setUint32(4, length, true);
  bytes.set(body, BLOCK_HEAD_BYTES);
  bytes.set(last, BLOCK_HEAD_BYTES + body.length);
  view.setUint32(length - TRAILER_BYTES, length, true);
  return bytes;
}
