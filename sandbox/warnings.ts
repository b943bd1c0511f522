// Warnings for those who started the grid. Each is told, until telling them all would do more harm than their cause;
// from then on they are counted.
import { Bucket, type Rate } from './bucket.ts';
import type { Millis } from './words.ts';

/** [events.warnings.1] More than anybody reads; a mistake that comes with every datagram must not fill a disk. */
export const WARNINGS_RATE: Rate = { perSecond: 5, burst: 50 };
/** Characters of one warning: a mistake with the story of its calls takes a quarter of it. */
export const WARNING_LENGTH = 8000;
/** How long those that were left out are counted before their number is told. */
export const COUNTING_MS = 1000;

export class Warnings {
  readonly #bucket: Bucket;
  #leftOut = 0;
  #countAt: Millis = Number.POSITIVE_INFINITY;

  constructor(now: Millis) {
    this.#bucket = new Bucket(WARNINGS_RATE, now);
  }

  /** When `wake` has something to tell; Infinity = never. */
  get deadline(): Millis {
    return this.#countAt;
  }

  /** What is told of a warning now: its words, cut to their bound, or nothing yet. */
  hear(message: string, now: Millis): string | undefined {
    if (this.#bucket.take(now)) return cut(message);
    this.#leftOut += 1;
    this.#countAt = Math.min(this.#countAt, now + COUNTING_MS);
    return undefined;
  }

  /** How many were left out, if it is time to say so. */
  wake(now: Millis): string | undefined {
    if (this.#leftOut === 0 || now < this.#countAt) return undefined;
    const count = this.#leftOut;
    this.#leftOut = 0;
    this.#countAt = Number.POSITIVE_INFINITY;
    return `${count} more ${count === 1 ? 'warning' : 'warnings'} came too fast to be shown.`;
  }
}

function cut(message: string): string {
  return message.length <= WARNING_LENGTH ? message : `${message.slice(0, WARNING_LENGTH - 1)}…`;
}
