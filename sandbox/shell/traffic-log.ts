// The log of a grid with its files: what is in memory, what is on the disk, and both saved as one capture.
import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Journal } from '../../capture/journal.ts';
import { sectionOf } from '../../capture/pcapng/section.ts';
import { Store } from '../../capture/store.ts';
import type { RowMark } from '../../contract/marks.ts';
import type { CaptureTarget } from '../../contract/sandbox.ts';
import type { Refusal } from '../orders.ts';
import { CaptureShelf, MEGABYTE } from './capture-shelf.ts';
import { DiskFile } from './disk-file.ts';
import { cannotSave, ownFile } from './disk-sentences.ts';
import { KeptMarks } from './kept-marks.ts';

export interface LogOptions {
  /** Absent = nothing is written. */
  readonly target?: CaptureTarget;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  /** A sentence about the disk. */
  onTrouble(sentence: string): void;
}

/** What is written so much at a time while a capture is saved from memory. */
const PIECE_BYTES = 64 * 1024;

/** What may be done with the log of a grid from outside. */
export type KeptLog = Pick<TrafficLog, 'save' | 'keepMarks'>;

export class TrafficLog {
  readonly store: Store;
  /** Where the traffic is written, absolute; null if it is not. */
  readonly path: string | null;
  readonly #start: number;
  readonly #journal: Journal | undefined;
  readonly #shelf: CaptureShelf | undefined;
  readonly #marks = new KeptMarks();
  readonly #onTrouble: (sentence: string) => void;

  constructor({ onTrouble, startedAt, target }: LogOptions) {
    this.#start = startedAt * 1000;
    this.#onTrouble = onTrouble;
    if (target !== undefined) {
      const place = { ...target, path: path.resolve(target.path) };
      this.#shelf = new CaptureShelf({ target: place, startedAt, process: process.pid, onTrouble });
      this.#journal = new Journal({ shelf: this.#shelf, start: this.#start, ...boundOf(target) });
      this.#journal.begin();
    }
    this.store = new Store({}, this.#journal, startedAt);
    // What begins a file is in it before anything happens: a file that was killed at once is a capture, too.
    const isWritten = this.#journal?.hasFailed === false && this.#shelf?.files.every((file) => file.flush()) === true;
    this.path = isWritten && target !== undefined ? path.resolve(target.path) : null;
  }

  /** Writes what is left. The rows can still be read. */
  close(): void {
    this.#shelf?.close(this.store.lastRow > 0);
  }

  /** Writes all rows to one file, which is replaced whole. */
  async save(file: string): Promise<Refusal | undefined> {
    if (this.#shelf?.files.some((own) => own.path === path.resolve(file))) return { problem: ownFile(file) };
    const unfinished = `${file}.${process.pid}.part`;
    try {
      await pipeline(Readable.from(this.#pieces()), createWriteStream(unfinished));
      await rename(unfinished, file);
      return undefined;
    } catch (error) {
      await rm(unfinished, { force: true });
      return { problem: cannotSave(file, error) };
    }
  }

  /** [capture.marks.1] Keeps these marks of rows beside the files, and no others. */
  keepMarks(marks: readonly RowMark[]): Promise<void> {
    const files = (this.#journal?.files ?? []).flatMap(({ file, firstRow }) =>
      file instanceof DiskFile ? [{ path: file.path, firstRow }] : [],
    );
    return this.#marks.keep(marks, files, this.#onTrouble);
  }

  /** The files as they are, and what is in memory only. */
  async *#pieces(): AsyncGenerator<Uint8Array> {
    // Rows that come while this goes on are not saved: each file up to what it has now.
    const files = (this.#shelf?.files ?? []).map((file) => ({ file, length: file.length }));
    const firstInMemory = Math.max(this.store.firstRow, this.#journal?.nextRow ?? 1);
    for (const { file } of files) file.flush();
    for (const { file, length } of files) yield* createReadStream(file.path, { end: length - 1 });
    const hasMore = firstInMemory <= this.store.lastRow;
    if (files.length === 0 || hasMore) yield* inPieces(sectionOf(this.store, firstInMemory, this.#start));
  }
}

function boundOf(target: CaptureTarget): { readonly mostBytes?: number } {
  return target.kind === 'file' ? {} : { mostBytes: target.maxMegabytes * MEGABYTE };
}

/** The same bytes in larger pieces. */
function* inPieces(small: Iterable<Uint8Array>): Generator<Uint8Array> {
  let gathered: Uint8Array[] = [];
  let bytes = 0;
  for (const piece of small) {
    gathered.push(piece);
    bytes += piece.length;
    if (bytes < PIECE_BYTES) continue;
    yield Buffer.concat(gathered);
    gathered = [];
    bytes = 0;
  }
  yield Buffer.concat(gathered);
}
