// Agents whose code a region knows although they stand next door.
import type { Session } from '../sessions.ts';
import type { Millis } from '../words.ts';

export interface Visit {
  readonly door: number;
  readonly session: Session;
  /** When the region last heard that the agent is still there. */
  aliveAt: Millis;
}

export class Visits {
  readonly #all = new Map<string, Visit>();

  get size(): number {
    return this.#all.size;
  }

  get all(): Iterable<Visit> {
    return this.#all.values();
  }

  add(visit: Visit): void {
    this.#all.set(keyOf(visit.door, visit.session.id), visit);
  }

  find(door: number, agentId: string): Visit | undefined {
    return this.#all.get(keyOf(door, agentId));
  }

  /** All of them were heard of now. */
  renew(now: Millis): void {
    for (const visit of this.#all.values()) visit.aliveAt = now;
  }

  /** Whether it was there, and not one of another session of the same agent. */
  delete(door: number, session: Session): boolean {
    return this.find(door, session.id)?.session === session && this.#all.delete(keyOf(door, session.id));
  }
}

const keyOf = (door: number, agentId: string): string => `${door} ${agentId}`;
