// Our pings: when the next leaves, what the answers tell. Knows ids and times; the messages are in signals.ts.
import type { Millis } from '../words.ts';
import {
  BLOCKED_ABOVE,
  FIRST_PING_MS,
  FREE_AT,
  PING_INERTIA,
  PING_INTERVAL_MS,
  PING_MAX_MS,
  PING_MIN_MS,
  PING_MODULUS,
  PING_SAMPLES,
  PING_START_MS,
} from './timing.ts';

export interface PingCounters {
  readonly sent: number;
  readonly answered: number;
  /** Forgotten because a later one was answered, the clock jumped, or the id came round again. */
  readonly lost: number;
  /** Answers to pings that were not on their way. */
  readonly late: number;
}

export interface PingAnswer {
  /** Its ping was on its way. */
  readonly isAwaited: boolean;
  /** It is the one that makes the circuit free again. */
  readonly becameFree: boolean;
}

/** When the pings of an end leave, and what round trip they tell it of: where the two ends of a viewer's circuit differ. */
export interface PingHabit {
  /** From the opening, or from a sleep, to the next ping. */
  firstMs(): Millis;
  /** From one ping to the next. */
  intervalMs(): Millis;
  /** The average before the first answer. */
  readonly startMs: Millis;
  /** The average after an answer that took `sample`. */
  average(sample: Millis, average: Millis): Millis;
  /** What a ping counts as in time-outs that is out for `age`. */
  whileOut(age: Millis): Millis;
}

/** [circuit.pings.1] [circuit.pings.5] */
const SIMULATOR_HABIT: PingHabit = {
  firstMs: () => FIRST_PING_MS,
  intervalMs: () => PING_INTERVAL_MS,
  startMs: PING_START_MS,
  average: (sample, average) => PING_INERTIA * Math.max(sample, average) + (1 - PING_INERTIA) * sample,
  whileOut: (age) => age,
};

/** The pings of one end of a circuit. */
export class Pings {
  /** Ping id -> when it was sent. Insertion order is age. */
  readonly #inTransit = new Map<number, Millis>();
  readonly #samples: Millis[] = [];
  readonly #counters = { sent: 0, answered: 0, lost: 0, late: 0 };
  readonly #habit: PingHabit;
  #average: Millis;
  #lastId = 0;
  #blockedSince: Millis | undefined;
  #timesBlocked = 0;
  #nextAt: Millis;

  constructor(now: Millis, habit: PingHabit = SIMULATOR_HABIT) {
    this.#habit = habit;
    this.#average = habit.startMs;
    this.#nextAt = now + habit.firstMs();
  }

  /** Counts a ping as sent now. Returns its id, and whether it is the one that makes the circuit blocked. */
  send(now: Millis): { readonly id: number; readonly becameBlocked: boolean } {
    const id = (this.#lastId + 1) % PING_MODULUS;
    if (this.#inTransit.delete(id)) this.#counters.lost += 1;
    this.#inTransit.set(id, now);
    this.#lastId = id;
    this.#nextAt = now + this.#habit.intervalMs();
    this.#counters.sent += 1;
    return { id, becameBlocked: this.#block(now) };
  }

  /** Takes an answer. [circuit.pings.4] */
  answer(id: number, now: Millis): PingAnswer {
    const sentAt = this.#inTransit.get(id);
    if (sentAt === undefined) {
      this.#counters.late += 1;
      return { isAwaited: false, becameFree: false };
    }
    this.#forgetOlderThan(id);
    this.#inTransit.delete(id);
    this.#counters.answered += 1;
    this.#sample(now - sentAt);
    return { isAwaited: true, becameFree: this.#release() };
  }

  /** The clock jumped: what was on its way says nothing any more. [circuit.silence.2] */
  restart(now: Millis): void {
    this.#counters.lost += this.#inTransit.size;
    this.#inTransit.clear();
    this.#nextAt = now + this.#habit.firstMs();
  }

  /** The round trip that time-outs are made of: the average, or the age of a ping that is out longer. [circuit.pings.5] */
  roundTrip(now: Millis): Millis {
    return Math.min(PING_MAX_MS, Math.max(PING_MIN_MS, this.#average, this.#longestOut(now)));
  }

  /** Whether the age of a ping that is out, the average, or what is assumed before the first answer decides it. */
  roundTripIs(now: Millis): 'pingOut' | 'average' | 'start' {
    if (this.#longestOut(now) > this.#average) return 'pingOut';
    return this.#samples.length === 0 ? 'start' : 'average';
  }

  get deadline(): Millis {
    return this.#nextAt;
  }

  get blocked(): boolean {
    return this.#blockedSince !== undefined;
  }

  /** When it became blocked; undefined = it is not. */
  get blockedSince(): Millis | undefined {
    return this.#blockedSince;
  }

  get timesBlocked(): number {
    return this.#timesBlocked;
  }

  get inTransit(): number {
    return this.#inTransit.size;
  }

  get average(): Millis {
    return this.#average;
  }

  /** The last round trips, oldest first. [circuit.pings.6] */
  get samples(): readonly Millis[] {
    return [...this.#samples];
  }

  get counters(): PingCounters {
    return { ...this.#counters };
  }

  #longestOut(now: Millis): Millis {
    const [oldest] = this.#inTransit.values();
    return oldest === undefined ? 0 : this.#habit.whileOut(now - oldest);
  }

  #forgetOlderThan(id: number): void {
    for (const older of this.#inTransit.keys()) {
      if (older === id) return;
      this.#inTransit.delete(older);
      this.#counters.lost += 1;
    }
  }

  #sample(roundTrip: Millis): void {
    this.#average = this.#habit.average(roundTrip, this.#average);
    this.#samples.push(roundTrip);
    if (this.#samples.length > PING_SAMPLES) this.#samples.shift();
  }

  /** [circuit.pings.7] */
  #block(now: Millis): boolean {
    if (this.blocked || this.#inTransit.size <= BLOCKED_ABOVE) return false;
    this.#blockedSince = now;
    this.#timesBlocked += 1;
    return true;
  }

  #release(): boolean {
    if (!this.blocked || this.#inTransit.size > FREE_AT) return false;
    this.#blockedSince = undefined;
    return true;
  }
}
