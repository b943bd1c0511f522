// Tells the sightings of all rows of a store, each once and in their order, in slices.
import type { Store } from '../store.ts';
import { visitRows } from './columns.ts';
import { Sightings } from './sightings.ts';
import type { Work } from './work.ts';

/** Rows after which everything is told anew: more than any store keeps, and no log that runs for days fills the memory. */
export const REMEMBERED_ROWS = 20_000_000;

export class Witness {
  readonly #store: Store;
  readonly #most: number;
  sightings = new Sightings();
  #first = 0;
  /** The first row that was not told. */
  #next = 0;

  constructor(store: Store, most: number = REMEMBERED_ROWS) {
    this.#store = store;
    this.#most = most;
  }

  /** Whether there are rows of which nothing is known. */
  get isBehind(): boolean {
    return Math.max(this.#next, this.#store.firstRow) <= this.#store.lastRow;
  }

  advance(work: Work): void {
    if (this.#next - this.#first > this.#most) this.#forget();
    const { sightings } = this;
    if (this.isBehind) this.#next = visitRows(this.#store, this.#next, { work, visit: (row) => sightings.see(row) });
  }

  #forget(): void {
    this.sightings = new Sightings();
    this.#first = this.#store.firstRow;
    this.#next = this.#first;
  }
}
