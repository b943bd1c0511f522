// Who is a friend of whom, what each may do, and who has asked to become one.
import { forgetOldest } from '../memory.ts';

/** [friends.offer.1] Offers that nobody has answered yet; the oldest is forgotten first. */
export const OFFERS_LIMIT = 1000;
/** [friends.offer.1] Friendships that were made, or ended, since the grid was started. */
export const FRIENDSHIPS_LIMIT = 10_000;

/** [friends.rights.1] What one lets a friend do: see that one is online, see one on the map, change one's things. */
export const FRIEND_RIGHT = { online: 1, map: 2, modify: 4 } as const;
const EVERY_RIGHT = FRIEND_RIGHT.online | FRIEND_RIGHT.map | FRIEND_RIGHT.modify;

interface Offer {
  readonly from: string;
  readonly to: string;
}

/** One end of a friendship. */
export interface Bond {
  readonly id: string;
  /** Bits of `FRIEND_RIGHT`: what the friend lets one do, and what one lets the friend do. */
  readonly rightsHas: number;
  readonly rightsGiven: number;
}

/** All names are ids of agents. */
export class Friends {
  /** Rights that each of the two gives to the other. */
  readonly #pairs = new Map<string, ReadonlyMap<string, number>>();
  /** Pairs that were friends and are no more. */
  readonly #ended = new Map<string, true>();
  readonly #offers = new Map<string, Offer>();

  befriend(one: string, other: string): void {
    const rights = [one, other].map((id) => [id, FRIEND_RIGHT.online] as const);
    this.#ended.delete(keyOf(one, other));
    this.#pairs.set(keyOf(one, other), new Map(rights));
    forgetOldest(this.#pairs, FRIENDSHIPS_LIMIT);
  }

  /** [friends.file.1] They are friends from the start; those who ended it stay apart. */
  acquaint(one: string, others: readonly string[]): void {
    for (const other of others) {
      const key = keyOf(one, other);
      if (one !== other && !this.#pairs.has(key) && !this.#ended.has(key)) this.befriend(one, other);
    }
  }

  part(one: string, other: string): boolean {
    const key = keyOf(one, other);
    if (!this.#pairs.delete(key)) return false;
    this.#ended.set(key, true);
    forgetOldest(this.#ended, FRIENDSHIPS_LIMIT);
    return true;
  }

  of(agentId: string): readonly Bond[] {
    return [...this.#pairs.values()].flatMap((pair) => {
      const [other] = [...pair.keys()].filter((id) => id !== agentId);
      if (other === undefined || !pair.has(agentId)) return [];
      return [{ id: other, rightsHas: pair.get(other) ?? 0, rightsGiven: pair.get(agentId) ?? 0 }];
    });
  }

  /** [world.people.1] Ids of those who were friends of this one and are no more. */
  partedFrom(agentId: string): readonly string[] {
    const pairs = [...this.#ended.keys()].map((key) => key.split(' '));
    return pairs.filter((pair) => pair.includes(agentId)).flatMap((pair) => pair.filter((id) => id !== agentId));
  }

  /** They are no friends, and a world file does not make them friends again. */
  keepApart(one: string, other: string): void {
    this.befriend(one, other);
    this.part(one, other);
  }

  /** Ids of all who are or were somebody's friends. */
  people(): readonly string[] {
    return [...new Set([...this.#pairs.keys(), ...this.#ended.keys()].flatMap((key) => key.split(' ')))];
  }

  /** [friends.rights.1] The rights that are given now; undefined when they are no friends. */
  grant(from: string, to: string, rights: number): number | undefined {
    const pair = this.#pairs.get(keyOf(from, to));
    if (pair === undefined) return undefined;
    const given = rights & EVERY_RIGHT;
    this.#pairs.set(keyOf(from, to), new Map([...pair, [from, given]]));
    return given;
  }

  offer(id: string, offer: Offer): void {
    this.#offers.set(id, offer);
    forgetOldest(this.#offers, OFFERS_LIMIT);
  }

  /** Who asked; undefined when nobody asked this one. The offer is answered with that. */
  answer(id: string, to: string): string | undefined {
    const offer = this.#offers.get(id);
    if (offer?.to !== to) return undefined;
    this.#offers.delete(id);
    return offer.from;
  }
}

const keyOf = (one: string, other: string) => [one, other].toSorted().join(' ');
