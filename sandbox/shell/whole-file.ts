// A file that somebody wrote and nobody appends to: its bytes are read where they are asked for.
import { closeSync, fstatSync, openSync } from 'node:fs';
import type { GrowingFile } from '../../capture/growing-file.ts';
import { FileWindow, readAt } from './file-window.ts';

export class WholeFile implements GrowingFile {
  /** Bytes that it had when it was opened; what is added later is not looked at. */
  readonly length: number;
  readonly #file: number;
  readonly #window: FileWindow;

  /** Throws what the system says if the file cannot be read. */
  constructor(path: string) {
    this.#file = openSync(path, 'r');
    this.length = fstatSync(this.#file).size;
    this.#window = new FileWindow(this.#file);
  }

  append(): boolean {
    return false;
  }

  reserve(): undefined {
    return undefined;
  }

  read(position: number, length: number): Uint8Array {
    const bytes = new Uint8Array(Math.max(0, Math.min(length, this.length - position)));
    return bytes.length === 0 ? bytes : bytes.subarray(0, this.#window.fill(bytes, position, this.length));
  }

  /** The same, for who goes through the file once: the bytes are nobody else's. */
  piece(position: number, length: number): Uint8Array {
    const bytes = new Uint8Array(Math.max(0, Math.min(length, this.length - position)));
    return bytes.subarray(0, readAt(this.#file, bytes, position));
  }

  close(): void {
    closeSync(this.#file);
  }
}
