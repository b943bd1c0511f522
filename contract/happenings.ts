// What the panel asks about what happened to circuits, and about the faults that are made: the questions and the answers.
// Types and constants only.
import type { FaultCounts, FaultRule, GridEvent } from './sandbox.ts';

type CircuitEvent = Extract<GridEvent, { readonly event: 'circuit' }>;

/** One thing that happened: to a circuit; `failure`: without which nothing works; `note`: good to know, such as why a circuit was refused. */
export type Happening = { readonly number: number; readonly at: number } & (
  | (Pick<CircuitEvent, 'circuit' | 'agent' | 'region' | 'state' | 'reason'> & { readonly kind: 'circuit' })
  | { readonly kind: 'failure' | 'note'; readonly message: string }
);

/** So many are remembered; the oldest go first. */
export const HAPPENINGS_KEPT = 1000;

/** A rule as it was set, and what it did since. */
export interface RuleAtWork {
  readonly rule: FaultRule;
  readonly counts: FaultCounts;
}

export type HappeningsQuestion =
  /** Those with higher numbers; 0 = all that are remembered. */
  | { readonly ask: 'happenings'; readonly after: number }
  /** Which rules are in force; with `rules` these replace all others, or are refused with a sentence. */
  | { readonly ask: 'rules'; readonly rules?: readonly FaultRule[] };

export type HappeningsAnswer =
  /** `last`: number of the last one; lower than what was asked for if another grid was started. */
  | { readonly answer: 'happenings'; readonly happenings: readonly Happening[]; readonly last: number }
  | { readonly answer: 'rules'; readonly rules: readonly RuleAtWork[] };
