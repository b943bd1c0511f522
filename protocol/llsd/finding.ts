// How the readers of LLSD say what is wrong, and how much of it they say.
import type { Fix, Problem, Range, Severity } from '../text.ts';

/** What a reader returns: always a value, as much as was understood, and what was not. */
export interface LlsdReading<Value> {
  readonly value: Value;
  /** In the order of the text. Empty for a document without fault. */
  readonly problems: readonly Problem[];
}

/** Something about one scalar; `at` counts from the start of its text. Absent: the whole text is meant. */
export interface Finding {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly at?: number;
}

export type Report = (finding: Finding) => void;

/** A document that is wrong from end to end must not cost a million sentences; errors go before the rest [llsd.limit.2]. */
export const MAX_PROBLEMS = 1000;

/** Collects problems until the document turns out to be no document at all. */
export class Findings {
  readonly #problems: Problem[] = [];
  readonly #said = new Set<string>();
  #silent = false;
  /** Behind it every problem of a full list is an error. */
  #lastLight = MAX_PROBLEMS - 1;

  add(code: string, severity: Severity, message: string, range: Range): void {
    this.addProblem({ code, severity, message, range });
  }

  addProblem(problem: Problem, fixes: readonly Fix[] = []): void {
    if (!this.isFull) this.#problems.push(problemOf(problem, fixes));
    else if (problem.severity === 'error' && !this.#silent) this.#displace(problemOf(problem, fixes));
  }

  /** An error takes the place of something that is none: whether a document is fit for use must not depend on the rest. */
  #displace(error: Problem): void {
    while (this.#problems[this.#lastLight]?.severity === 'error') this.#lastLight--;
    if (this.#lastLight >= 0) this.#problems[this.#lastLight--] = error;
  }

  /** Said for the first of its kind only. */
  once(code: string, severity: Severity, message: string, range: Range): void {
    if (this.#said.has(code)) return;
    this.#said.add(code);
    this.add(code, severity, message, range);
  }

  /** The document is broken here: what follows is a consequence, and not said. */
  last(code: string, message: string, range: Range, ...fixes: readonly Fix[]): void {
    if (!this.#silent) this.#problems.push(problemOf({ code, severity: 'error', message, range }, fixes));
    this.#silent = true;
  }

  /** Mends that are known only later, for what this rule found last, at or behind `start`. */
  mend(code: string, start: number, ...fixes: readonly Fix[]): void {
    if (this.#problems.length >= MAX_PROBLEMS || fixes.length === 0) return;
    const at = this.#problems.findLastIndex((problem) => problem.code === code && problem.range.start >= start);
    const problem = this.#problems[at];
    if (problem !== undefined) this.#problems[at] = problemOf(problem, [...(problem.fixes ?? []), ...fixes]);
  }

  /** Nothing more will be listed but errors: other sentences need not be made. */
  get isFull(): boolean {
    return this.#silent || this.#problems.length >= MAX_PROBLEMS;
  }

  sorted(): readonly Problem[] {
    return this.#problems.sort((one, other) => one.range.start - other.range.start);
  }
}

function problemOf(problem: Problem, fixes: readonly Fix[]): Problem {
  return fixes.length === 0 ? problem : { ...problem, fixes };
}

/** The first problem that makes a document unfit for use, if there is one. */
export function firstError(problems: readonly Problem[]): Problem | undefined {
  return problems.find((problem) => problem.severity === 'error');
}

/** Long values are cut at 40 characters. */
export function short(text: string): string {
  return text.length <= 40 ? text : `${text.slice(0, 40)}…`;
}
