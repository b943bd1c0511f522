// A bounded list of problems: a file that is not a template at all must not drown the reader in findings.
import type { Problem, Severity } from '../text.ts';

/** [template.limit.1] More problems than this help nobody, and an editor slows down over them. */
export const MAX_PROBLEMS = 1000;

/** Longer words are cut in messages: a word may be ten megabytes long. */
const MAX_QUOTED = 40;

/** The last problem of a list that left some out. */
const MORE = `There are more problems; only ${MAX_PROBLEMS} are shown, the gravest first.`;

/** Most of what is read has nothing wrong. */
const NOTHING_FOUND: readonly Problem[] = [];

const BY_WEIGHT = ['error', 'warning', 'information', 'hint'] as const;

/** Keeps MAX_PROBLEMS of the problems that it is given, errors rather than hints, else the first; knows whether there were more. */
export class ProblemList {
  readonly #kept: { readonly [severity in Severity]: Problem[] } = {
    error: [],
    warning: [],
    information: [],
    hint: [],
  };
  #count = 0;
  #firstLeftOut: Problem | undefined;

  /** The last word of another list counts as a problem that was left out. */
  add(problem: Problem): void {
    const kept = this.#kept[problem.severity];
    if (kept.length < MAX_PROBLEMS && problem.message !== MORE) {
      kept.push(problem);
      this.#count += 1;
    } else this.#firstLeftOut ??= problem;
  }

  /** Something was left out, and nothing that is found now would be shown: whoever finds problems may stop. */
  get isFull(): boolean {
    return this.isFullFor('error');
  }

  /** Something was left out, and nothing of this weight or below would be shown. */
  isFullFor(severity: Severity): boolean {
    // Asked at every word of a text: in all but the worst of texts, this is all that is looked at.
    return this.isCut && this.#countTo(severity) >= MAX_PROBLEMS;
  }

  get isEmpty(): boolean {
    return this.#count === 0;
  }

  /** Not all that was given is shown. */
  get isCut(): boolean {
    return this.#firstLeftOut !== undefined || this.#count > MAX_PROBLEMS;
  }

  #countTo(severity: Severity): number {
    const weights = BY_WEIGHT.slice(0, BY_WEIGHT.indexOf(severity) + 1);
    return weights.reduce((sum, weight) => sum + this.#kept[weight].length, 0);
  }

  /** What was kept in the order of the text; if any were left out, a last problem MT000 says so. */
  get found(): readonly Problem[] {
    if (this.#count === 0 && this.#firstLeftOut === undefined) return NOTHING_FOUND;
    const all = BY_WEIGHT.flatMap((weight) => this.#kept[weight]);
    const leftOut = all[MAX_PROBLEMS] ?? this.#firstLeftOut;
    const sorted = all
      .slice(0, MAX_PROBLEMS)
      .toSorted((a, b) => a.range.start - b.range.start || a.range.end - b.range.end || byCode(a, b));
    if (leftOut === undefined) return sorted;
    return [...sorted, { code: 'MT000', severity: 'information', message: MORE, range: leftOut.range }];
  }
}

const byCode = (a: Problem, b: Problem): number => Number(a.code > b.code) - Number(a.code < b.code);

/** A word for use inside a message, cut if it is long. */
export function quote(word: string): string {
  return word.length <= MAX_QUOTED ? word : `${word.slice(0, MAX_QUOTED)}…`;
}
