// A file of ours is gone through from its start to its end: a slice at a time between whatever else the process has to do.
import { Listing } from '../../capture/reading/listing.ts';
import type { OpenedLog } from './opened-log.ts';
import type { WholeFile } from './whole-file.ts';

/** Read at a time. */
const PIECE_BYTES = 256 * 1024;
const US_PER_MS = 1000;
/** Then questions are answered before it goes on. */
const SLICE_MS = 12;

export interface OwnFileListeners {
  onReading(share: number): void;
  onRead(remarks: readonly string[]): void;
  /** Something in the file is not ours: what the log got of it is void. */
  onStranger(): void;
}

export class OwnFileReading {
  readonly #file: WholeFile;
  readonly #log: OpenedLog;
  readonly #listeners: OwnFileListeners;
  readonly #listing: Listing;
  #position = 0;
  #slice: NodeJS.Immediate | undefined;

  constructor(file: WholeFile, log: OpenedLog, listeners: OwnFileListeners) {
    this.#file = file;
    this.#log = log;
    this.#listeners = listeners;
    this.#listing = new Listing(
      (row, position, length) => log.add(row, { file, position, length }),
      ({ start }) => this.#begin(start),
    );
  }

  /** [capture.listing.3] Reads the first piece, and goes on later; false if the file does not begin as ours do. */
  begin(): boolean {
    const isOurs = this.#readPiece() && this.#listing.hasBegun;
    if (isOurs) this.#goOn();
    return isOurs;
  }

  stop(): void {
    clearImmediate(this.#slice);
  }

  /** @param start of a section in microseconds; that of the first is that of the capture */
  #begin(start: number): void {
    if (!this.#listing.hasBegun) this.#log.begin(Math.floor(start / US_PER_MS));
  }

  #goOn(): void {
    this.#slice = setImmediate(() => this.#readSlice());
  }

  #readSlice(): void {
    const end = performance.now() + SLICE_MS;
    while (this.#position < this.#file.length && performance.now() < end) {
      if (this.#readPiece()) continue;
      this.#listeners.onStranger();
      return;
    }
    this.#log.grew();
    this.#listeners.onReading(this.#position / this.#file.length);
    if (this.#position < this.#file.length) this.#goOn();
    else this.#listeners.onRead(this.#end());
  }

  #readPiece(): boolean {
    const piece = this.#file.piece(this.#position, PIECE_BYTES);
    // A file that was cut meanwhile has ended.
    this.#position = piece.length === 0 ? this.#file.length : this.#position + piece.length;
    return this.#listing.read(piece);
  }

  #end(): readonly string[] {
    const left = this.#listing.end();
    this.#log.grew();
    if (left === 0) return [];
    return [`Byte ${this.#listing.position}: The file ends within a block, of which ${left} bytes are there.`];
  }
}
