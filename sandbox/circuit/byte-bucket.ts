// A bucket of bytes that may run into debt by one packet. Knows exactly when it opens again, so that nobody need try.
import type { Millis } from '../words.ts';
import { BURST_MIN_BYTES, BURST_MS } from './timing.ts';

const SECOND: Millis = 1000;

/** [circuit.throttle.3] */
export class ByteBucket {
  #bytesPerSecond: number;
  /** When it was empty, or will be out of debt. */
  #emptyAt: Millis;

  /** Starts full. The rate is more than 0. */
  constructor(bytesPerSecond: number, now: Millis) {
    this.#bytesPerSecond = bytesPerSecond;
    this.#emptyAt = now - this.#burstMs;
  }

  /** From then on a packet of any size may leave: there is a byte in the bucket. */
  get opensAt(): Millis {
    return this.#emptyAt + SECOND / this.#bytesPerSecond;
  }

  get bytesPerSecond(): number {
    return this.#bytesPerSecond;
  }

  /** Takes bytes out, more than are in it if need be. */
  spend(bytes: number, now: Millis): void {
    const emptyAt = Math.max(this.#emptyAt, now - this.#burstMs);
    this.#emptyAt = emptyAt + (bytes * SECOND) / this.#bytesPerSecond;
  }

  /** Bytes in it; negative = debt. */
  tokens(now: Millis): number {
    return Math.min(this.#burst, ((now - this.#emptyAt) * this.#bytesPerSecond) / SECOND);
  }

  /** Another rate. What is in the bucket stays, as far as it has room. */
  retune(bytesPerSecond: number, now: Millis): void {
    const tokens = this.tokens(now);
    this.#bytesPerSecond = bytesPerSecond;
    this.#emptyAt = now - (Math.min(tokens, this.#burst) * SECOND) / bytesPerSecond;
  }

  /** Bytes that it holds at most. */
  get #burst(): number {
    return Math.max(BURST_MIN_BYTES, (this.#bytesPerSecond * BURST_MS) / SECOND);
  }

  /** In which it fills. */
  get #burstMs(): Millis {
    return (this.#burst * SECOND) / this.#bytesPerSecond;
  }
}
