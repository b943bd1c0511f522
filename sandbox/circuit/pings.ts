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

/** The pings of one end of a circuit. [circuit.pings.1] */
export class Pings {
  /** Ping id -> when it was sent. Insertion order is age. */
  readonly #inTransit = new Map<number, Millis>();
  readonly #samples: Millis[] = [];
  readonly #counters = { sent: 0, answered: 0, lost: 0, late: 0 };
  #average: Millis = PING_START_MS;
  #lastId = 0;
  #blockedSince: Millis | undefined;
  #timesBlocked = 0;
  #nextAt: Millis;

  constructor(now: Millis) {
    this.#nextAt = now + FIRST_PING_MS;
  }

  /** Counts a ping as sent now. Returns its id, and whether it is the one that makes the circuit blocked. */
  send(now: Millis): { readonly id: number; readonly becameBlocked: boolean } {
    const id = (this.#lastId + 1) % PING_MODULUS;
    if (this.#inTransit.delete(id)) this.#counters.lost += 1;
    this.#inTransit.set(id, now);
    this.#lastId = id;
    this.#nextAt = now + PING_INTERVAL_MS;
    this.#counters.sent += 1;
    return { id, becameBlocked: this.#block(now) };
  }

  /** Takes an answer. Returns whether it is the one that makes the circuit free again. [circuit.pings.4] */
  answer(id: number, now: Millis): { readonly becameFree: boolean } {
    const sentAt = this.#inTransit.get(id);
    if (sentAt === undefined) {
      this.#counters.late += 1;
      return { becameFree: false };
    }
    this.#forgetOlderThan(id);
    this.#inTransit.delete(id);
    this.#counters.answered += 1;
    this.#sample(now - sentAt);
    return { becameFree: this.#release() };
  }

  /** The clock jumped: what was on its way says nothing any more. [circuit.silence.2] */
  restart(now: Millis): void {
    this.#counters.lost += this.#inTransit.size;
    this.#inTransit.clear();
    this.#nextAt = now + FIRST_PING_MS;
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
    return oldest === undefined ? 0 : now - oldest;
  }

  #forgetOlderThan(id: number): void {
    for (const older of this.#inTransit.keys()) {
      if (older === id) return;
      this.#inTransit.delete(older);
      this.#counters.lost += 1;
    }
  }

  #sample(roundTrip: Millis): void {
    this.#average = PING_INERTIA * Math.max(roundTrip, this.#average) + (1 - PING_INERTIA) * roundTrip;
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
