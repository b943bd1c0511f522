// Bytes that grow while a message is written. One is reused for many messages.
import { viewOf } from '../bytes.ts';

/** Enough for any packet that is meant for one datagram; larger ones make it grow. */
const FIRST_SIZE = 2048;

export class Writer {
  #bytes = new Uint8Array(FIRST_SIZE);
  #view = viewOf(this.#bytes);
  #at = 0;

  /** Forgets what an earlier message may have left. */
  start(): void {
    this.#at = 0;
  }

  get view(): DataView {
    return this.#view;
  }

  /** Room for `size` bytes, which are zero; returns where they start. */
  room(size: number): number {
    const at = this.#at;
    const end = at + size;
    if (end > this.#bytes.length) this.#grow(end);
    this.#bytes.fill(0, at, end);
    this.#at = end;
    return at;
  }

  put(bytes: Uint8Array): void {
    const at = this.room(bytes.length);
    this.#bytes.set(bytes, at);
  }

  /** What was written since `start`, as bytes of its own. */
  finish(): Uint8Array {
    return this.#bytes.slice(0, this.#at);
  }

  #grow(size: number): void {
    const larger = new Uint8Array(Math.max(size, 2 * this.#bytes.length));
    larger.set(this.#bytes);
    this.#bytes = larger;
    this.#view = viewOf(larger);
  }
}
