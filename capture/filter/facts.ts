// What a filter asks that no row says by itself: the time, who a circuit belongs to, what was seen of other rows.
import type { CircuitKey } from './checked.ts';
import type { FilterRow } from './row.ts';
import type { Sightings } from './sightings.ts';

/** The owner of a circuit; '' where it is not known. */
export type CircuitOwner = Readonly<Record<CircuitKey, string>>;

/** Whoever runs a log knows these; `NO_FACTS` if nobody does. */
export interface OutsideFacts {
  /** [filter.words.5] Seconds since the capture's start; in a file, the time of its last row. */
  readonly now: number;
  circuit(circuit: number): CircuitOwner | undefined;
}

export interface FilterFacts extends OutsideFacts {
  isAcked(row: FilterRow): boolean;
  isDuplicate(row: FilterRow): boolean;
}

export const NO_FACTS: OutsideFacts = { now: 0, circuit: () => undefined };

/** All that a filter asks: what is known outside of the rows, and what the rows say of each other. */
export function factsOf(outside: OutsideFacts, sightings?: Sightings): FilterFacts {
  return {
    now: outside.now,
    circuit: (circuit) => outside.circuit(circuit),
    isAcked: (row) => sightings?.isAcked(row) === true,
    isDuplicate: (row) => sightings?.isDuplicate(row) === true,
  };
}
