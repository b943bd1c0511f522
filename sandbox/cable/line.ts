// One way of a rule that slows down: when a datagram that enters now comes out. Knows sizes and times.
import type { FaultRule } from '../../contract/sandbox.ts';
import type { Millis, Random } from '../words.ts';

/** [circuit.fault.4] Bytes that wait for a line with a rate; beyond, what comes is lost, as in a router. */
export const BACKLOG_BYTES = 64 * 1024;
/** [circuit.fault.3] How long something is held back at most so that others overtake it, if the rule does not say. */
export const REORDER_MS = 500;

/** [circuit.fault.3] The line of one rule in one direction. */
export class Line {
  readonly #rule: FaultRule;
  readonly #random: Random;
  readonly #frozenUntil: Millis;
  /** When the last byte that was taken will have left. */
  #freeAt: Millis = Number.NEGATIVE_INFINITY;
  #lastAt: Millis = Number.NEGATIVE_INFINITY;

  constructor(rule: FaultRule, random: Random, now: Millis) {
    this.#rule = rule;
    this.#random = random;
    this.#frozenUntil = frozenUntil(rule, now);
  }

  /** When what enters at `at` comes out: Infinity = not before the rules are replaced; undefined = never. */
  pass(bytes: number, at: Millis): Millis | undefined {
    const left = this.#leave(bytes, at);
    return left === undefined ? undefined : Math.max(this.#heldBack(this.#arrive(left)), this.#thaw(at));
  }

  /** [circuit.fault.4] */
  #leave(bytes: number, at: Millis): Millis | undefined {
    const { rate } = this.#rule;
    if (rate === undefined) return at;
    const start = Math.max(at, this.#freeAt);
    const backlog = ((start - at) * rate) / 1000;
    if (backlog + bytes > BACKLOG_BYTES) return undefined;
    this.#freeAt = start + (bytes * 1000) / rate;
    return this.#freeAt;
  }

  /** Delay and jitter keep the order. */
  #arrive(left: Millis): Millis {
    const { delay = 0, jitter = 0 } = this.#rule;
    const wobble = jitter === 0 ? 0 : Math.floor(this.#random() * (jitter + 1));
    this.#lastAt = Math.max(this.#lastAt, left + delay + wobble);
    return this.#lastAt;
  }

  #heldBack(at: Millis): Millis {
    const { reorder = 0, reorderBy = REORDER_MS } = this.#rule;
    if (reorder === 0 || this.#random() * 100 >= reorder) return at;
    return at + 1 + Math.floor(this.#random() * reorderBy);
  }

  #thaw(at: Millis): Millis {
    return at < this.#frozenUntil ? this.#frozenUntil : at;
  }
}

function frozenUntil({ freeze = false }: FaultRule, now: Millis): Millis {
  if (freeze === false) return Number.NEGATIVE_INFINITY;
  return freeze === true ? Number.POSITIVE_INFINITY : now + freeze;
}
