// Conversations of several people: who takes part, and who was asked to and has heard nothing yet.
import { forgetOldest } from '../memory.ts';

/** [chat.bound.1] Conversations that are remembered, the oldest are forgotten first; and people in one, as the official grid has it. */
export const CONFERENCES_LIMIT = 1000;
export const MEMBERS_LIMIT = 40;

export interface Conference {
  readonly id: string;
  /** Ids of agents. */
  readonly members: ReadonlySet<string>;
  readonly invited: ReadonlySet<string>;
}

export class Conferences {
  readonly #all = new Map<string, Conference>();

  find(id: string): Conference | undefined {
    return this.#all.get(id);
  }

  /** [chat.session.1] Of one person, until others are asked; undefined if others talk under this id. */
  begin(id: string, beginner: string): Conference | undefined {
    const known = this.#all.get(id);
    if (known !== undefined) return known.members.has(beginner) ? known : undefined;
    return this.#keep({ id, members: new Set([beginner]), invited: new Set() });
  }

  /** Those who do not take part yet, as far as there is room. */
  invite({ id, invited, members }: Conference, people: readonly string[]): Conference {
    const others = people.filter((person) => !members.has(person));
    const room = MEMBERS_LIMIT - members.size;
    return this.#keep({ id, members, invited: new Set([...invited, ...others].slice(0, Math.max(room, 0))) });
  }

  /** Who was asked takes part. */
  join({ id, invited, members }: Conference, person: string): Conference {
    return this.#keep({ id, members: new Set([...members, person]), invited: without(invited, person) });
  }

  /** Without the last member there is nothing left. */
  leave({ id, invited, members }: Conference, person: string): Conference {
    const left = this.#keep({ id, members: without(members, person), invited: without(invited, person) });
    if (left.members.size === 0) this.#all.delete(id);
    return left;
  }

  #keep(conference: Conference): Conference {
    this.#all.set(conference.id, conference);
    forgetOldest(this.#all, CONFERENCES_LIMIT);
    return conference;
  }
}

function without(people: ReadonlySet<string>, gone: string): ReadonlySet<string> {
  return new Set([...people].filter((person) => person !== gone));
}
