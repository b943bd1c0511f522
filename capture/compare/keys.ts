// What two rows must have in common to be the same: with ids as far as they are known, or with all of them.
import type { CaptureSide, Entry } from './capture-side.ts';
import { Digest } from './digest.ts';
import type { IdPairs } from './id-pairs.ts';

/** Names of ids as the base calls them; ids of the current capture that are in no pair have names of their own. */
type Naming = (id: number) => number | undefined;

export interface Keying {
  readonly base: (entry: Entry) => number;
  readonly current: (entry: Entry) => number;
}

/** [compare.ids.3] Values, and the ids that are the same in both captures; what others are called does not matter yet. */
export function looseKeys(ids: IdPairs): Keying {
  return keying(
    (id) => (ids.currentOf(id) === undefined ? undefined : id),
    (id) => ids.baseOf(id),
  );
}

/** [compare.ids.3] The same, and how often each id had come before: what rows have in common while nobody knows who is called what. */
export function firstKeys(ids: IdPairs): Keying {
  const loose = looseKeys(ids);
  const withCounts = (keyOf: (entry: Entry) => number) => (entry: Entry) =>
    entry.ids.length === 0 ? keyOf(entry) : new Digest().addNumber(keyOf(entry)).addNumber(entry.nth).value;
  return { base: withCounts(loose.base), current: withCounts(loose.current) };
}

/** [compare.ids.4] Values and all ids. */
export function strictKeys(ids: IdPairs, base: CaptureSide): Keying {
  const { count } = base.ids;
  return keying(
    (id) => id,
    (id) => ids.baseOf(id) ?? count + id,
  );
}

function keying(base: Naming, current: Naming): Keying {
  return { base: (entry) => keyOf(entry, base), current: (entry) => keyOf(entry, current) };
}

function keyOf({ ids, plain }: Entry, naming: Naming): number {
  if (ids.length === 0) return plain;
  const digest = new Digest().addNumber(plain);
  for (const id of ids) digest.addNumber((naming(id) ?? -1) + 1);
  return digest.value;
}
