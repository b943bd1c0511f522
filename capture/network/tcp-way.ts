// One direction of a TCP conversation: segments in any order, some twice, some missing, made one run of bytes.
import type { Stamp } from '../stamp.ts';
import type { Segment } from './transport.ts';

/** Bytes that follow those of the piece before. */
export interface Piece {
  readonly stamp: Stamp;
  readonly bytes: Uint8Array;
  /** Bytes before it that the capture does not have. */
  readonly missing: number;
}

export interface OneWay {
  readonly pieces: readonly Piece[];
  /** The end was seen: nothing more was to come. */
  readonly isClosed: boolean;
}

/** [capture.tcp.3] Segments that wait for an earlier one; then that one is given up as missing. */
export const MOST_WAITING = 1024;

interface Waiting {
  /** Distance from the first byte of the conversation. */
  readonly at: number;
  readonly stamp: Stamp;
  readonly bytes: Uint8Array;
}

export class Way {
  readonly #pieces: Piece[] = [];
  readonly #waiting: Waiting[] = [];
  /** The number of the first byte, once something was seen. */
  #first: number | undefined;
  /** The number that its SYN had. */
  #syn: number | undefined;
  /** Bytes that are in order, missing ones too. */
  #next = 0;
  #isClosed = false;

  /** Whether a segment is the SYN of another conversation: with another number, or after something was said. */
  isOver({ isSyn, sequence }: Segment): boolean {
    return isSyn && this.#first !== undefined && (this.#syn !== sequence || this.#pieces.length > 0);
  }

  add({ bytes, isLast, isSyn, sequence }: Segment, stamp: Stamp): void {
    if (isSyn) this.#syn ??= sequence;
    const start = isSyn ? sequence + 1 : sequence;
    this.#first ??= start >>> 0;
    if (bytes.length > 0) this.#take({ at: this.#placeOf(start), stamp, bytes });
    this.#isClosed ||= isLast;
  }

  whole(): OneWay {
    while (this.#waiting.length > 0) this.#giveUp();
    return { pieces: this.#pieces, isClosed: this.#isClosed };
  }

  /** [capture.tcp.1] Numbers have 32 bits and begin anew; what is meant is near what is expected. */
  #placeOf(sequence: number): number {
    const expected = ((this.#first ?? 0) + this.#next) | 0;
    return this.#next + ((sequence - expected) | 0);
  }

  /** [capture.tcp.2] What was there already is left out, what comes too early waits. */
  #take(part: Waiting): void {
    if (part.at > this.#next) this.#wait(part);
    else this.#append(part, 0);
    for (let first = this.#waiting[0]; first !== undefined && first.at <= this.#next; first = this.#waiting[0]) {
      this.#waiting.shift();
      this.#append(first, 0);
    }
  }

  #append({ at, bytes, stamp }: Waiting, missing: number): void {
    const fresh = bytes.subarray(this.#next - at);
    if (at + bytes.length <= this.#next) return;
    this.#pieces.push({ stamp, bytes: fresh, missing });
    this.#next += fresh.length;
  }

  #wait(part: Waiting): void {
    let place = this.#waiting.length;
    while (place > 0 && (this.#waiting[place - 1]?.at ?? 0) > part.at) place -= 1;
    this.#waiting.splice(place, 0, part);
    if (this.#waiting.length > MOST_WAITING) this.#giveUp();
  }

  /** The bytes before the earliest segment that waits are missing for good. */
  #giveUp(): void {
    const first = this.#waiting.shift();
    if (first === undefined) return;
    const missing = Math.max(0, first.at - this.#next);
    this.#next += missing;
    this.#append(first, missing);
    const next = this.#waiting[0];
    if (next !== undefined && next.at <= this.#next) {
      this.#waiting.shift();
      this.#take(next);
    }
  }
}
