// Which id of one capture stands for which id of the other: each for one at most. Pairs of rows vote for it.
import type { IdTable } from './id-table.ts';

const SHIFT = 2 ** 26;

interface Vote {
  weight: number;
  /** Which of all votes came first. */
  readonly order: number;
}

export class IdPairs {
  readonly #toCurrent = new Map<number, number>();
  readonly #toBase = new Map<number, number>();
  readonly #votes = new Map<number, Vote>();

  /** [compare.ids.3] A UUID that both captures have is the same thing in both. */
  anchor(base: IdTable, current: IdTable): void {
    for (const [text, place] of base.uuids()) {
      const there = current.placeOfId(text);
      if (there !== undefined) this.#join(place, there);
    }
  }

  /** Whether they are one pair; two that are in none become one. */
  agree(base: number, current: number): boolean {
    this.#join(base, current);
    return this.#toCurrent.get(base) === current;
  }

  /** [compare.ids.4] Two ids stand at the same place of two rows that say the same. @param weight how much the rows are worth */
  vote(base: number, current: number, weight: number): void {
    const key = base * SHIFT + current;
    const known = this.#votes.get(key);
    if (known === undefined) this.#votes.set(key, { weight, order: this.#votes.size });
    else known.weight += weight;
  }

  /** [compare.ids.4] The pairs with the heaviest votes hold, of equal ones the first; each id is in one pair. */
  settle(): void {
    const votes = [...this.#votes].sort(([, a], [, b]) => b.weight - a.weight || a.order - b.order);
    for (const [key] of votes) this.#join(Math.floor(key / SHIFT), key % SHIFT);
    this.#votes.clear();
  }

  currentOf(base: number): number | undefined {
    return this.#toCurrent.get(base);
  }

  baseOf(current: number): number | undefined {
    return this.#toBase.get(current);
  }

  #join(base: number, current: number): void {
    if (this.#toCurrent.has(base) || this.#toBase.has(current)) return;
    this.#toCurrent.set(base, current);
    this.#toBase.set(current, base);
  }
}
