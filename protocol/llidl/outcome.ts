// How well a value fits its description, and how the fits of its parts make up the fit of the whole.
import type { Problem } from '../text.ts';

/** From the best to the worst. `defaulted`: something is missing; `additional`: something is not described; `mixed`: both. */
export const FITS = ['matched', 'converted', 'defaulted', 'additional', 'mixed', 'incompatible'] as const;
export type Fit = (typeof FITS)[number];

export interface Outcome {
  readonly fit: Fit;
  /** What there is to say about this value itself. */
  readonly said: readonly Problem[];
  /** Outcomes of its parts. */
  readonly parts: readonly Outcome[];
}

const RANKS: Readonly<Record<Fit, number>> = {
  matched: 4,
  converted: 3,
  defaulted: 2,
  additional: 2,
  mixed: 1,
  incompatible: 0,
};

export const rankOf = (fit: Fit): number => RANKS[fit];

/** [llidl.fit.1] The lower of two; something missing and something additional are both. */
export function together(one: Fit, other: Fit): Fit {
  const isBoth = RANKS[one] === RANKS.defaulted && RANKS[other] === RANKS.defaulted && one !== other;
  if (isBoth) return 'mixed';
  return RANKS[other] < RANKS[one] ? other : one;
}

/** [llidl.fit.2] Good enough to be used as described. */
export const isMatch = (fit: Fit): boolean => RANKS[fit] >= RANKS.converted;

/** [llidl.fit.2] Usable, with defaults for what is missing. */
export const isValid = (fit: Fit): boolean => RANKS[fit] >= RANKS.mixed;

export const plain = (fit: Fit): Outcome => ({ fit, said: [], parts: [] });

/** A whole of parts, with what is said about the whole itself. */
export function whole(parts: readonly Outcome[], own: Fit = 'matched', said: readonly Problem[] = []): Outcome {
  return { fit: parts.reduce((fit, part) => together(fit, part.fit), own), said, parts };
}

/** Everything that is said, in the order of the parts, up to a number of problems. */
export function problemsOf(outcome: Outcome, limit: number): readonly Problem[] {
  const found: Problem[] = [];
  const open = [outcome];
  for (let next = open.pop(); next !== undefined && found.length < limit; next = open.pop()) {
    for (const problem of next.said) found.push(problem);
    for (let at = next.parts.length - 1; at >= 0; at -= 1) open.push(next.parts[at] as Outcome);
  }
  return found.slice(0, limit);
}
