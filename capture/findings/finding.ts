// What a finding is, and what the finders have in common.
import type { Direction } from '../../contract/panel.ts';
import type { CircuitHistory } from '../history/circuit.ts';
import type { History } from '../history/history.ts';
import type { Oddness, OddRows } from '../history/odd.ts';

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

/** [finding.order.2] Looks for one kind of thing. Gives undefined now and then, before it has looked at much: then one may stop for a while. */
export type Finder = (history: History) => Generator<Finding | undefined, void>;

/** [finding.order.2] Packets or rows that a finder looks at before it says so. */
export const LOOKS_AT_ONCE = 512;

/** Counts what a finder looks at. */
export class Pace {
  #looks = 0;

  /** One more was looked at; whether that were many. */
  get isDue(): boolean {
    this.#looks += 1;
    return this.#looks % LOOKS_AT_ONCE === 0;
  }
}

/** One finding for all odd rows of a circuit that are told in the same words. */
export function* oddFindings(
  { odd }: History,
  oddness: Oddness,
  tell: (odd: OddRows) => FindingWords,
): Generator<Finding> {
  for (const one of odd.of(oddness)) yield { ...tell(one), circuit: one.circuit, rows: one.rows.slice() };
}

/** An end of a circuit. */
export interface CircuitEnd {
  readonly circuit: CircuitHistory;
  readonly direction: Direction;
}

/** Both ends of all circuits. */
export function* endsIn({ circuits }: History): Generator<CircuitEnd> {
  for (const circuit of circuits.values()) for (const direction of DIRECTIONS) yield { circuit, direction };
}

/** [finding.ends.1] Who sends in a direction. */
export function senderIn({ circuit, direction }: CircuitEnd): string {
  const [viewer, simulator] = circuit.isBetweenRegions ? REGIONS : VIEWER_AND_SIMULATOR;
  return direction === 'in' ? viewer : simulator;
}

export function receiverIn({ circuit, direction }: CircuitEnd): string {
  return senderIn({ circuit, direction: direction === 'in' ? 'out' : 'in' });
}

const VIEWER_AND_SIMULATOR = ['the viewer', 'the simulator'] as const;
const REGIONS = ['the other region', 'the region'] as const;

export const DIRECTIONS: readonly Direction[] = ['in', 'out'];

/** `1 packet`, `2 packets`. */
export function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

/** Milliseconds as people say them. */
export function duration(seconds: number): string {
  return seconds < 1 ? `${Math.round(seconds * 1000)} ms` : `${Number(seconds.toFixed(1))} s`;
}
