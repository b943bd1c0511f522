// Offers to come to somebody, as they were made: where that was, and for whom it is.
import { forgetOldest } from '../memory.ts';
import type { Region } from './region.ts';
import type { Vector } from './vector.ts';

/** [lure.limit.1] Offers that are remembered; the oldest is forgotten first. */
export const LURE_LIMIT = 1000;

export interface Lure {
  /** Agent id. */
  readonly to: string;
  readonly place: Region;
  readonly position: Vector;
  readonly lookAt: Vector;
}

export class Lures {
  readonly #lures = new Map<string, Lure>();

  offer(id: string, lure: Lure): void {
    this.#lures.set(id, lure);
    forgetOldest(this.#lures, LURE_LIMIT);
  }

  /** [lure.accept.1] Only for the one to whom it was made. */
  find(id: string, agentId: string): Lure | undefined {
    const lure = this.#lures.get(id);
    return lure?.to === agentId ? lure : undefined;
  }
}
