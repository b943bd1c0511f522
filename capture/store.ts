// What crossed the door, in order. Rows are appended and never change; the oldest go when the store is full.
import type { RawRow, WholeRow } from '../contract/panel.ts';
import { type NewRow, Segment, type SegmentShape } from './segment.ts';

/** How much is kept. */
export interface Capacity {
  /** Bytes of memory, columns included. */
  readonly bytes: number;
  readonly rows: number;
}

/** Memory for the log of a sandbox, which shall stay a small process beside an editor. */
export const CAPACITY_BYTES = 64 * 1024 * 1024;
/** What the panel is made to scroll through. */
export const CAPACITY_ROWS = 1_000_000;

/** Small enough that losing the oldest segment loses little, large enough that there are few. */
const SEGMENT_ROWS = 4096;
const SEGMENT_BYTES = 1024 * 1024;
/** However small the capacity is, it is divided into this many segments at least. */
const LEAST_SEGMENTS = 4;

/** An append-only log. Row numbers start at 1 and are never used again, not even after `clear`. */
export class Store {
  readonly #capacity: Capacity;
  readonly #shape: SegmentShape;
  #segments: Segment[] = [];
  #footprint = 0;
  #next = 1;

  constructor(capacity: Partial<Capacity> = {}) {
    this.#capacity = { bytes: capacity.bytes ?? CAPACITY_BYTES, rows: capacity.rows ?? CAPACITY_ROWS };
    this.#shape = {
      rows: Math.min(SEGMENT_ROWS, Math.ceil(this.#capacity.rows / LEAST_SEGMENTS)),
      bytes: Math.min(SEGMENT_BYTES, Math.ceil(this.#capacity.bytes / LEAST_SEGMENTS)),
    };
  }

  /** Keeps a copy of the row; gives its number. */
  append(row: NewRow): number {
    const segment = this.#segmentFor(row);
    const before = segment.footprint;
    segment.append(row);
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
  }

  #segmentFor(row: NewRow): Segment {
    const newest = this.#segments.at(-1);
    if (newest?.hasRoom(row)) return newest;
    const fresh = new Segment(this.#next, this.#shape);
    this.#segments.push(fresh);
    this.#footprint += fresh.footprint;
    return fresh;
  }

  #forget(): void {
    while (this.#segments.length > 1 && this.#isFull()) {
      this.#footprint -= this.#segments.shift()?.footprint ?? 0;
    }
  }

  #isFull(): boolean {
    return this.count > this.#capacity.rows || this.#footprint > this.#capacity.bytes;
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
