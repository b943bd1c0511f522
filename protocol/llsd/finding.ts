// How the readers of LLSD say what is wrong, and how much of it they say.
import type { Problem, Range, Severity } from '../text.ts';

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

/** A document that is wrong from end to end must not cost a million sentences [llsd.limit.2]. */
export const MAX_PROBLEMS = 1000;

/** Collects problems until the document turns out to be no document at all. */
export class Findings {
  readonly #problems: Problem[] = [];
  readonly #said = new Set<string>();
  #silent = false;

  add(code: string, severity: Severity, message: string, range: Range): void {
    this.addProblem({ code, severity, message, range });
  }

  addProblem(problem: Problem): void {
    if (!this.isFull) this.#problems.push(problem);
  }

  /** Said for the first of its kind only. */
  once(code: string, severity: Severity, message: string, range: Range): void {
    if (this.#said.has(code)) return;
    this.#said.add(code);
    this.add(code, severity, message, range);
  }

  /** The document is broken here: what follows is a consequence, and not said. */
  last(code: string, message: string, range: Range): void {
    if (!this.#silent) this.#problems.push({ code, severity: 'error', message, range });
    this.#silent = true;
  }

  /** Nothing more will be listed: sentences need not be made. */
  get isFull(): boolean {
    return this.#silent || this.#problems.length >= MAX_PROBLEMS;
  }

  sorted(): readonly Problem[] {
    return this.#problems.sort((one, other) => one.range.start - other.range.start);
  }
}

/** The first problem that makes a document unfit for use, if there is one. */
export function firstError(problems: readonly Problem[]): Problem | undefined {
  return problems.find((problem) => problem.severity === 'error');
}

/** Long values are cut at 40 characters. */
export function short(text: string): string {
  return text.length <= 40 ? text : `${text.slice(0, 40)}…`;
}
