import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isTest, sourceFiles } from './source.ts';

/** The scenarios of a circuit are numbered C01 to C36. */
const SCENARIOS = Array.from({ length: 36 }, (_, index) => `C${String(index + 1).padStart(2, '0')}`);

/** What is not there yet: who makes it true takes it out of here. */
const ABSENT: ReadonlyMap<string, string> = new Map();

/** Numbers in texts of tests, as a title begins with them. */
const NUMBER = /['`"](?:\[[a-z.-]+\d+\] )?((?:C\d\d(?:, )?)+)[:']/g;

const shown = new Set(
  sourceFiles()
    .filter((file) => isTest(file) && !file.path.startsWith('test/house/'))
    .flatMap(({ text }) => [...text.matchAll(NUMBER)].flatMap(([, numbers = '']) => numbers.split(', '))),
);

for (const scenario of SCENARIOS) {
  const why = ABSENT.get(scenario);
  test(`the scenario ${scenario} ${why === undefined ? 'has a test' : `is absent: ${why}`}`, () =>
    assert.equal(shown.has(scenario), why === undefined));
}
