// A body that comes in chunks: each with its length in hex on a line before it, the last with length zero.

export interface Chunks {
  readonly parts: readonly Uint8Array[];
  /** The bytes ended, or made no sense, before the last chunk. */
  readonly isCut: boolean;
  readonly end: number;
}

/** Hex digits and what may stand behind a semicolon. */
const MOST_LINE_BYTES = 1024;
const LF = 10;

/** [capture.http.3] The chunks that start at `at`, as far as they are there. */
export function readChunks(bytes: Uint8Array, at: number): Chunks {
  const parts: Uint8Array[] = [];
  for (let next = at; ; ) {
    const line = lineAt(bytes, next);
    const length = /^\s*([0-9a-f]{1,8})\s*(?:;|$)/i.exec(line?.text ?? '')?.[1];
    if (line === undefined || length === undefined) return { parts, isCut: true, end: bytes.length };
    const size = Number.parseInt(length, 16);
    if (size === 0) return { parts, isCut: false, end: afterTrailers(bytes, line.end) };
    parts.push(bytes.subarray(line.end, line.end + size));
    if (line.end + size >= bytes.length) return { parts, isCut: true, end: bytes.length };
    next = lineAt(bytes, line.end + size)?.end ?? bytes.length;
  }
}

/** Headers may follow the last chunk, up to an empty line. */
function afterTrailers(bytes: Uint8Array, at: number): number {
  let next = at;
  for (let line = lineAt(bytes, next); line !== undefined; line = lineAt(bytes, next)) {
    next = line.end;
    if (line.text === '') return next;
  }
  return next;
}

interface Line {
  readonly text: string;
  readonly end: number;
}

function lineAt(bytes: Uint8Array, at: number): Line | undefined {
  const end = bytes.subarray(at, at + MOST_LINE_BYTES).indexOf(LF);
  if (end < 0) return undefined;
  return { text: String.fromCharCode(...bytes.subarray(at, at + end)).replace(/\r$/, ''), end: at + end + 1 };
}
