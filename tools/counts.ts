// How many checks passed, failed and were skipped: what every part of `npm test` tells, and the last lines that sum them up.

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  /** Why, for each check that was skipped. */
  readonly skipped: readonly string[];
}

const NOTHING: Counts = { passed: 0, failed: 0, skipped: [] };
export const ONE_PASSED: Counts = { ...NOTHING, passed: 1 };
export const ONE_FAILED: Counts = { ...NOTHING, failed: 1 };

export function oneSkipped(reason: string): Counts {
  return { ...NOTHING, skipped: [reason] };
}

export function sum(all: readonly Counts[]): Counts {
  return {
    passed: all.reduce((total, { passed }) => total + passed, 0),
    failed: all.reduce((total, { failed }) => total + failed, 0),
    skipped: all.flatMap(({ skipped }) => skipped),
  };
}

/** `12 passed, 0 failed`, for people and for programs. */
export function countsLine({ passed, failed }: Counts): string {
  return `${passed} passed, ${failed} failed`;
}

/** `3 skipped: no corpus (2), no browser`; undefined if nothing was. */
export function skippedLine({ skipped }: Counts): string | undefined {
  if (skipped.length === 0) return undefined;
  const reasons = [...new Set(skipped)].map((reason) => {
    const times = skipped.filter((other) => other === reason).length;
    return times > 1 ? `${reason} (${times})` : reason;
  });
  return `${skipped.length} skipped: ${reasons.join(', ')}`;
}
