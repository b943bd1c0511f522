// How often each message crossed the doors, counted row by row as the log grows: nobody has to scan the log for it.
import type { MessageCount, MessageCounts } from '../contract/counts.ts';
import type { Names } from '../protocol/packet/name.ts';
import { isResent, readMessageId } from '../protocol/packet/packet.ts';
import type { NewRow } from './segment.ts';

/** The names of a template, both ways; a compiled codec has them. */
export interface MessageNames extends Names {
  byName(name: string): unknown;
}

/**
 * Numbers and events that the template does not have are counted too, since one that is saved later may have them;
 * but no more of them, so that made-up numbers cannot fill the memory.
 */
export const MOST_NAMELESS = 256;

/** Datagrams are known by their message number, events by their name. */
type Key = number | string;

interface Entry {
  name: string | undefined;
  seen: number;
  resent: number;
}

/** Counts from the start or the last `clear`, also what the log has forgotten since for want of room. */
export class Tally {
  readonly #entries = new Map<Key, Entry>();
  #names: MessageNames;
  #nameless = 0;
  #isNew = false;

  constructor(names: MessageNames) {
    this.#names = names;
  }

  /** Counts a row. Logins and calls of capabilities are no messages, whatever they are called. */
  add(row: NewRow): void {
    if (row.door === 'udp') {
      const numberId = readMessageId(row.bytes);
      if (numberId !== undefined) this.#count(numberId, isResent(row.bytes));
    } else if (row.door === 'event') this.#count(row.name, false);
  }

  /** What was counted already is called by these names from now on. */
  useNames(names: MessageNames): void {
    this.#names = names;
    this.#nameless = 0;
    for (const [key, entry] of this.#entries) {
      entry.name = this.#nameOf(key);
      if (entry.name === undefined) this.#nameless += 1;
    }
    this.#isNew ||= this.#entries.size > 0;
  }

  clear(): void {
    this.#isNew ||= this.#entries.size > 0;
    this.#entries.clear();
    this.#nameless = 0;
  }

  /** All counts, if they may have changed since this was last asked. */
  news(): MessageCounts | undefined {
    if (!this.#isNew) return undefined;
    this.#isNew = false;
    const named = new Map<string, MessageCount>();
    for (const { name, seen, resent } of this.#entries.values()) {
      if (name === undefined) continue;
      // A template may give one name to two numbers, and a message may come as a datagram and as an event.
      const other = named.get(name);
      named.set(name, { seen: seen + (other?.seen ?? 0), resent: resent + (other?.resent ?? 0) });
    }
    return Object.fromEntries(named);
  }

  #count(key: Key, isResent: boolean): void {
    const entry = this.#entries.get(key) ?? this.#enter(key);
    if (entry === undefined) return;
    entry.seen += 1;
    if (isResent) entry.resent += 1;
    this.#isNew ||= entry.name !== undefined;
  }

  /** A place to count in; undefined if there is no room for one more without a name. */
  #enter(key: Key): Entry | undefined {
    const name = this.#nameOf(key);
    if (name === undefined) {
      if (this.#nameless >= MOST_NAMELESS) return undefined;
      this.#nameless += 1;
    }
    const entry = { name, seen: 0, resent: 0 };
    this.#entries.set(key, entry);
    return entry;
  }

  #nameOf(key: Key): string | undefined {
    if (typeof key === 'number') return this.#names.byId(key)?.name;
    return this.#names.byName(key) === undefined ? undefined : key;
  }
}
