// Reads the bodies of requests whole, each within its own bound and all together within another.
import type { IncomingMessage } from 'node:http';

/** Why a request is not read, for its caller. */
export interface Refused {
  readonly status: number;
  readonly sentence: string;
}

export type ReadBody = Uint8Array | Refused;

export class BodyReader {
  readonly #room: number;
  /** Bytes of bodies that are not complete yet. */
  #held = 0;

  /** `room`: bytes of all bodies that are being read. */
  constructor(room: number) {
    this.#room = room;
  }

  /** Calls `done` once: with a body of at most `limit` bytes, or with the first reason not to read it. */
  read(request: IncomingMessage, limit: number, done: (read: ReadBody) => void): void {
    const encoding = request.headers['content-encoding'] ?? 'identity';
    if (encoding !== 'identity') {
      done({ status: 415, sentence: `Bodies in the encoding ${encoding.slice(0, LONGEST_WORD)} are not read here.` });
      return;
    }
    // Chunks are copied together as they come: a body in pieces of one byte takes no more memory than another.
    let body = new Uint8Array(0);
    let size = 0;
    let isOver = false;
    const finish = (read: ReadBody | undefined): void => {
      if (isOver) return;
      isOver = true;
      this.#held -= size;
      body = new Uint8Array(0);
      if (read !== undefined) done(read);
    };
    request.on('data', (chunk: Uint8Array) => {
      if (isOver) return;
      const refused = this.#refusal(size + chunk.length, chunk.length, limit);
      if (refused !== undefined) {
        finish(refused);
        return;
      }
      body = withRoom(body, size + chunk.length);
      body.set(chunk, size);
      size += chunk.length;
      this.#held += chunk.length;
    });
    request.on('end', () => finish(body.slice(0, size)));
    // A request that breaks off has nobody to answer; without a listener its error would end the process.
    request.on('error', () => undefined);
    request.on('close', () => finish(undefined));
  }

  #refusal(size: number, more: number, limit: number): Refused | undefined {
    if (size > limit) return { status: 413, sentence: `This door reads bodies of at most ${limit} bytes.` };
    if (this.#held + more <= this.#room) return undefined;
    return { status: 503, sentence: 'Too many large requests arrive at once; please ask again.' };
  }
}

/** At least doubles what it must enlarge, so that a body is copied a few times only. */
function withRoom(bytes: Uint8Array<ArrayBuffer>, size: number): Uint8Array<ArrayBuffer> {
  if (size <= bytes.length) return bytes;
  const larger = new Uint8Array(Math.max(size, 2 * bytes.length));
  larger.set(bytes);
  return larger;
}

/** Characters of a foreign word that are said back. */
const LONGEST_WORD = 40;
