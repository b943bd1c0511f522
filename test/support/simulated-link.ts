// Two circuits that talk to each other in a simulation, what an onlooker notes of them, and what must be true of it.
import assert from 'node:assert/strict';
import { utf8 } from '../../protocol/bytes.ts';
import { Circuit } from '../../sandbox/circuit/circuit.ts';
import type { BulkCategory, CircuitEffect } from '../../sandbox/circuit/effects.ts';
import {
  DUPLICATE_LIMIT,
  GAPS_LIMIT,
  URGENT_WINDOW_PACKETS,
  WAITING_BYTES,
  WAITING_PACKETS,
} from '../../sandbox/circuit/timing.ts';
import { Books, type Verdict } from './books.ts';
import type { End } from './cable.ts';
import { bodyOf, fewMessages } from './circuit-script.ts';

export interface LinkOptions {
  /** From 1, of all links of a run. */
  readonly number: number;
  readonly now: number;
  readonly firstSequences: readonly [number, number];
  send(from: End, bytes: Uint8Array): void;
}

interface Saying {
  readonly from: End;
  readonly reliable: boolean;
  readonly urgent: boolean;
  /** Bytes behind the words. */
  readonly padding: number;
  readonly category?: BulkCategory;
}

/** What an end keeps, in entries and bytes. */
export const KEPT = ['acksPending', 'pingsInTransit', 'unacked', 'waiting', 'waitingBytes', 'repeats', 'gaps'] as const;
export type Kept = Readonly<Record<(typeof KEPT)[number], number>>;

export const BOUNDS: Kept = {
  acksPending: 63,
  pingsInTransit: 256,
  unacked: URGENT_WINDOW_PACKETS,
  waiting: WAITING_PACKETS,
  waitingBytes: WAITING_BYTES,
  repeats: DUPLICATE_LIMIT,
  gaps: GAPS_LIMIT,
};

export const NOTHING_KEPT: Kept = {
  acksPending: 0,
  pingsInTransit: 0,
  unacked: 0,
  waiting: 0,
  waitingBytes: 0,
  repeats: 0,
  gaps: 0,
};

export function mostOf(one: Kept, other: Kept): Kept {
  const entries = KEPT.map((what) => [what, Math.max(one[what], other[what])] as const);
  return { ...one, ...Object.fromEntries(entries) };
}

const ENDS: readonly End[] = [0, 1];
const START_PING_CHECK = 1;
const COMPLETE_PING_CHECK = 2;

export class SimulatedLink {
  readonly #options: LinkOptions;
  readonly #books = new Books();
  readonly #ends: readonly [Circuit, Circuit];
  /** `dead`: it is not called any more. `closed`: it heard nothing for too long and said so. */
  readonly #states: ['alive' | 'dead' | 'closed', 'alive' | 'dead' | 'closed'] = ['alive', 'alive'];
  /** Until when each end sleeps, and what it will find in its socket. */
  readonly #asleepUntil: [number, number] = [0, 0];
  readonly #sockets: readonly [Uint8Array[], Uint8Array[]] = [[], []];
  readonly #undecided = [new Set<string>(), new Set<string>()] as const;
  #said = 0;
  #lastWordAt = 0;

  constructor(options: LinkOptions) {
    this.#options = options;
    const end = (firstSequence: number) => new Circuit({ codec: fewMessages, now: options.now, firstSequence });
    this.#ends = [end(options.firstSequences[0]), end(options.firstSequences[1])];
  }

