// One step of a visit: what it sends, how one sees that it is done, and the sentence that says what is wrong.
import type { Millis } from '../../words.ts';
import type { Visit } from '../visit.ts';

export type Verdict =
  | { readonly kind: 'done'; readonly words: string }
  /** The grid has nothing of the kind. */
  | { readonly kind: 'skipped'; readonly words: string }
  | { readonly kind: 'failed'; readonly words: string };

export interface Step {
  readonly name: string;
  /** Longest time until its verdict. */
  readonly limitMs: Millis;
  begin(visit: Visit): void;
  /** Called after everything that happens; undefined = not yet. */
  look(visit: Visit): Verdict | undefined;
  /** What is wrong when the time is over. */
  late(visit: Visit): string;
}

export const done = (words: string): Verdict => ({ kind: 'done', words });
export const skipped = (words: string): Verdict => ({ kind: 'skipped', words });
export const failed = (words: string): Verdict => ({ kind: 'failed', words });
