// People whose names are known: those of the world for good, and whoever else was here until too many came after.
import { forgetOldest } from './memory.ts';
import type { Person } from './person.ts';

export class People {
  readonly #residents: ReadonlyMap<string, Person>;
  readonly #visitors = new Map<string, Person>();
  readonly #limit: number;

  /**
   * @param residents are never forgotten
   * @param limit of all others; who was remembered longest ago is forgotten first
   */
  constructor(residents: readonly Person[], limit: number) {
    this.#residents = new Map(residents.map((person) => [person.id, person]));
    this.#limit = limit;
  }

  remember({ id, first, last }: Person): void {
    if (this.#residents.has(id)) return;
    this.#visitors.delete(id);
    this.#visitors.set(id, { id, first, last });
    forgetOldest(this.#visitors, this.#limit);
  }

  find(id: string): Person | undefined {
    return this.#residents.get(id) ?? this.#visitors.get(id);
  }

  all(): readonly Person[] {
    return [...this.#residents.values(), ...this.#visitors.values()];
  }
}
