import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Counts, countsLine, ONE_FAILED, ONE_PASSED, oneSkipped, skippedLine, sum } from './counts.ts';

const lines: readonly (readonly [parts: readonly Counts[], last: string, skipped?: string])[] = [
  [[], '0 passed, 0 failed'],
  [[ONE_PASSED, ONE_PASSED], '2 passed, 0 failed'],
  [[ONE_PASSED, ONE_FAILED, { passed: 3, failed: 2, skipped: [] }], '4 passed, 3 failed'],
  [[ONE_PASSED, oneSkipped('no corpus')], '1 passed, 0 failed', '1 skipped: no corpus'],
  [
    [oneSkipped('no corpus'), oneSkipped('no browser'), ONE_PASSED, oneSkipped('no corpus')],
    '1 passed, 0 failed',
    '3 skipped: no corpus (2), no browser',
  ],
];

for (const [parts, last, skipped] of lines) {
  test(`the last line over ${parts.length} parts is "${last}", the one before ${skipped ?? 'not there'}`, () => {
    assert.equal(countsLine(sum(parts)), last);
    assert.equal(skippedLine(sum(parts)), skipped);
  });
}