  /** Nobody who lives sleeps, or waits for a verdict. */
  isDecided(now: number): boolean {
    return ENDS.every((end) => !this.#isAlive(end) || (!this.#sleeps(end, now) && this.#undecided[end].size === 0));
  }

  get deadline(): number {
    return Math.min(...ENDS.map((end) => this.#deadlineOf(end)));
  }

  say({ from, padding, ...how }: Saying, now: number): void {
    if (!this.#isAlive(from) || this.#sleeps(from, now)) return;
    this.#said += 1;
    const name = `L${this.#options.number} M${this.#said}`;
    if (how.reliable) {
      this.#books.said(name);
      this.#undecided[from].add(name);
    }
    const body = bodyOf('ChatFromViewer', [...utf8(name), ...new Array<number>(4 + padding).fill(0)]);
    this.#perform(from, this.#ends[from].send({ name, body, ...how, zerocode: how.reliable }, now), now);
  }

  /** The other end wants this much. */
  throttle(end: End, bitsPerSecond: readonly number[], now: number): void {
    if (this.#isAlive(end) && !this.#sleeps(end, now)) {
      this.#perform(end, this.#ends[end].throttle(bitsPerSecond, now), now);
    }
  }

  /** The other end wants nothing that has a category, or wants it again. What the end sleeps through it hears when it wakes. */
  pause(end: End, isPaused: boolean, now: number): void {
    if (this.#isAlive(end) && (!isPaused || !this.#sleeps(end, now))) {
      this.#perform(end, this.#ends[end].pause(isPaused, now), now);
    }
  }

  arrive(to: End, bytes: Uint8Array, now: number): void {
    if (!this.#isAlive(to)) return;
    if (this.#sleeps(to, now)) {
      this.#sockets[to].push(bytes);
      return;
    }
    this.#books.cameOut(to, bytes);
    this.#perform(to, this.#ends[to].receive(bytes, now), now);
  }

  wake(now: number): void {
    for (const end of ENDS) {
      if (this.#sleeps(end, now)) continue;
      for (const bytes of this.#sockets[end].splice(0)) this.arrive(end, bytes, now);
      if (!this.#isAlive(end)) continue;
      const circuit = this.#ends[end];
      const due = circuit.deadline <= now;
      const effects = circuit.wake(now);
      assert.ok(due || effects.length === 0, 'nothing happens before the deadline');
      assert.ok(circuit.deadline > now, 'all that was due is done');
      this.#perform(end, effects, now);
    }
  }

  /** This end is not called before then. */
  doze(end: End, until: number): void {
    this.#asleepUntil[end] = until;
  }

  /** This end is gone, and tells nobody. */
  die(end: End): void {
    this.#states[end] = 'dead';
  }

  /** What circuits keep is bounded; the most that either end keeps. */
  inspect(now: number): Kept {
    const all = ENDS.map((end) => {
      const { acksPending, pingsInTransit, unacked, waiting, waitingBytes } = this.#ends[end].figures(now);
      return { acksPending, pingsInTransit, unacked, waiting, waitingBytes, ...this.#ends[end].remembered };
    });
    const most = all.reduce(mostOf, NOTHING_KEPT);
    for (const what of KEPT) assert.ok(most[what] <= BOUNDS[what], `memory is bounded: ${most[what]} ${what}`);
    return most;
  }

  /** Both ends have nothing left to do, and have said nothing but pings for a while. */
  endQuietly(now: number, quietMs: number): void {
    assert.ok(
      !ENDS.some((end) => this.#isAlive(end)) || now - this.#lastWordAt > quietMs,
      'in the end there are only pings',
    );
    for (const end of ENDS) if (this.#isAlive(end)) this.#closeQuietly(this.#ends[end], now);
  }

  /** What became of each reliable message; all that is promised of it is true. */
  judge(): readonly Verdict[] {
    const isUndisturbed = this.#states.every((state) => state === 'alive');
    for (const verdict of this.#books.verdicts) {
      const { acked, acksSent, arrivals, delivered, failed, name } = verdict;
      assert.ok(acked + failed <= 1, `${name} is acked or failed, once`);
      assert.ok(delivered <= 1, `${name} is delivered no more than once`);
      assert.ok(acked === 0 || delivered === 1, `${name} is acked, so it was delivered`);
      if (!isUndisturbed) continue;
      assert.equal(acked + failed, 1, `${name} is decided`);
      assert.ok(delivered === 1 || failed === 1, `${name} is delivered or reported`);
      assert.equal(acksSent, arrivals, `each copy of ${name} that arrived is acked once`);
      assert.ok(failed === 0 || !verdict.ackArrived, `${name} did not fail while its ack was there`);
    }
    return this.#books.verdicts;
  }

  #isAlive(end: End): boolean {
    return this.#states[end] === 'alive';
  }

  #sleeps(end: End, now: number): boolean {
    return now < this.#asleepUntil[end];
  }

  #deadlineOf(end: End): number {
    return this.#isAlive(end) ? Math.max(this.#ends[end].deadline, this.#asleepUntil[end]) : Number.POSITIVE_INFINITY;
  }

  #perform(end: End, effects: readonly CircuitEffect[], now: number): void {
    for (const effect of effects) {
      if (effect.kind === 'datagram') this.#send(end, effect.bytes, now);
      if (effect.kind === 'deliver') this.#books.delivered(effect.packet);
      if (effect.kind === 'acked' || effect.kind === 'failed') this.#decide(end, effect.name, effect.kind);
    }
    if (effects.some((effect) => effect.kind === 'silent')) this.#close(end, now);
  }

  #decide(end: End, name: string, verdict: 'acked' | 'failed'): void {
    this.#books.of(name)[verdict] += 1;
    assert.ok(this.#undecided[end].delete(name), `${name} is decided once`);
  }

  #send(from: End, bytes: Uint8Array, now: number): void {
    this.#books.wentIn(from, bytes);
    this.#options.send(from, bytes);
    if (bytes[6] !== START_PING_CHECK && bytes[6] !== COMPLETE_PING_CHECK) this.#lastWordAt = now;
  }

  /** The owner of a circuit that hears nothing closes it: what is unacked has failed. */
  #close(end: End, now: number): void {
    this.#states[end] = 'closed';
    this.#perform(end, this.#ends[end].close(now), now);
    assert.equal(this.#undecided[end].size, 0, 'a closed circuit has told of everything');
    assert.equal(this.#ends[end].deadline, Number.POSITIVE_INFINITY, 'a closed circuit asks for nothing');
  }

  #closeQuietly(circuit: Circuit, now: number): void {
    const { acksPending, unacked, waiting } = circuit.figures(now);
    assert.deepEqual([unacked, waiting, acksPending], [0, 0, 0], 'nothing is left to do');
    assert.deepEqual(circuit.close(now), [], 'closing has nothing to tell');
  }
}
