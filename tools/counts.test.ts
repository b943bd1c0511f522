import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Counts, countsLine, ONE_FAILED, ONE_PASSED, ONE_SKIPPED, sum } from './counts.ts';

const lines: readonly (readonly [readonly Counts[], string])[] = [
  [[], '0 passed, 0 failed'],
  [[ONE_PASSED, ONE_PASSED], '2 passed, 0 failed'],
  [[ONE_PASSED, ONE_FAILED, { passed: 3, failed: 2, skipped: 0 }], '4 passed, 3 failed'],
  [[ONE_PASSED, ONE_SKIPPED], '1 passed, 0 failed, 1 skipped'],
];

for (const [counts, line] of lines) {
  test(`the last line over ${counts.length} parts is "${line}"`, () => assert.equal(countsLine(sum(counts)), line));
}
