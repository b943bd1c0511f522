// Which problems are kept when there are too many.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Problem, Severity } from '../text.ts';
import { templateProblems } from './check.ts';
import { parseTemplate } from './parse.ts';
import { MAX_PROBLEMS, ProblemList } from './problem-list.ts';

const problem = (severity: Severity, start: number): Problem => ({
  code: `X${start}`,
  severity,
  message: 'No.',
  range: { start, end: start + 1 },
});

function listOf(...parts: readonly (readonly [severity: Severity, count: number])[]): ProblemList {
  const list = new ProblemList();
  let at = 0;
  for (const [severity, count] of parts)
    for (let turn = 0; turn < count; turn += 1) {
      list.add(problem(severity, at));
      at += 1;
    }
  return list;
}

const counts = ({ found }: ProblemList) => {
  const of = (severity: Severity) => found.filter((each) => each.severity === severity && each.code !== 'MT000').length;
  return [of('error'), of('warning'), of('information'), of('hint'), found.at(-1)?.code === 'MT000'];
};

test('[template.limit.1] as many as are shown are kept without a word, one more is told', () => {
  assert.deepEqual(counts(listOf(['hint', MAX_PROBLEMS])), [0, 0, 0, MAX_PROBLEMS, false]);
  assert.deepEqual(counts(listOf(['hint', MAX_PROBLEMS + 1])), [0, 0, 0, MAX_PROBLEMS, true]);
});

test('[template.limit.1] what weighs more takes the place of what weighs less, whenever it comes', () => {
  const most = MAX_PROBLEMS;
  assert.deepEqual(counts(listOf(['hint', most], ['error', 1])), [1, 0, 0, most - 1, true]);
  assert.deepEqual(counts(listOf(['information', 5], ['warning', 5], ['hint', most])), [0, 5, 5, most - 10, true]);
  assert.deepEqual(counts(listOf(['warning', most], ['error', most + 1])), [most, 0, 0, 0, true]);
});

test('a list is full for what would not be shown any more, and not before something was left out', () => {
  const full = (list: ProblemList) =>
    (['error', 'warning', 'information', 'hint'] as const).map((severity) => list.isFullFor(severity));
  assert.deepEqual(full(listOf(['warning', MAX_PROBLEMS])), [false, false, false, false]);
  assert.deepEqual(full(listOf(['warning', MAX_PROBLEMS + 1])), [false, true, true, true]);
  assert.deepEqual(full(listOf(['error', MAX_PROBLEMS], ['hint', 1])), [true, true, true, true]);
  assert.equal(listOf(['error', MAX_PROBLEMS + 1]).isFull, true);
});

test('what a list leaves out is told once, also when lists are joined', () => {
  const list = new ProblemList();
  for (const each of listOf(['error', MAX_PROBLEMS + 1]).found) list.add(each);
  assert.equal(list.found.length, MAX_PROBLEMS + 1);
  assert.deepEqual(list.found.map(({ code }) => code).indexOf('MT000'), MAX_PROBLEMS);
});

test('a thousand warnings about the syntax do not hide an error of a rule, nor do remarks', () => {
  const slashes = '/ no comment\n'.repeat(MAX_PROBLEMS + 1);
  const remarks = Array.from(
    { length: MAX_PROBLEMS + 1 },
    (_, at) => `{ M${at} Low ${40_000 + at} Trusted Unencoded }\n`,
  );
  for (const noise of [slashes, remarks.join('')]) {
    const text = `version 2.0\n${noise}{ Chat Low 7 Trusted Unencoded }\n{ Wave Low 7 Trusted Unencoded }\n`;
    const errors = templateProblems(parseTemplate(text), { MT100: 'off' }).filter(
      ({ severity }) => severity === 'error',
    );
    assert.deepEqual(
      errors.map(({ code }) => code),
      ['MT037'],
    );
  }
});
