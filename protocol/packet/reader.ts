// A place in the bytes of a message body that only moves forward and never past the end.
import { viewOf } from '../bytes.ts';

/** Names a field in a problem: `PingID.OldestUnacked`, `ObjectData[3].Scale`. */
export interface FieldName {
  readonly block: string;
  readonly field: string;
  /** The block can have several instances, so a problem says which. */
  readonly numbered: boolean;
}

export class Reader {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  readonly end: number;
  at: number;
  /** Instance of the block that is being read, from 0. */
  instance = 0;
  readonly problems: string[] = [];
  /** Start and end of each field in turn, if someone wants to know. */
  readonly places: number[] | undefined;

  constructor(bytes: Uint8Array, at: number, places?: number[]) {
    this.bytes = bytes;
    this.view = viewOf(bytes);
    this.end = bytes.length;
    this.at = at;
    this.places = places;
  }

  /** Moves over `size` bytes; returns where they start, or -1 (and says so) if they are not all there. */
  take(size: number, name: FieldName): number {
    const at = this.at;
    if (at + size > this.end) return this.#cut(size, name);
    this.at = at + size;
    return at;
  }

  /** [packet.short.3] Moves over `length` bytes, or over what there is of them. */
  takeUpTo(length: number, name: FieldName): Uint8Array {
    const start = this.at;
    const end = Math.min(start + length, this.end);
    if (end < start + length) {
      this.problems.push(`${this.#path(name)} is cut: ${end - start} of ${length} bytes`);
    }
    this.at = end;
    return this.bytes.subarray(start, end);
  }

  /** [packet.short.2] Half a field counts as none, and nothing can follow it. */
  #cut(size: number, name: FieldName): number {
    const there = this.end - this.at;
    const what = there === 0 ? 'is missing' : `is cut: ${there} of ${size} bytes`;
    this.problems.push(`${this.#path(name)} ${what}, read as zero`);
    this.at = this.end;
    return -1;
  }

  #path({ block, field, numbered }: FieldName): string {
    return numbered ? `${block}[${this.instance}].${field}` : `${block}.${field}`;
  }
}
