// The answer to trusted messages from somebody who is not trusted: one for many, however many come.
import type { Millis } from '../words.ts';

/** [trust.deny.1] All that is refused in this time is answered together. */
export const DENIAL_TICK_MS: Millis = 100;
/** [trust.deny.1] And no answer follows another one sooner. */
export const DENIAL_PAUSE_MS: Millis = 1000;

/** The DenyTrustedCircuit that one circuit owes its peer. */
export class Denial {
  #dueAt: Millis = Number.POSITIVE_INFINITY;
  #lastAt: Millis = Number.NEGATIVE_INFINITY;
  #sent = 0;

  /** Something was refused, or trust is wanted. */
  owe(now: Millis): void {
    if (this.#dueAt === Number.POSITIVE_INFINITY) {
      this.#dueAt = Math.max(now + DENIAL_TICK_MS, this.#lastAt + DENIAL_PAUSE_MS);
    }
  }

  /** The peer is trusted after all. */
  withdraw(): void {
    this.#dueAt = Number.POSITIVE_INFINITY;
  }

  /** Whether it is to leave now; if so, it is taken to have left. */
  take(now: Millis): boolean {
    if (this.#dueAt > now) return false;
    this.#dueAt = Number.POSITIVE_INFINITY;
    this.#lastAt = now;
    this.#sent += 1;
    return true;
  }

  /** When `take` has something to give; Infinity = never. */
  get deadline(): Millis {
    return this.#dueAt;
  }

  get sent(): number {
    return this.#sent;
  }
}
