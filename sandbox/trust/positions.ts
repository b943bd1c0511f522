// Who has moved since the neighbours were told of it last.
import type { Session } from '../sessions.ts';
import type { Millis } from '../words.ts';
import type { Body } from '../world/motion.ts';
import { distance, type Vector } from '../world/vector.ts';

/** [child.position.1] How often one looks. */
export const POSITION_MS: Millis = 1000;
/** [child.position.1] Whoever has gone no farther than this, in metres, stands still. */
export const STILL_METRES = 1;

export interface Moved {
  readonly session: Session;
  readonly body: Body;
}

export class Positions {
  readonly #bodyOf: (agentId: string) => Body | undefined;
  readonly #told = new WeakMap<Session, Vector>();
  #next: Millis = Number.POSITIVE_INFINITY;

  /** @param bodyOf where an agent stands; undefined = nowhere */
  constructor(bodyOf: (agentId: string) => Body | undefined) {
    this.#bodyOf = bodyOf;
  }

  get deadline(): Millis {
    return this.#next;
  }

  /** Somebody has arrived, and its neighbours know where. */
  watch(session: Session, now: Millis): void {
    const body = this.#bodyOf(session.id);
    if (body !== undefined) this.#told.set(session, body.position);
    this.#next = Math.min(this.#next, now + POSITION_MS);
  }

  /** Those of the sessions who have moved, if it is time to look. */
  moved(sessions: ReadonlySet<Session>, now: Millis): readonly Moved[] {
    if (this.#next > now) return [];
    this.#next = sessions.size === 0 ? Number.POSITIVE_INFINITY : now + POSITION_MS;
    return [...sessions].flatMap((session) => {
      const [body, told] = [this.#bodyOf(session.id), this.#told.get(session)];
      if (body === undefined || (told !== undefined && distance(told, body.position) <= STILL_METRES)) return [];
      this.#told.set(session, body.position);
      return [{ session, body }];
    });
  }
}
