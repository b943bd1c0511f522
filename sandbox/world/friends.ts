// Who is a friend of whom, and who has asked to become one.
import { forgetOldest } from '../memory.ts';

/** [friends.offer.1] Offers that nobody has answered yet; the oldest is forgotten first. */
export const OFFERS_LIMIT = 1000;
/** [friends.offer.1] Friendships that were made since the grid was started. */
export const FRIENDSHIPS_LIMIT = 10_000;

interface Offer {
  readonly from: string;
  readonly to: string;
}

/** All names are ids of agents. */
export class Friends {
  readonly #pairs = new Map<string, readonly [string, string]>();
  readonly #offers = new Map<string, Offer>();

  befriend(one: string, other: string): void {
    this.#pairs.set(keyOf(one, other), [one, other]);
    forgetOldest(this.#pairs, FRIENDSHIPS_LIMIT);
  }

  part(one: string, other: string): boolean {
    return this.#pairs.delete(keyOf(one, other));
  }

  of(agentId: string): readonly string[] {
    return [...this.#pairs.values()].flatMap(([one, other]) => {
      if (one === agentId) return [other];
      return other === agentId ? [one] : [];
    });
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
