// Who is logged in: one session for each login that has not ended, and one presence for each region that knows it.
// Found by agent, by circuit code and by capability.
import { type Llsd, map } from '../protocol/llsd/value.ts';
import type { EventQueue } from './caps/event-queue.ts';
import type { Seed } from './caps/seed.ts';
import { EVENT_QUEUE } from './caps/table.ts';
import type { Connection } from './doors/connection.ts';
import type { Inventory } from './inventory/inventory.ts';
import { forgetOldest } from './memory.ts';
import { People } from './people.ts';
import { fullName, type Person } from './person.ts';
import type { Millis } from './words.ts';
import type { Wearable } from './world/agent.ts';
import type { Maturity } from './world/region.ts';
import type { Vector } from './world/vector.ts';
import type { Whereabout } from './world/whereabout.ts';

/** Agents at a time; more than anybody's bots, few enough to keep one grid on one core alive. */
export const SESSION_LIMIT = 1000;
/** [session.unused.1] A circuit code that nobody uses is good for this long after the login. */
export const UNUSED_CODE_MS = 180_000;
/** Names that are remembered after their owners left; the oldest is forgotten first. */
export const PEOPLE_LIMIT = 4096;

/** [events.goodbye.1] How long the event queue of a session that is over still takes a goodbye; bots say it after their logout. */
export const GOODBYE_MS = 10_000;
/** Such queues at a time; the oldest is forgotten first. */
export const DEPARTED_LIMIT = SESSION_LIMIT;

/** What a login decides about a session. */
export interface NewSession extends Person {
  readonly sessionId: string;
  readonly secureSessionId: string;
  readonly circuitCode: number;
  /** Index of the region where it will stand. */
  readonly region: number;
  /** Metres; absent = the middle. */
  readonly position?: Vector;
  readonly lookAt?: Vector;
  readonly home?: Whereabout;
  /** What the agent may see; absent = everything. */
  readonly maturity?: Maturity;
  /** Address of the machine that logged in. */
  readonly loginHost: string;
  /** Start of every URL that this session is given: scheme, host and port. */
  readonly base: string;
  readonly inventory: Inventory;
  readonly library: Inventory;
  readonly wearables: readonly Wearable[];
  readonly seed: Seed;
  readonly queue: EventQueue;
}

export interface Session extends Omit<NewSession, 'region' | 'seed' | 'queue'> {
  readonly startedAt: Millis;
  /** Index of the region in which it will stand, or stands: there it has its root, elsewhere children. */
  region: number;
  /** Whether a circuit was ever opened with its code. */
  isUsed: boolean;
  /** By the doors of the regions that know it. */
  readonly presences: Map<number, Presence>;
  /** As the agent last set them. */
  preferences: Llsd;
}

/** What a region has for a session: capabilities and an event queue of its own, and a circuit if the viewer opened one. */
export interface Presence {
  readonly session: Session;
  readonly door: number;
  readonly seed: Seed;
  readonly queue: EventQueue;
  connection: Connection | undefined;
}

/** The presence where the session stands, or will. */
export function rootOf({ presences, region }: Session): Presence {
  const root = presences.get(region);
  if (root === undefined) throw new Error(`No presence in region ${region}, although the session stands there.`);
  return root;
}

export class Sessions {
  readonly #byAgent = new Map<string, Session>();
  readonly #byCode = new Map<number, Session>();
  readonly #byKey = new Map<string, Presence>();
  readonly #people: People;
  /** Event queues of presences that are over, and until when they take a goodbye. Oldest first. */
  readonly #departed = new Map<string, Millis>();

  /** @param residents people of the world, who are known before they come */
  constructor(residents: readonly Person[] = []) {
    this.#people = new People(residents, PEOPLE_LIMIT);
  }

  get all(): Iterable<Session> {
    return this.#byAgent.values();
  }

  get isFull(): boolean {
    return this.#byAgent.size >= SESSION_LIMIT;
  }

