// Megabytes of one mistake: read to the end, and told in a bounded number of problems.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { templateProblems } from './check.ts';
import { parseTemplate } from './parse.ts';
import { MAX_PROBLEMS } from './problem-list.ts';

const PARTS = ['} ', '{\n', '{ a ', '/\n', 'version ', 'a\n', '\u00a0', 'A Single\n', '{ A U8 ', '\r', 'a} ', '{ a{b '];
const sizes = [
  ...['{', '{ '].map((part) => ({ part, megabytes: 10 })),
  ...PARTS.map((part) => ({ part, megabytes: 1 })),
];
for (const { part, megabytes } of sizes) {
  test(`[template.limit.1] ${megabytes} megabytes of ${JSON.stringify(part)} cost a bounded number of problems`, () => {
    const starts = ['version 2.0\n{ A High 1 Trusted Unencoded { ', ''];
    for (const before of megabytes === 1 ? starts : starts.slice(1)) {
      const problems = templateProblems(parseTemplate(before + part.repeat((megabytes * 2 ** 20) / part.length)));
      assert.ok(problems.length > 0 && problems.length <= MAX_PROBLEMS + 1, `${problems.length}`);
      if (problems.length > MAX_PROBLEMS) assert.equal(problems.at(-1)?.code, 'MT000');
    }
  });
}
