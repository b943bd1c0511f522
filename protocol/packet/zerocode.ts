// Zero-coding: runs of zero bytes as `00 count`. Works on what follows the six header bytes; never on acks.
import { Writer } from './writer.ts';

/** [packet.zerocode.5] Bytes of a packet after expansion, its six header bytes included: the receive buffer of the official viewer. */
export const EXPANDED_LIMIT = 8192;

/** Bytes at the start of a packet that are never zero-coded. */
export const HEADER_BYTES = 6;

/** The longest run that one count byte can say. */
const LONGEST_RUN = 255;

export interface Expanded {
  readonly bytes: Uint8Array;
  /** [packet.zerocode.3] The last zero had no count byte. */
  readonly truncated?: true;
  /** [packet.zerocode.4] Some run was written `00 00 n`. */
  readonly wrapForm?: true;
}

/** What is wrong with bytes that cannot be read at all, in words. */
export interface Malformed {
  readonly malformed: string;
}

/** [packet.zerocode.1] The bytes that `coded`, the packet from byte 6 on, stands for. */
export function expand(coded: Uint8Array): Expanded | Malformed {
  WRITER.start();
  const start = WRITER.room(EXPANDED_LIMIT - HEADER_BYTES);
  const { bytes, at: limit } = WRITER;
  const run: Run = { zeros: 0, end: 0, truncated: false, wraps: false };
  let to = start;
  let truncated = false;
  let wraps = false;
  for (let at = 0; at < coded.length; ) {
    const byte = coded[at] ?? 0;
    if (byte !== 0) {
      if (to === limit) return OVERFLOW;
      bytes[to++] = byte;
      at++;
    } else {
      readRun(coded, at, run);
      if (to + run.zeros > limit) return OVERFLOW;
      for (let zeros = run.zeros; zeros > 0; zeros--) bytes[to++] = 0;
      at = run.end;
      truncated ||= run.truncated;
      wraps ||= run.wraps;
    }
  }
  return expandedTo(WRITER.finish(to), truncated, wraps);
}

/** [packet.zerocode.2] `body` zero-coded; undefined when that is not strictly shorter. */
export function squeeze(body: Uint8Array): Uint8Array | undefined {
  WRITER.start();
  const at = WRITER.room(body.length);
  const end = squeezeInto(body, WRITER.bytes, at);
  return end === undefined ? undefined : WRITER.finish(end);
}

/** As `squeeze`, into `bytes` from `at` on, where there is room for the body as it is. Gives the end of the coded bytes. */
export function squeezeInto(body: Uint8Array, bytes: Uint8Array, at: number): number | undefined {
  return code(body, bytes, at, at + body.length - 1);
}

/** `body` zero-coded, even if that makes it longer. */
export function zeroCode(body: Uint8Array): Uint8Array {
  const longest = 2 * body.length;
  WRITER.start();
  const at = WRITER.room(longest);
  return WRITER.finish(code(body, WRITER.bytes, at, at + longest));
}

/** A run of zeros in coded bytes; `end` is where the bytes after it begin. One is reused for all runs of a packet. */
export interface Run {
  zeros: number;
  end: number;
  truncated: boolean;
  wraps: boolean;
}

/** [packet.zerocode.3] [packet.zerocode.4] Reads the run that starts with the 00 at `at` into `run`. */
export function readRun(coded: Uint8Array, at: number, run: Run): void {
  let end = at + 1;
  while (end < coded.length && coded[end] === 0) end++;
  const wraps = end - at - 1;
  run.wraps = wraps > 0;
  run.truncated = end === coded.length;
  run.zeros = 256 * wraps + (run.truncated ? 1 : (coded[end] ?? 0));
  run.end = run.truncated ? end : end + 1;
}

/** Says only what is so. */
function expandedTo(bytes: Uint8Array, truncated: boolean, wraps: boolean): Expanded {
  if (!truncated && !wraps) return { bytes };
  return { bytes, ...(truncated ? { truncated } : undefined), ...(wraps ? { wrapForm: wraps } : undefined) };
}

/** Writes `body` zero-coded; undefined as soon as that goes beyond `limit`. */
function code(body: Uint8Array, bytes: Uint8Array, start: number, limit: number): number | undefined {
  let to = start;
  for (let at = 0; at < body.length; ) {
    const byte = body[at] ?? 0;
    const zeros = byte === 0 ? zerosFrom(body, at) : 0;
    if (to + (zeros === 0 ? 1 : 2) > limit) return undefined;
    bytes[to++] = byte;
    if (zeros > 0) bytes[to++] = zeros;
    at += zeros || 1;
  }
  return to <= limit ? to : undefined;
}

/** Zero bytes from `at` on, as many as one count byte can say. */
function zerosFrom(body: Uint8Array, at: number): number {
  const most = Math.min(at + LONGEST_RUN, body.length);
  let end = at;
  while (end < most && body[end] === 0) end++;
  return end - at;
}

/** One for all packets. */
const WRITER = new Writer();

const OVERFLOW: Malformed = { malformed: `the packet expands to more than ${EXPANDED_LIMIT} bytes` };
