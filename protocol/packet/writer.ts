// Bytes that grow while a message is written, and are handed out when it is done. One is used for many messages.
import { viewOf } from '../bytes.ts';

/**
 * Bytes come from pieces of this size. An array of its own costs the engine a microsecond, a part of a piece a few dozen
 * nanoseconds. A part that somebody keeps holds on to its piece, so pieces are not much larger than the largest packet.
 */
const PIECE_BYTES = 32 * 1024;

export class Writer {
  bytes = new Uint8Array(PIECE_BYTES);
  view = viewOf(this.bytes);
  /** Where the next byte goes. */
  at = 0;
  #start = 0;

  /** Begins a message, and forgets one that was not finished. */
  start(): void {
    this.at = this.#start;
  }

  /** Room for `size` bytes, whatever they may hold; returns where they start. Earlier places are void: `bytes` may be others. */
  room(size: number): number {
    if (this.at + size > this.bytes.length) this.#move(size);
    const at = this.at;
    this.at = at + size;
    return at;
  }

  put(bytes: Uint8Array): void {
    const at = this.room(bytes.length);
    this.bytes.set(bytes, at);
  }

  putByte(byte: number): void {
    const at = this.room(1);
    this.bytes[at] = byte;
  }

  putZeros(size: number): void {
    const at = this.room(size);
    this.bytes.fill(0, at, at + size);
  }

  /** How much was written since `start`: a place that stays true when the piece changes. */
  get written(): number {
    return this.at - this.#start;
  }

  /** Forgets what was written beyond `written` bytes. */
  rewind(written: number): void {
    this.at = this.#start + written;
  }

  /** What was written since `start`, up to `end` if there was more room than needed. It is the caller's alone. */
  finish(end = this.at): Uint8Array {
    const start = this.#start;
    this.#start = end;
    this.at = end;
    return new Uint8Array(this.bytes.buffer, start, end - start);
  }

  /** Takes a new piece, in which the message goes on with at least `size` more bytes. */
  #move(size: number): void {
    const written = this.bytes.subarray(this.#start, this.at);
    this.bytes = new Uint8Array(Math.max(PIECE_BYTES, 2 * (written.length + size)));
    this.bytes.set(written);
    this.view = viewOf(this.bytes);
    this.#start = 0;
    this.at = written.length;
  }
}
