// What a scripted viewer tells of its visit: one report is one line of `rezbench visit --json`.

export type VisitOutcome = 'done' | 'skipped' | 'failed';

export interface StepReport {
  readonly event: 'step';
  readonly step: string;
  readonly outcome: VisitOutcome;
  /** From the beginning of the step. */
  readonly ms: number;
  /** What came of it, why it was skipped, or what is wrong: words for people. */
  readonly words: string;
  /** What works and would trouble some client, one sentence each. */
  readonly complaints: readonly string[];
}

export type VisitReport =
  | StepReport
  /** `at` in milliseconds since the visit began. */
  | { readonly event: 'chat'; readonly at: number; readonly from: string; readonly text: string }
  /** The last line. `failed`: the first step that failed. */
  | { readonly event: 'end'; readonly ok: boolean; readonly ms: number; readonly failed: string | null };
