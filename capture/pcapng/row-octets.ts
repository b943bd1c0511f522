// From the blocks of one row of our own back to what the row held: a log that keeps no bytes reads them here again.
import type { HttpCall } from '../../contract/http.ts';
import { concatBytes, looseUtf8, viewOf } from '../../protocol/bytes.ts';
import { BLOCK_TYPE, IP_HEADER_BYTES, LARGEST_DATAGRAM, OPTION, PACKET_HEAD_BYTES, padded } from './blocks.ts';
import { readRowComment } from './facts.ts';
import { callIn, replyText, requestText } from './http-text.ts';
import { readOptions } from './options.ts';
import { DATAGRAM_HEADERS, SEGMENT_HEADERS } from './packets.ts';

export interface RowTexts {
  readonly request?: string;
  readonly reply?: string;
  readonly http?: HttpCall;
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
  let took: number | undefined;
  for (let at = 0; at < blocks.length; ) {
    const block = blockAt(blocks, at);
    const { data, length, type } = block;
    if (type === BLOCK_TYPE.packet && data.length > SEGMENT_HEADERS) {
      runOf(runs, data).push(data.subarray(SEGMENT_HEADERS));
      took ??= tookIn(block);
    }
    at += length;
  }
  const messages = [...runs.values()].map((parts) => concatBytes(...parts));
  const request = messages.find((message) => !isAnswer(message));
  const reply = messages.find(isAnswer);
  return {
    ...(request === undefined ? {} : { request: requestText(request) }),
    ...(reply === undefined ? {} : { reply: replyText(reply) }),
    ...(messages.length === 0 ? {} : { http: { ...callIn(request, reply), ...(took === undefined ? {} : { took }) } }),
  };
}

interface Block {
  readonly type: number;
  readonly length: number;
  readonly data: Uint8Array;
  /** Empty for nearly all blocks. */
  readonly options: Uint8Array;
}

/** [capture.format.5] */
function tookIn({ options }: Block): number | undefined {
  const comment = readOptions(options, true).find(({ code }) => code === OPTION.comment);
  return comment === undefined ? undefined : readRowComment(looseUtf8(comment.bytes))?.took;
}

const TRAILER_BYTES = 4;

function blockAt(blocks: Uint8Array, at: number): Block {
  const view = viewOf(blocks);
  const size = view.getUint32(at + PACKET_HEAD_BYTES - 8, true);
  const length = Math.max(PACKET_HEAD_BYTES + padded(size), view.getUint32(at + 4, true));
  return {
    type: view.getUint32(at, true),
    length,
    data: blocks.subarray(at + PACKET_HEAD_BYTES, at + PACKET_HEAD_BYTES + size),
    options: blocks.subarray(at + PACKET_HEAD_BYTES + padded(size), at + length - TRAILER_BYTES),
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
