// The cable of the sandbox between two ends of a conversation: what one end sends comes out at the other, as badly as was asked.
import type { FaultRule } from '../../contract/sandbox.ts';
import { Cable as BadCable } from '../../sandbox/cable/cable.ts';
import type { Passage } from '../../sandbox/cable/passage.ts';
import { seeded } from './seeded.ts';

export interface CableOptions {
  readonly seed: number;
  /** Share of datagrams that never arrive, 0 to 1. */
  readonly loss: number;
  /** Share of datagrams that arrive twice, 0 to 1. */
  readonly repeats: number;
  /** Longest time on the way; each copy takes its own, so that they come in any order. */
  readonly delayMs: number;
}

/** One of the two ends. */
export type End = 0 | 1;

export interface Arrival {
  readonly to: End;
  readonly bytes: Uint8Array;
}

const NOBODY = { circuit: 0, agent: '', agentId: '', region: '', message: '', door: 0, peer: { host: '', port: 0 } };

export class Cable {
  readonly #bad: BadCable;
  readonly #good: BadCable;
  #isMended = false;
  /** What came out at once. */
  #there: Passage[] = [];

  constructor({ delayMs, loss, repeats, seed }: CableOptions) {
    const detour = { reorder: 100, reorderBy: delayMs + 1, protect: 'nothing' } as const;
    this.#bad = cableWith(seed, { ...detour, loss: 100 * loss, duplicate: 100 * repeats });
    this.#good = cableWith(seed, { ...detour, duplicate: 100 * repeats });
  }

  /** Puts a datagram in at this end at `now`; it comes out at the other end, or not, or twice. */
  send(from: End, bytes: Uint8Array, now: number): void {
    const cable = this.#isMended ? this.#good : this.#bad;
    const passage: Passage = { ...NOBODY, direction: from === 0 ? 'in' : 'out', bytes };
    for (const outcome of cable.push(passage, now)) if (!outcome.dropped) this.#there.push(outcome.passage);
  }

  /** Takes out the next datagram that arrived until `now`. */
  receive(now: number): Arrival | undefined {
    if (this.#there.length === 0) this.#there = [...this.#bad.release(now), ...this.#good.release(now)];
    const next = this.#there.shift();
    return next === undefined ? undefined : { to: next.direction === 'in' ? 1 : 0, bytes: next.bytes };
  }

  /** From now on nothing is lost. */
  mend(): void {
    this.#isMended = true;
  }

  /** When the next datagram arrives; Infinity if none is on its way. */
  get deadline(): number {
    return this.#there.length > 0 ? 0 : Math.min(this.#bad.arrival, this.#good.arrival);
  }
}

function cableWith(seed: number, rule: FaultRule): BadCable {
  const cable = new BadCable(
    () => seeded(seed),
    () => undefined,
  );
  cable.use([rule], 0);
  return cable;
}
