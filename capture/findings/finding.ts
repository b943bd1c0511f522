// What a finding is, and what the finders have in common.
import type { Direction } from '../../contract/panel.ts';
import type { CircuitHistory } from '../history/circuit.ts';
import type { OddRow } from '../history/history.ts';

export type FindingSeverity = 'error' | 'warning' | 'information';

/** Something in a capture that is not as it should be. */
export interface Finding {
  /** A word for programs; each finder has one. */
  readonly code: string;
  readonly severity: FindingSeverity;
  /** One sentence. */
  readonly message: string;
  /** 0 = none. */
  readonly circuit: number;
  /** The rows that show it, from the first on; never empty. */
  readonly rows: readonly number[];
}

/** What a finding says, without its place. */
export type FindingWords = Pick<Finding, 'code' | 'severity' | 'message'>;

/** One finding for all odd rows of a circuit that are told in the same words. */
export function oddFindings(rows: readonly OddRow[], tell: (row: OddRow) => FindingWords): readonly Finding[] {
  const told = rows.map((row) => ({ row, words: tell(row) }));
  return grouped(told, ({ row, words }) => `${row.circuit} ${words.message}`).map((group) => {
    const { row, words } = firstOf(group);
    return { ...words, circuit: row.circuit, rows: group.map((one) => one.row.row) };
  });
}

/** [finding.ends.1] Who sends in a direction. */
export function senderIn(circuit: CircuitHistory, direction: Direction): string {
  const [viewer, simulator] = circuit.isBetweenRegions ? REGIONS : VIEWER_AND_SIMULATOR;
  return direction === 'in' ? viewer : simulator;
}

export function receiverIn(circuit: CircuitHistory, direction: Direction): string {
  return senderIn(circuit, direction === 'in' ? 'out' : 'in');
}

const VIEWER_AND_SIMULATOR = ['the viewer', 'the simulator'] as const;
const REGIONS = ['the other region', 'the region'] as const;

export const DIRECTIONS: readonly Direction[] = ['in', 'out'];

/** `1 packet`, `2 packets`. */
export function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

/** The items of each kind, kinds in the order of their first item. */
export function grouped<Item>(items: Iterable<Item>, kindOf: (item: Item) => string): readonly (readonly Item[])[] {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const kind = kindOf(item);
    const group = groups.get(kind);
    if (group === undefined) groups.set(kind, [item]);
    else group.push(item);
  }
  return [...groups.values()];
}

/** The first of a group that is not empty. */
export function firstOf<Item>(group: readonly Item[]): Item {
  const [first] = group;
  if (first === undefined) throw new Error('a group has an item');
  return first;
}

/** Milliseconds as people say them. */
export function duration(seconds: number): string {
  return seconds < 1 ? `${Math.round(seconds * 1000)} ms` : `${Number(seconds.toFixed(1))} s`;
}
