// Regions that agents have left: each keeps an agent until the viewer knows that it stands elsewhere, and a while longer.
import type { Session } from '../sessions.ts';
import type { Millis } from '../words.ts';

/** [travel.after.2] A viewer that loses the region in which it believes itself logs out; so long it may be late. */
export const PARTING_MS: Millis = 2000;

export interface Parting {
  readonly session: Session;
  /** The region that was left. */
  readonly door: number;
  readonly at: Millis;
}

export class Partings {
  /** At most one for each region that a session left. */
  readonly #open = new Map<Session, readonly Parting[]>();
  /** Sessions whose viewers have acked where they stand. */
  readonly #allowed = new Set<Session>();

  add(session: Session, door: number, now: Millis): void {
    const others = (this.#open.get(session) ?? []).filter((parting) => parting.door !== door);
    this.#open.set(session, [...others, { session, door, at: now + PARTING_MS }]);
    this.#allowed.delete(session);
  }

  /** The viewer has acked where it stands. */
  allow(session: Session): void {
    if (this.#open.has(session)) this.#allowed.add(session);
  }

  remove(session: Session): void {
    this.#open.delete(session);
    this.#allowed.delete(session);
  }

  /** When `due` has something to give; Infinity = never. */
  get deadline(): Millis {
    let first = Number.POSITIVE_INFINITY;
    for (const session of this.#allowed) {
      for (const { at } of this.#open.get(session) ?? []) first = Math.min(first, at);
    }
    return first;
  }

  /** Those whose time has come. They are not given again. */
  due(now: Millis): readonly Parting[] {
    const due = [...this.#allowed].flatMap((session) => this.#open.get(session) ?? []).filter(({ at }) => at <= now);
    for (const { session } of due) this.#keep(session, now);
    return due;
  }

  #keep(session: Session, now: Millis): void {
    const left = (this.#open.get(session) ?? []).filter(({ at }) => at > now);
    if (left.length === 0) this.remove(session);
    else this.#open.set(session, left);
  }
}
