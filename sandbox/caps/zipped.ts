// LLSD in its binary form inside a stream of zlib, as a few capabilities have it within their LLSD.
import { concatBytes, viewOf } from '../../protocol/bytes.ts';
import { readLlsdBinary, writeLlsdBinary } from '../../protocol/llsd/binary.ts';
import type { Llsd } from '../../protocol/llsd/value.ts';

/** Opens a compressed body; undefined if it is broken, or has more than `mostBytes`. */
export type Inflate = (coding: 'deflate', bytes: Uint8Array, mostBytes: number) => Uint8Array | undefined;

/** [objects.zipped.1] Bytes of what is inside: as many as a body of LLSD may have. */
export const UNZIPPED_BYTES = 1024 * 1024;
const LIMITS = { depth: 32, size: UNZIPPED_BYTES, values: 100_000 };
/** The form of compression, and that it was done in no time. */
const HEAD = Uint8Array.of(0x78, 0x01);
/** A block that is stored has a length of 16 bits. */
const STORED_BYTES = 0xffff;
const ADLER = 65_521;

/** What is in the stream; undefined if nothing of that kind is. */
export function unzipped(bytes: Uint8Array, inflate: Inflate): Llsd | undefined {
  const inside = inflate('deflate', bytes, UNZIPPED_BYTES);
  if (inside === undefined) return undefined;
  const { problems, value } = readLlsdBinary(inside, LIMITS);
  return problems.some(({ severity }) => severity === 'error') ? undefined : value;
}

/** A stream that whoever inflates reads; nothing in it is made smaller. */
export function zipped(value: Llsd): Uint8Array {
  const inside = writeLlsdBinary(value);
  const blocks: Uint8Array[] = [];
  for (let at = 0; at < inside.length; at += STORED_BYTES) {
    const stored = inside.subarray(at, at + STORED_BYTES);
    blocks.push(blockHead(stored.length, at + STORED_BYTES >= inside.length), stored);
  }
  return concatBytes(HEAD, ...blocks, adlerOf(inside));
}

/** Whether it is the last one, its length, and the same turned round: little-endian. */
function blockHead(length: number, isLast: boolean): Uint8Array {
  const head = new Uint8Array(5);
  head[0] = Number(isLast);
  viewOf(head).setUint16(1, length, true);
  viewOf(head).setUint16(3, ~length, true);
  return head;
}

/** The sum that zlib looks at, big-endian. */
function adlerOf(bytes: Uint8Array): Uint8Array {
  let [low, high] = [1, 0];
  for (const byte of bytes) {
    low = (low + byte) % ADLER;
    high = (high + low) % ADLER;
  }
  const sum = new Uint8Array(4);
  viewOf(sum).setUint32(0, high * 0x1_0000 + low);
  return sum;
}
