// A place in the bytes of a message body that only moves forward and never past the end.
import { viewOf } from '../bytes.ts';

/** Names a field in a problem: `PingID.OldestUnacked`, `ObjectData[3].Scale`. */
export interface FieldName {
  readonly block: string;
  readonly name: string;
  /** The block can have several instances, so a problem says which. */
  readonly numbered: boolean;
}

export const NO_BYTES = new Uint8Array(0);

export class Reader {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  readonly end: number;
  at: number;
  /** Instance of the block that is being read, from 0. */
  instance = 0;
  /** Start and end of each field in turn, if someone wants to know. */
  readonly places: number[] | undefined;
  #problems: string[] | undefined;

  constructor(bytes: Uint8Array, at: number, places?: number[]) {
    this.bytes = bytes;
    this.view = viewOf(bytes);
    this.end = bytes.length;
    this.at = at;
    this.places = places;
    this.#problems = undefined;
  }

  /** What was cut or missing so far, in words. */
  get problems(): readonly string[] {
    return this.#problems ?? NO_PROBLEMS;
  }

  complain(problem: string): void {
    this.#problems ??= [];
    this.#problems.push(problem);
  }

  /** Moves over `size` bytes; returns where they start, or -1 (and says so) if they are not all there. */
  take(size: number, name: FieldName): number {
    const at = this.at;
    if (at + size > this.end) return this.#cut(size, name);
    this.at = at + size;
    return at;
  }

  /** [packet.short.3] Moves over `length` bytes, or over what there is of them. They share memory with the body. */
  takeUpTo(length: number, name: FieldName): Uint8Array {
    if (length === 0) return NO_BYTES;
    const start = this.at;
    const there = Math.min(length, this.end - start);
    if (there < length) this.complain(`${this.#path(name)} is cut: ${there} of ${length} bytes`);
    this.at = start + there;
    return this.part(start, there);
  }

  /** `length` bytes from `at` on, which must be there. Faster than a subarray, which asks what kind of array it is. */
  part(at: number, length: number): Uint8Array {
    const { buffer, byteOffset } = this.bytes;
    return new Uint8Array(buffer, byteOffset + at, length);
  }

  /** [packet.short.2] Half a field counts as none, and nothing can follow it. */
  #cut(size: number, name: FieldName): number {
    const there = this.end - this.at;
    const what = there === 0 ? 'is missing' : `is cut: ${there} of ${size} bytes`;
    this.complain(`${this.#path(name)} ${what}, read as zero`);
    this.at = this.end;
    return -1;
  }

  #path({ block, name, numbered }: FieldName): string {
    return numbered ? `${block}[${this.instance}].${name}` : `${block}.${name}`;
  }
}

const NO_PROBLEMS: readonly string[] = [];
