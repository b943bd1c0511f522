import assert from 'node:assert/strict';
import { test } from 'node:test';
import { COUNTING_MS, WARNING_LENGTH, WARNINGS_RATE, Warnings } from './warnings.ts';

/** What is told of `count` warnings at `now`. */
function hear(warnings: Warnings, count: number, now: number): readonly string[] {
  return Array.from({ length: count }, (_, at) => warnings.hear(`w${at}`, now)).flatMap((told) => told ?? []);
}

test('[events.warnings.1] a burst of warnings is told one by one, and nothing has to be counted', () => {
  const warnings = new Warnings(0);
  assert.deepEqual(
    hear(warnings, WARNINGS_RATE.burst, 0),
    Array.from({ length: WARNINGS_RATE.burst }, (_, at) => `w${at}`),
  );
  assert.equal(warnings.deadline, Number.POSITIVE_INFINITY);
  assert.equal(warnings.wake(1_000_000), undefined);
});

test('[events.warnings.1] warnings beyond the burst are left out, and their number is told a second later', () => {
  const warnings = new Warnings(0);
  hear(warnings, WARNINGS_RATE.burst, 0);
  assert.deepEqual(hear(warnings, 3, 100), []);
  assert.equal(warnings.deadline, 100 + COUNTING_MS);
  assert.equal(warnings.wake(100 + COUNTING_MS - 1), undefined);
  assert.equal(warnings.wake(100 + COUNTING_MS), '3 more warnings came too fast to be shown.');
  assert.equal(warnings.wake(100 + COUNTING_MS), undefined);
  assert.equal(warnings.deadline, Number.POSITIVE_INFINITY);
  hear(warnings, WARNINGS_RATE.burst, 100 + COUNTING_MS);
  assert.equal(warnings.wake(5000), '45 more warnings came too fast to be shown.');
});

test('[events.warnings.1] a flood is told five times a second, with the number of the rest', () => {
  const warnings = new Warnings(0);
  hear(warnings, WARNINGS_RATE.burst, 0);
  let [told, counts] = [0, 0];
  for (let now = 1; now <= 10_000; now += 1) {
    if (warnings.hear('again', now) !== undefined) told += 1;
    if (warnings.wake(now) !== undefined) counts += 1;
  }
  assert.deepEqual([told, counts], [10 * WARNINGS_RATE.perSecond, 9]);
});

test('a warning is cut to its bound', () => {
  const warnings = new Warnings(0);
  const whole = 'x'.repeat(WARNING_LENGTH);
  assert.equal(warnings.hear(whole, 0), whole);
  assert.equal(warnings.hear(`${whole}x`, 0), `${whole.slice(1)}…`);
});
