// A stretch of a file in memory: who looks at a row looks at its neighbours. Of bytes that do not change any more.
import { readSync } from 'node:fs';

/** Read at a time. */
const WINDOW_BYTES = 64 * 1024;

interface Stretch {
  readonly start: number;
  readonly bytes: Uint8Array;
}

const NOTHING: Stretch = { start: 0, bytes: new Uint8Array(0) };

export class FileWindow {
  readonly #file: number;
  #stretch = NOTHING;

  /** @param file its descriptor, open for reading */
  constructor(file: number) {
    this.#file = file;
  }

  /** Fills `bytes` with what is in the file from `position`; gives how many there are. `end`: bytes of the file that stay as they are. */
  fill(bytes: Uint8Array, position: number, end: number): number {
    if (bytes.length > WINDOW_BYTES) return readAt(this.#file, bytes, position);
    const { start, bytes: seen } = this.#stretch;
    if (position < start || position + bytes.length > start + seen.length) this.#move(position, bytes.length, end);
    const from = position - this.#stretch.start;
    const found = this.#stretch.bytes.subarray(from, from + bytes.length);
    bytes.set(found);
    return found.length;
  }

  #move(position: number, length: number, end: number): void {
    const start = position - (position % WINDOW_BYTES);
    const size = Math.min(position + length > start + WINDOW_BYTES ? 2 * WINDOW_BYTES : WINDOW_BYTES, end - start);
    const bytes = new Uint8Array(size);
    this.#stretch = { start, bytes: bytes.subarray(0, readAt(this.#file, bytes, start)) };
  }
}

/** As many bytes as the file has there; none if it cannot be read. */
export function readAt(file: number, bytes: Uint8Array, position: number): number {
  try {
    let done = 0;
    while (done < bytes.length) {
      const read = readSync(file, bytes, done, bytes.length - done, position + done);
      if (read === 0) break;
      done += read;
    }
    return done;
  } catch {
    return 0;
  }
}
