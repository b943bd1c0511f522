// A bad cable between two ends, with a clock turned by hand: it loses, repeats, delays and thereby reorders.
// The same seed gives the same cable. Knows bytes and times, no protocol.
import { seeded } from './seeded.ts';

export interface CableOptions {
  readonly seed: number;
  /** Share of datagrams that never arrive, 0 to 1. */
  readonly loss: number;
  /** Share of datagrams that arrive twice, 0 to 1. */
  readonly repeats: number;
  /** Longest time on the way; each copy takes its own. */
  readonly delayMs: number;
}

/** One of the two ends. */
export type End = 0 | 1;

export interface Arrival {
  readonly to: End;
  readonly bytes: Uint8Array;
  readonly at: number;
}

export class Cable {
  readonly #options: CableOptions;
  readonly #random: () => number;
  /** Sorted by time, the latest first. */
  readonly #underway: Arrival[] = [];
  #loss: number;

  constructor(options: CableOptions) {
    this.#options = options;
    this.#random = seeded(options.seed);
    this.#loss = options.loss;
  }

  /** Puts a datagram in at this end at `now`; it comes out at the other end, or not, or twice. */
  send(from: End, bytes: Uint8Array, now: number): void {
    const copies = this.#random() < this.#options.repeats ? 2 : 1;
    for (let copy = 0; copy < copies; copy += 1) {
      const at = now + Math.floor(this.#random() * (this.#options.delayMs + 1));
      if (this.#random() >= this.#loss) this.#insert({ to: from === 0 ? 1 : 0, bytes, at });
    }
  }

  /** Takes out the next datagram that arrived until `now`. */
  receive(now: number): Arrival | undefined {
    return this.deadline <= now ? this.#underway.pop() : undefined;
  }

  /** From now on nothing is lost. */
  mend(): void {
    this.#loss = 0;
  }

  /** When the next datagram arrives; Infinity if none is on its way. */
  get deadline(): number {
    return this.#underway.at(-1)?.at ?? Number.POSITIVE_INFINITY;
  }

  #insert(arrival: Arrival): void {
    let place = this.#underway.length;
    while (place > 0 && (this.#underway[place - 1]?.at ?? 0) <= arrival.at) place -= 1;
    this.#underway.splice(place, 0, arrival);
  }
}
