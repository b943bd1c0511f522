// What crossed the door, in order. Rows are appended and never change; the oldest go when the store is full. Bytes are
// kept in memory, or on the disk where there is a journal.
import type { RawRow, WholeRow } from '../contract/panel.ts';
import type { Journal, Written } from './journal.ts';
import { type NewRow, Segment, type SegmentShape } from './segment.ts';

/** How much is kept. */
export interface Capacity {
  /** Bytes of memory, columns included. */
  readonly bytes: number;
  readonly rows: number;
  /** Bytes of columns where the rest is on the disk; then the others do not count. */
  readonly indexBytes: number;
}

/** Memory for the log of a sandbox, which shall stay a small process beside an editor. */
export const CAPACITY_BYTES = 64 * 1024 * 1024;
/** What the panel is made to scroll through. */
export const CAPACITY_ROWS = 1_000_000;
/** Where the bytes are on the disk, memory holds the columns of seven million rows before the oldest go. */
export const INDEX_BYTES = 256 * 1024 * 1024;

/** Small enough that losing the oldest segment loses little, large enough that there are few. */
const SEGMENT_ROWS = 4096;
const SEGMENT_BYTES = 1024 * 1024;
/** Rows on the disk go with their file, so that a segment may be as large as its list of words bears: three for a row. */
const DISK_SHAPE = { rows: 16_384, bytes: 0 };
/** However small the capacity is, it is divided into this many segments at least. */
const LEAST_SEGMENTS = 4;

const MOST: Capacity = { bytes: CAPACITY_BYTES, rows: CAPACITY_ROWS, indexBytes: INDEX_BYTES };

/** An append-only log. Row numbers start at 1 and are never used again, not even after `clear`. */
export class Store {
  readonly #capacity: Capacity;
  readonly #journal: Journal | undefined;
  readonly #shape: SegmentShape;
  #segments: Segment[] = [];
  #footprint = 0;
  #next = 1;
  /** The first row since the log was last cleared. */
  #begin = 1;

  /** When its first moment was, in milliseconds since 1970; undefined if nobody knows. */
  readonly startedAt: number | undefined;

  /** With a journal the disk bounds what is kept, and memory only its columns. */
  constructor(capacity: Partial<Capacity> = {}, journal?: Journal, startedAt?: number) {
    this.startedAt = startedAt;
    this.#capacity = { ...MOST, ...capacity };
    this.#journal = journal;
    this.#shape = {
      rows: Math.min(SEGMENT_ROWS, Math.ceil(this.#capacity.rows / LEAST_SEGMENTS)),
      bytes: Math.min(SEGMENT_BYTES, Math.ceil(this.#capacity.bytes / LEAST_SEGMENTS)),
    };
  }

  /** Keeps a copy of the row; gives its number. Of a row that lies in a file already, `written`, the columns are enough. */
  append(row: NewRow, written = this.#journal?.write(row, this.#next)): number {
    const segment = this.#segmentFor(row, written);
    const before = segment.footprint;
    segment.append(row, written);
    this.#footprint += segment.footprint - before;
    this.#next += 1;
    this.#forget();
    return this.#next - 1;
  }

  /** Rows that are still there. */
  get count(): number {
    return this.#next - this.firstRow;
  }

  /** The oldest row that is still there; the number of the next row if there is none. All before it are gone. */
  get firstRow(): number {
    return this.#segments[0]?.first ?? this.#next;
  }

  /** Rows that went to make room since the log was last cleared. */
  get gone(): number {
    return this.firstRow - this.#begin;
  }

  /** The number of the newest row; the rows that ever were. */
  get lastRow(): number {
    return this.#next - 1;
  }

  /** Bytes of memory in use. */
  get footprint(): number {
    return this.#footprint;
  }

  /** Row `row` without its body; undefined if it is gone or never was. */
  raw(row: number): RawRow | undefined {
    const segment = this.#segmentOf(row);
    return segment?.raw(row - segment.first);
  }

  /** Row `row` whole; undefined if it is gone or never was. */
  row(row: number): WholeRow | undefined {
    const segment = this.#segmentOf(row);
    return segment?.whole(row - segment.first);
  }

  /** The segments that hold `row` and all after it, oldest first. */
  segmentsFrom(row: number): readonly Segment[] {
    return this.#segments.slice(this.#indexOf(Math.max(row, this.firstRow)));
  }

  /** Forgets all rows. */
  clear(): void {
    this.#segments = [];
    this.#footprint = 0;
    this.#begin = this.#next;
    this.#journal?.clear();
  }

  #segmentFor(row: NewRow, written: Written | undefined): Segment {
    const newest = this.#segments.at(-1);
    if (newest?.takes(row, written)) return newest;
    this.#seal(newest);
    const shape = written === undefined ? this.#shape : DISK_SHAPE;
    const fresh = new Segment(this.#next, shape, written);
    this.#segments.push(fresh);
    this.#footprint += fresh.footprint;
    return fresh;
  }

  #seal(segment: Segment | undefined): void {
    if (segment === undefined) return;
    const before = segment.footprint;
    segment.seal();
    this.#footprint += segment.footprint - before;
  }

  #forget(): void {
    while (this.#segments.length > 1 && this.#isFull()) {
      this.#footprint -= this.#segments.shift()?.footprint ?? 0;
    }
  }

  /** [capture.disk.2] Rows go with the file that they lie in. */
  #isFull(): boolean {
    const onDisk = this.#journal?.firstRow ?? 0;
    const { bytes, indexBytes, rows } = this.#capacity;
    if (this.#journal?.hasFailed === false) return this.firstRow < onDisk || this.#footprint > indexBytes;
    return this.firstRow < onDisk || this.count > rows || this.#footprint > bytes;
  }

  #segmentOf(row: number): Segment | undefined {
    if (!Number.isInteger(row) || row < this.firstRow || row > this.lastRow) return undefined;
    return this.#segments[this.#indexOf(row)];
  }

  /** Where in the list the segment of a row stands: the last one that starts at or before it. */
  #indexOf(row: number): number {
    let low = 0;
    let high = this.#segments.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.#segments[middle]?.first ?? 0) <= row) low = middle;
      else high = middle;
    }
    return low;
  }
}
