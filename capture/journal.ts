// The log on the disk: rows go to the end of the newest file, and when there are too many bytes the oldest file goes.
import type { FileShelf, GrowingFile } from './growing-file.ts';
import { RowWriter } from './pcapng/row-writer.ts';
import type { NewRow } from './segment.ts';

export interface JournalOptions {
  readonly shelf: FileShelf;
  /** Start of the capture: whole microseconds since 1970. */
  readonly start: number;
  /** Most bytes of all files together; absent = one file that grows as long as there is room. */
  readonly mostBytes?: number;
}

/** Where the blocks of a row lie. */
export interface Written {
  readonly file: GrowingFile;
  readonly position: number;
  /** Bytes of all its blocks. */
  readonly length: number;
}

/** [capture.disk.1] So many files at least share the room: losing the oldest loses little. */
export const LEAST_FILES = 16;

interface Volume {
  readonly file: GrowingFile;
  readonly firstRow: number;
  readonly writer: RowWriter;
}

export class Journal {
  readonly #options: JournalOptions;
  readonly #fileBytes: number;
  #volumes: Volume[] = [];
  /** Of all volumes together. */
  #bytes = 0;
  #hasFailed = false;
  #nextRow = 1;

  constructor(options: JournalOptions) {
    this.#options = options;
    this.#fileBytes = (options.mostBytes ?? Number.POSITIVE_INFINITY) / LEAST_FILES;
  }

  /** Whether the disk has refused: from then on rows are not written. */
  get hasFailed(): boolean {
    return this.#hasFailed;
  }

  /** The first row of the oldest file; undefined if there is none. */
  get firstRow(): number | undefined {
    return this.#volumes[0]?.firstRow;
  }

  /** The files that are there, in the order of their rows. */
  get files(): readonly { readonly file: GrowingFile; readonly firstRow: number }[] {
    return this.#volumes;
  }

  /** The number after that of the last row that was written. */
  get nextRow(): number {
    return this.#nextRow;
  }

  /** [capture.format.4] Adds the row with this number; undefined if the disk takes no more. */
  write(row: NewRow, number: number): Written | undefined {
    const volume = this.#hasFailed ? undefined : this.#volumeFor(number);
    if (volume === undefined) return undefined;
    const { file, writer } = volume;
    const position = file.length;
    if (!writer.write(row, file)) return this.#fail();
    const length = file.length - position;
    this.#bytes += length;
    this.#nextRow = number + 1;
    this.#makeRoom();
    return { file, position, length };
  }

  /** Opens the first file, so that there is one before the first row. */
  begin(): void {
    this.#volumeFor(1);
  }

  /** The log was cleared. A file that was asked for by name keeps what it has; all others go. */
  clear(): void {
    if (this.#options.mostBytes === undefined) return;
    for (const { file } of this.#volumes) this.#options.shelf.remove(file);
    this.#volumes = [];
    this.#bytes = 0;
  }

  #volumeFor(row: number): Volume | undefined {
    const newest = this.#volumes.at(-1);
    if (newest !== undefined && newest.file.length < this.#fileBytes) return newest;
    const file = this.#options.shelf.open(row);
    if (file === undefined) return this.#fail();
    const volume = { file, firstRow: row, writer: new RowWriter({ start: this.#options.start, firstRow: row }) };
    this.#volumes.push(volume);
    const isOpen = file.append(volume.writer.header());
    this.#bytes += file.length;
    return isOpen ? volume : this.#fail();
  }

  /** [capture.disk.1] The newest file stays, however large one row is. */
  #makeRoom(): void {
    const { mostBytes = Number.POSITIVE_INFINITY, shelf } = this.#options;
    while (this.#bytes > mostBytes && this.#volumes.length > 1) {
      const oldest = this.#volumes.shift();
      if (oldest === undefined) return;
      this.#bytes -= oldest.file.length;
      shelf.remove(oldest.file);
    }
  }

  #fail(): undefined {
    this.#hasFailed = true;
  }
}