  /** The agent must not have a session. */
  add({ queue, seed, ...session }: NewSession, now: Millis): Session {
    if (this.#byAgent.has(session.id)) throw new Error(`${fullName(session)} has a session already.`);
    const added: Session = { ...session, startedAt: now, isUsed: false, presences: new Map(), preferences: map({}) };
    this.#byAgent.set(added.id, added);
    this.#byCode.set(added.circuitCode, added);
    this.join(added, { door: added.region, seed, queue });
    this.#people.remember(added);
    return added;
  }

  /** [child.presence.1] Another region knows the session from now on. */
  join(session: Session, { door, queue, seed }: Pick<Presence, 'door' | 'seed' | 'queue'>): Presence {
    const presence: Presence = { session, door, seed, queue, connection: undefined };
    session.presences.set(door, presence);
    for (const key of seed.keys) this.#byKey.set(key, presence);
    return presence;
  }

  /** [child.presence.1] A region knows the session no more. */
  part(presence: Presence, now: Millis): void {
    presence.session.presences.delete(presence.door);
    this.#retire(presence, now);
  }

  /** The session is over, and with it all its capabilities. */
  remove(session: Session, now: Millis): void {
    if (!this.has(session)) return;
    this.#byAgent.delete(session.id);
    this.#byCode.delete(session.circuitCode);
    for (const presence of session.presences.values()) this.#retire(presence, now);
  }

  /** Whether this was the event queue of a presence that ended a moment ago. */
  hasDeparted(key: string, now: Millis): boolean {
    return (this.#departed.get(key) ?? 0) > now;
  }

  /** Whether it has not ended. */
  has(session: Session): boolean {
    return this.#byAgent.get(session.id) === session;
  }

  byAgent(agentId: string): Session | undefined {
    return this.#byAgent.get(agentId);
  }

  byName(name: string): Session | undefined {
    const wanted = name.trim().toLowerCase();
    for (const session of this.#byAgent.values()) {
      if (session.id === wanted || fullName(session).toLowerCase() === wanted) return session;
    }
    return undefined;
  }

  byCode(code: number): Session | undefined {
    return this.#byCode.get(code);
  }

  /** The presence of a capability path element. */
  byKey(key: string): Presence | undefined {
    return this.#byKey.get(key);
  }

  /** The world's own people, and all who were ever here, as far as we remember. */
  people(): Iterable<Person> {
    return this.#people.all();
  }

  /** One of them. */
  person(id: string): Person | undefined {
    return this.#people.find(id);
  }

  /** How many there are. */
  get count(): number {
    return this.#byAgent.size;
  }

  /** Those whose code was not used in time. */
  unused(now: Millis): readonly Session[] {
    return [...this.#byAgent.values()].filter((session) => unusedSince(session) + UNUSED_CODE_MS <= now);
  }

  /** When the next code may be too old. */
  get deadline(): Millis {
    let first = Number.POSITIVE_INFINITY;
    for (const session of this.#byAgent.values()) {
      first = Math.min(first, unusedSince(session) + UNUSED_CODE_MS);
      for (const { queue } of session.presences.values()) first = Math.min(first, queue.deadline);
    }
    return first;
  }

  /** Its capabilities are not found any more; its event queue takes a goodbye for a while. */
  #retire({ seed }: Presence, now: Millis): void {
    const queue = seed.key(EVENT_QUEUE);
    if (!this.#byKey.has(queue)) return;
    for (const key of seed.keys) this.#byKey.delete(key);
    for (const [key, until] of this.#departed) if (until <= now) this.#departed.delete(key);
    this.#departed.set(queue, now + GOODBYE_MS);
    forgetOldest(this.#departed, DEPARTED_LIMIT);
  }
}

/** Infinity once there was a circuit: whoever is on its way may have none for a moment. */
function unusedSince(session: Session): Millis {
  return session.isUsed ? Number.POSITIVE_INFINITY : session.startedAt;
}
