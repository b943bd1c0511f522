// How many datagrams of one peer are handled: one that floods must not take the time of the others. [circuit.inflow.1]
import type { Millis } from '../words.ts';
import { INFLOW_BURST, INFLOW_PER_SECOND } from './timing.ts';

/** A bucket of permissions that fills with time. */
export class Inflow {
  #permits = INFLOW_BURST;
  #filledAt: Millis;

  constructor(now: Millis) {
    this.#filledAt = now;
  }

  /** Whether one more datagram may be handled now. */
  admits(now: Millis): boolean {
    const earned = (Math.max(0, now - this.#filledAt) * INFLOW_PER_SECOND) / 1000;
    this.#permits = Math.min(INFLOW_BURST, this.#permits + earned);
    this.#filledAt = Math.max(now, this.#filledAt);
    if (this.#permits < 1) return false;
    this.#permits -= 1;
    return true;
  }
}
