// From the blocks of one row of our own back to what the row held: a log that keeps no bytes reads them here again.
import { concatBytes, looseUtf8, viewOf } from '../../protocol/bytes.ts';
import { BLOCK_TYPE, IP_HEADER_BYTES, LARGEST_DATAGRAM, PACKET_HEAD_BYTES, padded } from './blocks.ts';
import { replyText, requestText } from './http-text.ts';
import { DATAGRAM_HEADERS, SEGMENT_HEADERS } from './packets.ts';

export interface RowTexts {
  readonly request?: string;
  readonly reply?: string;
}

/** Bytes from the start of a row to its datagram, which has `size` bytes. */
export function datagramStart(size: number): number {
  return PACKET_HEAD_BYTES + (size > LARGEST_DATAGRAM ? 0 : DATAGRAM_HEADERS);
}

/** The texts of an event from its block. */
export function eventTexts(blocks: Uint8Array): RowTexts {
  const { data } = blockAt(blocks, 0);
  return { request: '', reply: looseUtf8(data) };
}

/** The texts of an exchange from its blocks, which are whole. */
export function exchangeTexts(blocks: Uint8Array): RowTexts {
  const runs = new Map<number, Uint8Array[]>();
  for (let at = 0; at < blocks.length; ) {
    const { data, length, type } = blockAt(blocks, at);
    if (type === BLOCK_TYPE.packet && data.length > SEGMENT_HEADERS)
      runOf(runs, data).push(data.subarray(SEGMENT_HEADERS));
    at += length;
  }
  const messages = [...runs.values()].map((parts) => concatBytes(...parts));
  const request = messages.find((message) => !isAnswer(message));
  const reply = messages.find(isAnswer);
  return {
    ...(request === undefined ? {} : { request: requestText(request) }),
    ...(reply === undefined ? {} : { reply: replyText(reply) }),
  };
}

interface Block {
  readonly type: number;
  readonly length: number;
  readonly data: Uint8Array;
}

function blockAt(blocks: Uint8Array, at: number): Block {
  const view = viewOf(blocks);
  const size = view.getUint32(at + PACKET_HEAD_BYTES - 8, true);
  const data = blocks.subarray(at + PACKET_HEAD_BYTES, at + PACKET_HEAD_BYTES + size);
  return {
    type: view.getUint32(at, true),
    length: Math.max(PACKET_HEAD_BYTES + padded(size), view.getUint32(at + 4, true)),
    data,
  };
}

/** What the same end said before. */
function runOf(runs: Map<number, Uint8Array[]>, packet: Uint8Array): Uint8Array[] {
  const { buffer, byteOffset } = packet;
  const ends = new DataView(buffer, byteOffset + IP_HEADER_BYTES - 8, 12);
  const sender = ends.getUint32(0) * 2 ** 16 + ends.getUint16(8);
  const known = runs.get(sender);
  if (known !== undefined) return known;
  const fresh: Uint8Array[] = [];
  runs.set(sender, fresh);
  return fresh;
}

function isAnswer(message: Uint8Array): boolean {
  return looseUtf8(message.subarray(0, 5)) === 'HTTP/';
}
