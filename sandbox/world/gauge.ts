// How a region goes: whether the machine lets it keep time, and how much it hears and says, over periods of two seconds.
import type { Crossed } from '../doors/traffic.ts';
import type { Millis } from '../words.ts';

/** [periodic.stats.2] As long as from one SimStats to the next. */
const PERIOD_MS: Millis = 2000;
/** [periodic.stats.2] Timers are no finer than this: who is woken so late was woken in time. */
const PUNCTUAL_MS: Millis = 2;
const SECOND: Millis = 1000;

/** What is told of a period. */
export interface Pace {
  /** Share of the time that was not lost by waiting for the machine: 1 = none. */
  readonly dilation: number;
  /** AgentUpdates in a second. */
  readonly updates: number;
  /** Datagrams in a second. */
  readonly packetsIn: number;
  readonly packetsOut: number;
}

export class Gauge {
  readonly #crossed: () => Crossed;
  #since: Millis = 0;
  #before: Crossed = { packetsIn: 0, packetsOut: 0 };
  #lateMs: Millis = 0;
  #updates = 0;
  #pace: Pace = { dilation: 1, updates: 0, packetsIn: 0, packetsOut: 0 };

  /** @param crossed what crossed the region's door since the start */
  constructor(crossed: () => Crossed) {
    this.#crossed = crossed;
  }

  /** The world was to be woken at `due`. */
  woke(due: Millis, now: Millis): void {
    this.#lateMs += Math.max(0, now - due - PUNCTUAL_MS);
  }

  /** An AgentUpdate came. */
  heardUpdate(): void {
    this.#updates += 1;
  }

  /** Of the last period that is over. */
  pace(now: Millis): Pace {
    if (now - this.#since >= PERIOD_MS) this.#turn(now);
    return this.#pace;
  }

  /** A period is over, or more than one if nobody asked. */
  #turn(now: Millis): void {
    const elapsed = now - this.#since;
    const [crossed, perSecond] = [this.#crossed(), (count: number) => (count * SECOND) / elapsed];
    this.#pace = {
      dilation: Math.max(0, 1 - this.#lateMs / elapsed),
      updates: perSecond(this.#updates),
      packetsIn: perSecond(crossed.packetsIn - this.#before.packetsIn),
      packetsOut: perSecond(crossed.packetsOut - this.#before.packetsOut),
    };
    this.#since = now;
    this.#before = crossed;
    this.#lateMs = 0;
    this.#updates = 0;
  }
}
