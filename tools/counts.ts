// How many checks passed, failed and were skipped: what every part of `npm test` tells, and the last line that sums them up.

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export const ONE_PASSED: Counts = { passed: 1, failed: 0, skipped: 0 };
export const ONE_FAILED: Counts = { passed: 0, failed: 1, skipped: 0 };
export const ONE_SKIPPED: Counts = { passed: 0, failed: 0, skipped: 1 };

export function sum(all: readonly Counts[]): Counts {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const counts of all) {
    total.passed += counts.passed;
    total.failed += counts.failed;
    total.skipped += counts.skipped;
  }
  return total;
}

/** The counts as one line: `12 passed, 0 failed`, and what was skipped if anything was. */
export function countsLine({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
