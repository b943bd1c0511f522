// A bad cable between the sockets and the grid: it loses, repeats, delays, reorders and holds back as its rules say. Sans IO:
// it is told what enters and when, and says what comes out. The same chance and the same traffic give the same run.
import type { FaultCounts, FaultRule } from '../../contract/sandbox.ts';
import type { Millis, Random } from '../words.ts';
import type { Passage, Whose } from './passage.ts';
import { type Copy, RuleAtWork, type SpoilField } from './rule-at-work.ts';

/** [circuit.fault.5] Datagrams on their way at most; what comes beyond is lost. */
export const WAITING_LIMIT = 4096;
/** [circuit.fault.5] Their bytes. */
export const WAITING_BYTES_LIMIT = 4 * 1024 * 1024;
/** [circuit.fault.8] A rule tells of what it does no more often: the loss of each packet is no news. */
export const NEWS_PAUSE_MS = 1000;

/** What became of a datagram at once; what became of it later is said by `release`. */
export interface Outcome {
  readonly passage: Passage;
  readonly dropped: boolean;
}

export interface FaultNews {
  /** From 0. */
  readonly rule: number;
  readonly name?: string;
  readonly counts: FaultCounts;
}

export class Cable {
  readonly #chance: () => Random;
  readonly #spoilField: SpoilField;
  #rules: readonly RuleAtWork[] = [];
  /** Sorted by time, the latest first; of two with the same time the later one first. */
  #waiting: Copy[] = [];
  #bytes = 0;
  /** By rule: before when nothing is told. */
  #quietUntil: Millis[] = [];

  /** `chance` gives the same stream of numbers each time: it begins anew with each set of rules. */
  constructor(chance: () => Random, spoilField: SpoilField) {
    this.#chance = chance;
    this.#spoilField = spoilField;
  }

  /** [circuit.fault.1] Replaces all rules. What was on its way is let go now, in the order in which it would have arrived. */
  use(rules: readonly FaultRule[], now: Millis): readonly Passage[] {
    const random = this.#chance();
    this.#rules = rules.map((rule) => new RuleAtWork(rule, this.#spoilField, random, now));
    this.#quietUntil = rules.map(() => now);
    const freed = this.#waiting.reverse().map(({ passage }) => passage);
    this.#waiting = [];
    this.#bytes = 0;
    return freed;
  }

  /** Whether everything passes as if there were no cable. */
  get isPlain(): boolean {
    return this.#rules.length === 0;
  }

  /** A datagram enters. It comes out at once, never, later by `release`, or twice. */
  push(passage: Passage, now: Millis): readonly Outcome[] {
    let copies: readonly Copy[] = [{ passage, at: now }];
    for (const rule of this.#rules) copies = copies.flatMap((copy) => rule.apply(copy));
    if (copies.length === 0) return [{ passage, dropped: true }];
    return copies.flatMap((copy) => this.#settle(copy, now));
  }

  /** Takes out what arrived until `now`, oldest first. */
  release(now: Millis): readonly Passage[] {
    const arrived: Passage[] = [];
    while (this.arrival <= now) {
      const next = this.#waiting.pop();
      if (next === undefined) break;
      this.#bytes -= next.passage.bytes.length;
      arrived.push(next.passage);
    }
    return arrived;
  }

  /** Whether an answer of somebody's event queue is lost; `names` are those of its events. */
  losesEvents(whose: Whose, names: readonly string[]): boolean {
    return this.#rules.some((rule) => rule.losesEvents(whose, names));
  }

  /** With what a poll of somebody's event queue is answered at once. */
  closesPoll(whose: Whose): number | undefined {
    for (const rule of this.#rules) {
      const status = rule.closesPoll(whose);
      if (status !== undefined) return status;
    }
    return undefined;
  }

  /** [circuit.fault.8] What rules did that was not told yet, of those that may tell again. */
  news(now: Millis): readonly FaultNews[] {
    return this.#rules.flatMap((atWork, rule) => {
      if (!atWork.hasNews || (this.#quietUntil[rule] ?? now) > now) return [];
      this.#quietUntil[rule] = now + NEWS_PAUSE_MS;
      const { name } = atWork.rule;
      return [{ rule, ...(name === undefined ? {} : { name }), counts: atWork.takeNews() }];
    });
  }

  /** When `release` or `news` has something to say; Infinity = never. */
  get deadline(): Millis {
    return this.#rules.reduce(
      (first, rule, index) => (rule.hasNews ? Math.min(first, this.#quietUntil[index] ?? first) : first),
      this.arrival,
    );
  }

  /** When the next datagram arrives; Infinity = none is on its way. */
  get arrival(): Millis {
    return this.#waiting.at(-1)?.at ?? Number.POSITIVE_INFINITY;
  }

  get waiting(): number {
    return this.#waiting.length;
  }

  get waitingBytes(): number {
    return this.#bytes;
  }

  #settle(copy: Copy, now: Millis): readonly Outcome[] {
    const { at, heldBy, passage } = copy;
    if (at <= now) return [{ passage, dropped: false }];
    if (this.#keep(copy)) return [];
    heldBy?.count('dropped');
    return [{ passage, dropped: true }];
  }

  /** [circuit.fault.5] False: there is no room. */
  #keep(copy: Copy): boolean {
    const { length } = copy.passage.bytes;
    if (this.#waiting.length >= WAITING_LIMIT || this.#bytes + length > WAITING_BYTES_LIMIT) return false;
    this.#waiting.splice(this.#placeOf(copy.at), 0, copy);
    this.#bytes += length;
    return true;
  }

  /** Index of the first that does not arrive later. */
  #placeOf(at: Millis): number {
    let [low, high] = [0, this.#waiting.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#waiting[middle]?.at ?? 0) > at) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
