// Files for the tests of this room: a disk in memory, which can be full.
import type { FileShelf, GrowingFile, Room } from './growing-file.ts';

export class FakeFile implements GrowingFile {
  readonly firstRow: number;
  readonly #hasRoom: (bytes: number) => boolean;
  #bytes = new Uint8Array(1024);
  /** Bytes so far; a test that makes them less has cut the file. */
  length = 0;

  constructor(firstRow: number, hasRoom: (bytes: number) => boolean) {
    this.firstRow = firstRow;
    this.#hasRoom = hasRoom;
  }

  append(bytes: Uint8Array): boolean {
    const room = this.reserve(bytes.length);
    room?.bytes.set(bytes, room.at);
    return room !== undefined;
  }

  reserve(length: number): Room | undefined {
    if (!this.#hasRoom(length)) return undefined;
    const at = this.length;
    if (at + length > this.#bytes.length) this.#grow(at + length);
    this.length += length;
    return { bytes: this.#bytes, view: new DataView(this.#bytes.buffer), at };
  }

  read(position: number, length: number): Uint8Array {
    return this.#bytes.slice(position, Math.min(position + length, this.length));
  }

  #grow(needed: number): void {
    const larger = new Uint8Array(2 * needed);
    larger.set(this.#bytes);
    this.#bytes = larger;
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
