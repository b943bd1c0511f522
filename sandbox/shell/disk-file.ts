// One file of the log on the disk: appended to in memory, written a moment later, read from wherever the bytes are.
import { closeSync, ftruncateSync, openSync, unlinkSync, writeSync } from 'node:fs';
import type { GrowingFile, Room } from '../../capture/growing-file.ts';
import type { Millis } from '../words.ts';
import { FileWindow } from './file-window.ts';
import { PacedSignal } from './paced-signal.ts';

/** [capture.disk.3] Half of the time that a killed process may lose. */
export const FLUSH_MS: Millis = 50;
/** What happens in that time in a busy grid; more is written at once. */
const TAIL_BYTES = 256 * 1024;
export interface DiskFileOptions {
  readonly path: string;
  /** The file takes no more: what the system says. Called once. */
  onFailure(error: unknown): void;
}

/** What was appended and is not in the file yet; the last room that was given. */
class Tail implements Room {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly view: DataView;
  at = 0;

  constructor(size: number) {
    this.bytes = new Uint8Array(size);
    this.view = new DataView(this.bytes.buffer);
  }
}

export class DiskFile implements GrowingFile {
  readonly path: string;
  readonly #file: number;
  readonly #onFailure: DiskFileOptions['onFailure'];
  readonly #flushing = new PacedSignal(FLUSH_MS, () => void this.flush());
  /** Bytes that are in the file. */
  #written = 0;
  #tail = new Tail(TAIL_BYTES);
  #used = 0;
  readonly #window: FileWindow;
  #takesMore = true;

  /** Empties a file that is there; throws what the system says if there can be none. */
  constructor({ onFailure, path }: DiskFileOptions) {
    this.path = path;
    this.#onFailure = onFailure;
    this.#file = openSync(path, 'w+');
    this.#window = new FileWindow(this.#file);
  }

  get length(): number {
    return this.#written + this.#used;
  }

  append(bytes: Uint8Array): boolean {
    const room = this.reserve(bytes.length);
    if (room === undefined) return this.#takesMore && this.#write(bytes);
    room.bytes.set(bytes, room.at);
    return true;
  }

  reserve(length: number): Room | undefined {
    if (this.#used + length > TAIL_BYTES) this.flush();
    if (!this.#takesMore || length > TAIL_BYTES) return undefined;
    this.#tail.at = this.#used;
    this.#used += length;
    this.#flushing.stir();
    return this.#tail;
  }

  read(position: number, length: number): Uint8Array {
    const end = Math.min(position + length, this.length);
    if (position >= end) return new Uint8Array(0);
    const onDisk = Math.max(0, Math.min(end, this.#written) - position);
    const bytes = new Uint8Array(end - position);
    const read = onDisk === 0 ? 0 : this.#window.fill(bytes.subarray(0, onDisk), position, this.#written);
    if (read < onDisk) return bytes.subarray(0, read);
    const inTail = position + onDisk - this.#written;
    bytes.set(this.#tail.bytes.subarray(inTail, inTail + bytes.length - onDisk), onDisk);
    return bytes;
  }

  /** Nothing more will come: what is left is written, and memory given back. It can still be read. */
  seal(): void {
    this.#flushing.stop();
    this.flush();
    if (this.#used === 0) this.#tail = new Tail(0);
    this.#takesMore = false;
  }

  /** Takes the file away. */
  remove(): void {
    this.#flushing.stop();
    this.#takesMore = false;
    this.#used = 0;
    this.#written = 0;
    closeSync(this.#file);
    unlinkSync(this.path);
  }

  /** Everything that was appended is in the file, if it takes it; false if it takes no more. */
  flush(): boolean {
    if (this.#used > 0 && this.#takesMore && this.#write(this.#tail.bytes.subarray(0, this.#used))) this.#used = 0;
    return this.#takesMore;
  }

  /** Writes at the end; a block that fits in half only is taken out again. */
  #write(bytes: Uint8Array): boolean {
    try {
      for (let done = 0; done < bytes.length; ) {
        done += writeSync(this.#file, bytes, done, bytes.length - done, this.#written + done);
      }
    } catch (error) {
      this.#takesMore = false;
      this.#cutBack();
      this.#onFailure(error);
      return false;
    }
    this.#written += bytes.length;
    return true;
  }

  #cutBack(): void {
    try {
      ftruncateSync(this.#file, this.#written);
    } catch {
      // A disk that cannot even do that leaves a block that is cut, which every reader can bear.
    }
  }
}
