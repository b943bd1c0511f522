// Zero-coding: runs of zero bytes as `00 count`. Works on what follows the six header bytes; never on acks.

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
  const run: Run = { zeros: 0, end: 0, truncated: false, wraps: false };
  let length = 0;
  let truncated = false;
  let wraps = false;
  for (let at = 0; at < coded.length; ) {
    if (coded[at] !== 0) {
      at++;
      length++;
    } else {
      readRun(coded, at, run);
      at = run.end;
      length += run.zeros;
      truncated ||= run.truncated;
      wraps ||= run.wraps;
    }
    if (length > EXPANDED_LIMIT - HEADER_BYTES) return OVERFLOW;
  }
  return {
    bytes: fill(coded, length),
    ...(truncated ? { truncated } : undefined),
    ...(wraps ? { wrapForm: wraps } : undefined),
  };
}

/** [packet.zerocode.2] `body` zero-coded; undefined when that is not strictly shorter. */
export function squeeze(body: Uint8Array): Uint8Array | undefined {
  const length = codedLength(body);
  return length < body.length ? code(body, length) : undefined;
}

/** `body` zero-coded, even if that makes it longer. */
export function zeroCode(body: Uint8Array): Uint8Array {
  return code(body, codedLength(body));
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

function fill(coded: Uint8Array, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  const run: Run = { zeros: 0, end: 0, truncated: false, wraps: false };
  let to = 0;
  for (let at = 0; at < coded.length; ) {
    const byte = coded[at] ?? 0;
    if (byte !== 0) {
      bytes[to++] = byte;
      at++;
    } else {
      readRun(coded, at, run);
      to += run.zeros;
      at = run.end;
    }
  }
  return bytes;
}

function codedLength(body: Uint8Array): number {
  let length = 0;
  for (let at = 0; at < body.length; ) {
    const zeros = zerosFrom(body, at);
    length += zeros === 0 ? 1 : 2;
    at += Math.max(zeros, 1);
  }
  return length;
}

function code(body: Uint8Array, length: number): Uint8Array {
  const coded = new Uint8Array(length);
  let to = 0;
  for (let at = 0; at < body.length; ) {
    const zeros = zerosFrom(body, at);
    if (zeros === 0) coded[to++] = body[at] ?? 0;
    else {
      coded[to + 1] = zeros;
      to += 2;
    }
    at += Math.max(zeros, 1);
  }
  return coded;
}

/** Zero bytes from `at` on, as many as one count byte can say. */
function zerosFrom(body: Uint8Array, at: number): number {
  let end = at;
  while (body[end] === 0 && end - at < LONGEST_RUN) end++;
  return end - at;
}

const OVERFLOW: Malformed = { malformed: `the packet expands to more than ${EXPANDED_LIMIT} bytes` };
