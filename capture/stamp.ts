// When and where in the file something stood: what keeps rows in their order.
import type { Direction } from '../contract/panel.ts';
import type { RowFacts } from './pcapng/facts.ts';

/** What one of our files says of a row. */
export interface OwnFacts extends RowFacts {
  readonly direction: Direction;
}

export interface Stamp {
  /** Nanoseconds since 1970. */
  readonly ns: bigint;
  /** The number of its frame in the file, from 0. */
  readonly order: number;
  /** What the writer of the file said of the row that begins here; only our own files do. */
  readonly facts?: OwnFacts;
}

export const NO_STAMP: Stamp = { ns: 0n, order: 0 };

/** By time; what has the same time stays as it stood. */
export function compareStamps(a: Stamp, b: Stamp): number {
  if (a.ns !== b.ns) return a.ns < b.ns ? -1 : 1;
  return a.order - b.order;
}
