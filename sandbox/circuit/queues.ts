// What may leave now, and what waits for the window, for its bucket or for the end of a pause. Knows sizes and
// categories, no packets.
import type { ThrottleCategory, ThrottleFigures } from '../../contract/panel.ts';
import type { Millis } from '../words.ts';
import type { Outgoing } from './effects.ts';
import { Throttle } from './throttle.ts';
import { BULK_LANES, type Lane, laneOf, WaitingLines } from './waiting.ts';

/** Answers first, then the categories in turns. [circuit.queues.1] */
export class Queues {
  readonly #lines = new WaitingLines();
  readonly #throttle: Throttle;
  readonly #dropped = new Map<Lane, number>();
  #isHeld = false;
  #isStalled = false;
  #stalls = 0;
  /** Which category's turn it is. */
  #turn = 0;

  constructor(now: Millis) {
    this.#throttle = new Throttle(now);
  }

  /** Whether a message has to stand in line. [circuit.window.1] [circuit.throttle.1] */
  mustWait(message: Outgoing, isWindowFull: boolean, now: Millis): boolean {
    if (isWindowFull || this.#lines.sizeOf(laneOf(message)) > 0) return true;
    const { category } = message;
    return category !== undefined && (this.#isHeld || this.#throttle.opensAt(category) > now);
  }

  /** Puts a message in its line; returns those that leave the lines unsent. */
  push(message: Outgoing, isWindowFull: boolean): readonly Outgoing[] {
    if (isWindowFull && !this.#isStalled) this.#stalls += 1;
    this.#isStalled = isWindowFull;
    const displaced = this.#lines.push(message);
    for (const one of displaced) if (!one.reliable) this.#countDropped(laneOf(one));
    return displaced;
  }

  /** Takes the next message that may leave; undefined if there is none. The window has room. */
  next(now: Millis): Outgoing | undefined {
    this.#isStalled = false;
    if (this.#lines.size === 0) return undefined;
    if (this.#lines.sizeOf('answers') > 0) return this.#lines.shift('answers');
    for (let tried = 0; tried < BULK_LANES.length && !this.#isHeld; tried += 1) {
      const lane = BULK_LANES[this.#turn];
      this.#turn = (this.#turn + 1) % BULK_LANES.length;
      if (lane === undefined || this.#lines.sizeOf(lane) === 0) continue;
      if (this.#throttle.opensAt(lane) <= now) return this.#lines.shift(lane);
    }
    return undefined;
  }

  /** A datagram of this size has left. */
  spend(category: ThrottleCategory, bytes: number, now: Millis): void {
    this.#throttle.spend(category, bytes, now);
  }

  /** From then on a datagram of this category may leave. */
  opensAt(category: ThrottleCategory): Millis {
    return this.#throttle.opensAt(category);
  }

  /** While held, no category leaves. [circuit.pause.1] */
  hold(isHeld: boolean): void {
    this.#isHeld = isHeld;
  }

  /** Seven wishes in bits per second. [circuit.throttle.4] */
  tune(bitsPerSecond: readonly number[], now: Millis): void {
    this.#throttle.tune(bitsPerSecond, now);
  }

  /** All that waits, the oldest first; nothing waits any more. */
  clear(): readonly Outgoing[] {
    return this.#lines.clear();
  }

  /** When `next` has something to give, if nothing else happens before. */
  deadline(isWindowFull: boolean): Millis {
    if (this.#lines.size === 0 || this.#isHeld || isWindowFull) return Number.POSITIVE_INFINITY;
    let first = Number.POSITIVE_INFINITY;
    for (const lane of BULK_LANES) {
      if (this.#lines.sizeOf(lane) > 0) first = Math.min(first, this.#throttle.opensAt(lane));
    }
    return first;
  }

  get size(): number {
    return this.#lines.size;
  }

  get counters() {
    return {
      waiting: this.#lines.size,
      waitingBytes: this.#lines.bytes,
      dropped: [...this.#dropped.values()].reduce((sum, count) => sum + count, 0),
      superseded: this.#lines.superseded,
      ackStalls: this.#stalls,
    };
  }

  figures(now: Millis): readonly ThrottleFigures[] {
    return this.#throttle.figures(now).map((throttled) => {
      const { category } = throttled;
      if (category === 'resend') return { ...throttled, waiting: 0, waitingBytes: 0, dropped: 0 };
      const [waiting, waitingBytes] = [this.#lines.sizeOf(category), this.#lines.bytesOf(category)];
      return { ...throttled, waiting, waitingBytes, dropped: this.#dropped.get(category) ?? 0 };
    });
  }

  #countDropped(lane: Lane): void {
    this.#dropped.set(lane, (this.#dropped.get(lane) ?? 0) + 1);
  }
}
