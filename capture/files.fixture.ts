// Files for the tests of this room: a disk in memory, which can be full.
import { concatBytes } from '../protocol/bytes.ts';
import type { FileShelf, GrowingFile } from './growing-file.ts';

export class FakeFile implements GrowingFile {
  readonly firstRow: number;
  readonly #hasRoom: (bytes: number) => boolean;
  bytes: Uint8Array = new Uint8Array(0);

  constructor(firstRow: number, hasRoom: (bytes: number) => boolean) {
    this.firstRow = firstRow;
    this.#hasRoom = hasRoom;
  }

  get length(): number {
    return this.bytes.length;
  }

  append(bytes: Uint8Array): boolean {
    if (!this.#hasRoom(bytes.length)) return false;
    this.bytes = concatBytes(this.bytes, bytes);
    return true;
  }

  read(position: number, length: number): Uint8Array {
    return this.bytes.slice(position, position + length);
  }
}

export class FakeShelf implements FileShelf {
  readonly all: FakeFile[] = [];
  readonly removed: number[] = [];
  /** Bytes that the disk still takes. */
  room = Number.POSITIVE_INFINITY;
  opens = true;

  open(firstRow: number): GrowingFile | undefined {
    if (!this.opens) return undefined;
    const file = new FakeFile(firstRow, (bytes) => {
      const fits = bytes <= this.room;
      if (fits) this.room -= bytes;
      return fits;
    });
    this.all.push(file);
    return file;
  }

  remove(file: GrowingFile): void {
    this.removed.push((file as FakeFile).firstRow);
  }
}
