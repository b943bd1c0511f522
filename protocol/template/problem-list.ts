// A bounded list of problems: a file that is not a template at all must not drown the reader in findings.
import type { Problem } from '../text.ts';

/** [template.limit.1] More problems than this help nobody, and an editor slows down over them. */
export const MAX_PROBLEMS = 1000;

/** Longer words are cut in messages: a word may be ten megabytes long. */
const MAX_QUOTED = 40;

/** Keeps the first MAX_PROBLEMS problems that it is given, and knows whether there were more. */
export class ProblemList {
  readonly #kept: Problem[] = [];
  #firstLeftOut: Problem | undefined;

  add(problem: Problem): void {
    if (this.#kept.length < MAX_PROBLEMS) {
      this.#kept.push(problem);
      return;
    }
    this.#firstLeftOut ??= problem;
  }

  /** There is no room left, and something was left out: whoever finds problems may stop. */
  get isFull(): boolean {
    return this.#firstLeftOut !== undefined;
  }

  /** What was kept in the order of the text; if any were left out, a last problem MT000 says so. */
  get found(): readonly Problem[] {
    const sorted = this.#kept.toSorted((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
    if (this.#firstLeftOut === undefined) return sorted;
    const message = `There are more problems; only the first ${MAX_PROBLEMS} are shown.`;
    return [...sorted, { code: 'MT000', severity: 'information', message, range: this.#firstLeftOut.range }];
  }
}

/** A word for use inside a message, cut if it is long. */
export function quote(word: string): string {
  return word.length <= MAX_QUOTED ? word : `${word.slice(0, MAX_QUOTED)}…`;
}
