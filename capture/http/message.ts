// One HTTP/1.1 message in a run of bytes: its start line, its headers, its body. Knows nothing of connections.
import { concatBytes } from '../../protocol/bytes.ts';
import { readChunks } from './chunks.ts';

export interface HttpMessage {
  /** `POST /login HTTP/1.1`, or `HTTP/1.1 200 OK`. */
  readonly start: string;
  /** Names in small letters; of a name that stands twice the values are joined with a comma. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Uint8Array;
  /** The bytes ended before the body did. */
  readonly isCut: boolean;
}

export interface ReadMessage {
  readonly message: HttpMessage;
  /** Where the next message starts. */
  readonly end: number;
}

/** How a body ends that neither says its length nor comes in chunks: not at all, or with the connection. */
export type Unmeasured = 'empty' | 'to-the-end';

/** [capture.http.4] Start line and headers; servers give up at a quarter of it. */
export const MOST_HEAD_BYTES = 64 * 1024;

const START = /^(?:[A-Z]{3,16} \S+ HTTP\/1\.[01]|HTTP\/1\.[01] \d{3}(?: .*)?)$/;

/**
 * [capture.http.1] The message at `at`; undefined if none starts there. `unmeasured` is asked with the start line.
 * A message whose head is not whole is none.
 */
export function readHttpMessage(
  bytes: Uint8Array,
  at: number,
  unmeasured: (start: string) => Unmeasured | 'none',
): ReadMessage | undefined {
  const head = readHead(bytes, at);
  if (head === undefined) return undefined;
  const body = bodyOf(head, bytes, unmeasured(head.start));
  const { start, headers } = head;
  return { message: { start, headers, body: body.bytes, isCut: body.isCut }, end: body.end };
}

interface Head {
  readonly start: string;
  readonly headers: ReadonlyMap<string, string>;
  /** Where the body starts. */
  readonly end: number;
}

interface Body {
  readonly bytes: Uint8Array;
  readonly isCut: boolean;
  readonly end: number;
}

function readHead(bytes: Uint8Array, at: number): Head | undefined {
  const end = endOfHead(bytes, at);
  if (end === undefined) return undefined;
  const [start = '', ...lines] = latin(bytes.subarray(at, end)).trimEnd().split(/\r?\n/);
  if (!START.test(start)) return undefined;
  const headers = new Map<string, string>();
  for (const line of lines) {
    const colon = line.indexOf(':');
    if (colon <= 0) continue;
    const name = line.slice(0, colon).trim().toLowerCase();
    const value = line.slice(colon + 1).trim();
    const before = headers.get(name);
    headers.set(name, before === undefined ? value : `${before}, ${value}`);
  }
  return { start, headers, end };
}

/** Behind the empty line. A line may end without its carriage return. */
function endOfHead(bytes: Uint8Array, at: number): number | undefined {
  const last = Math.min(bytes.length, at + MOST_HEAD_BYTES);
  for (let end = bytes.indexOf(LF, at); end >= 0 && end < last; end = bytes.indexOf(LF, end + 1)) {
    if (bytes[end + 1] === LF) return end + 2;
    if (bytes[end + 1] === CR && bytes[end + 2] === LF) return end + 3;
  }
  return undefined;
}

const LF = 10;
const CR = 13;

/** [capture.http.2] Chunks, a length, the end of the connection, or nothing. */
function bodyOf({ headers, end }: Head, bytes: Uint8Array, unmeasured: Unmeasured | 'none'): Body {
  if (unmeasured === 'none') return { bytes: bytes.subarray(end, end), isCut: false, end };
  if (/\bchunked\s*$/i.test(headers.get('transfer-encoding') ?? '')) {
    const chunks = readChunks(bytes, end);
    return { bytes: concatBytes(...chunks.parts), isCut: chunks.isCut, end: chunks.end };
  }
  const announced = lengthOf(headers.get('content-length'));
  if (announced === undefined) {
    const stop = unmeasured === 'empty' ? end : bytes.length;
    return { bytes: bytes.subarray(end, stop), isCut: false, end: stop };
  }
  const stop = Math.min(bytes.length, end + announced);
  return { bytes: bytes.subarray(end, stop), isCut: stop < end + announced, end: stop };
}

/** Two headers that agree are one. */
function lengthOf(header: string | undefined): number | undefined {
  const [first = '', ...others] = (header ?? '').split(/\s*,\s*/);
  return /^\d{1,15}$/.test(first) && others.every((other) => other === first) ? Number(first) : undefined;
}

function latin(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}
