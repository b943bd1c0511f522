// When each of many is due, and when the first of them is: a heap. To change one costs the logarithm of how many there are.
import type { Millis } from './words.ts';

interface Entry<Key> {
  readonly key: Key;
  at: Millis;
  /** Its index in the heap. */
  place: number;
}

export class Deadlines<Key> {
  /** No entry is due before the one at half its place. */
  readonly #heap: Entry<Key>[] = [];
  readonly #entries = new Map<Key, Entry<Key>>();

  /** Infinity = nobody is ever due. */
  get first(): Millis {
    return this.#heap[0]?.at ?? Number.POSITIVE_INFINITY;
  }

  add(key: Key, at: Millis): void {
    if (this.#entries.has(key)) throw new Error('This one has a deadline already.');
    const entry = { key, at, place: this.#heap.length };
    this.#entries.set(key, entry);
    this.#heap.push(entry);
    this.#rise(entry);
  }

  /** Whoever has been deleted stays away. */
  move(key: Key, at: Millis): void {
    const entry = this.#entries.get(key);
    if (entry === undefined || entry.at === at) return;
    entry.at = at;
    this.#rise(entry);
    this.#sink(entry);
  }

  delete(key: Key): void {
    const entry = this.#entries.get(key);
    const last = this.#heap.at(-1);
    if (entry === undefined || last === undefined) return;
    this.#entries.delete(key);
    this.#heap.pop();
    if (last === entry) return;
    this.#put(last, entry.place);
    this.#rise(last);
    this.#sink(last);
  }

  /** Those that are due at `now`, the earliest first. To ask costs as much as there are of them. */
  due(now: Millis): readonly Key[] {
    const found: Entry<Key>[] = [];
    const open = [0];
    for (let place = open.pop(); place !== undefined; place = open.pop()) {
      const entry = this.#heap[place];
      if (entry === undefined || entry.at > now) continue;
      found.push(entry);
      open.push(2 * place + 1, 2 * place + 2);
    }
    return found.sort((one, other) => one.at - other.at).map(({ key }) => key);
  }

  #rise(entry: Entry<Key>): void {
    for (;;) {
      const parent = this.#heap[(entry.place - 1) >> 1];
      if (parent === undefined || parent.at <= entry.at) return;
      this.#exchange(parent, entry);
    }
  }

  #sink(entry: Entry<Key>): void {
    for (;;) {
      const left = this.#heap[2 * entry.place + 1];
      const right = this.#heap[2 * entry.place + 2];
      const child = left !== undefined && right !== undefined && right.at < left.at ? right : left;
      if (child === undefined || child.at >= entry.at) return;
      this.#exchange(entry, child);
    }
  }

  #exchange(upper: Entry<Key>, lower: Entry<Key>): void {
    const { place } = upper;
    this.#put(upper, lower.place);
    this.#put(lower, place);
  }

  #put(entry: Entry<Key>, place: number): void {
    this.#heap[place] = entry;
    entry.place = place;
  }
}
