// Which rows of a store match a filter, remembered: a live log asks the same question ten times a second.
import type { FilterProblem } from '../contract/panel.ts';
import { messageName, type Names } from '../protocol/packet/name.ts';
import { type NameFilter, readNameFilter } from './filter/name.ts';
import { RowList } from './row-list.ts';
import type { Segment } from './segment.ts';
import { NO_NUMBER, numberOfSlot, SLOTS } from './slot.ts';
import type { Store } from './store.ts';

/** The matching rows, oldest first. */
export interface MatchingRows {
  readonly count: number;
  /** The row number at `index`, from 0. */
  at(index: number): number;
}

/** A panel and an agent with a second filter beside it are served without scanning anew. */
const REMEMBERED = 4;

/** Bound to the names of one template: when the template changes, make a new one. */
export class Matches {
  readonly #names: Names;
  readonly #remembered = new Map<string, Remembered>();

  constructor(names: Names) {
    this.#names = names;
  }

  /** Rows that match the filter now. What was found for an earlier question is kept, only newer rows are looked at. */
  rows(store: Store, filter: string): MatchingRows | { readonly problem: FilterProblem } {
    const known = this.#remembered.get(filter);
    if (known !== undefined && known.store === store) return this.#recall(filter, known);
    const read = readNameFilter(filter);
    if ('problem' in read) return read;
    if (read.acceptsAll) return allRows(store);
    return this.#recall(filter, new Remembered(store, new Verdicts(read, this.#names)));
  }

  #recall(filter: string, rows: Remembered): RowList {
    this.#remembered.delete(filter);
    this.#remembered.set(filter, rows);
    const [oldest] = this.#remembered.keys();
    if (this.#remembered.size > REMEMBERED && oldest !== undefined) this.#remembered.delete(oldest);
    return rows.now();
  }
}

function allRows(store: Store): MatchingRows {
  return { count: store.count, at: (index) => store.firstRow + index };
}

class Remembered {
  readonly store: Store;
  readonly #verdicts: Verdicts;
  readonly #found = new RowList();
  /** The first row that was not looked at. */
  #next = 0;

  constructor(store: Store, verdicts: Verdicts) {
    this.store = store;
    this.#verdicts = verdicts;
  }

  now(): RowList {
    this.#found.dropBefore(this.store.firstRow);
    for (const segment of this.store.segmentsFrom(this.#next)) this.#look(segment);
    this.#next = this.store.lastRow + 1;
    return this.#found;
  }

  #look(segment: Segment): void {
    const { slots, count, first } = segment;
    for (let index = Math.max(0, this.#next - first); index < count; index++) {
      const isDatagram = segment.isDatagram(index);
      const accepted = isDatagram
        ? this.#verdicts.acceptsSlot(slots[index] ?? NO_NUMBER)
        : this.#verdicts.acceptsName(segment.name(index));
      if (accepted) this.#found.push(first + index);
    }
  }
}

const UNDECIDED = 0;
const ACCEPTED = 1;
const REJECTED = 2;

/** The filter asked once for each message number; after that a row is one lookup. */
class Verdicts {
  readonly #filter: NameFilter;
  readonly #names: Names;
  readonly #bySlot = new Uint8Array(SLOTS);

  constructor(filter: NameFilter, names: Names) {
    this.#filter = filter;
    this.#names = names;
  }

  acceptsSlot(slot: number): boolean {
    const verdict = this.#bySlot[slot];
    return (verdict === UNDECIDED ? this.#decide(slot) : verdict) === ACCEPTED;
  }

  acceptsName(name: string): boolean {
    return this.#filter.accepts(name);
  }

  #decide(slot: number): number {
    const name = messageName(this.#names, numberOfSlot(slot));
    const verdict = this.#filter.accepts(name) ? ACCEPTED : REJECTED;
    this.#bySlot[slot] = verdict;
    return verdict;
  }
}
