// The pages about the rules of binary LLSD say what the code does: their examples, in hex, are tried.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fromHex } from '../../protocol/bytes.ts';
import { readLlsdBinary } from '../../protocol/llsd/binary.ts';
import { BINARY_RULES } from '../../protocol/llsd/binary-rules.ts';
import type { LlsdRule } from '../../protocol/llsd/xml-rules.ts';
import type { Problem } from '../../protocol/text.ts';
import { inProject } from '../../tools/root.ts';

const FOLDER = 'docs/rules';
const SEVERITIES = { error: 'Error', warning: 'Warning', information: 'Information', hint: 'Hint' } as const;

test('every rule about binary LLSD has a page, and every page a rule', () => {
  const pages = readdirSync(inProject(FOLDER)).filter((name) => /^LS2\d\d\.md$/.test(name));
  assert.deepEqual(
    pages.toSorted(),
    BINARY_RULES.map(({ code }) => `${code}.md`),
  );
});

for (const rule of BINARY_RULES) {
  test(`the page of ${rule.code} has its title, severity and reason, and a bad and a good example`, () => {
    const { lines, words, bad, good } = pageOf(rule);
    assert.equal(lines[0], `# ${rule.code}: ${rule.title}`);
    assert.equal(lines[2], `${SEVERITIES[rule.severity]}.`);
    assert.notEqual(rule.reason, '');
    assert.ok(words.includes(` ${rule.reason} `), 'the reason stands in the page word by word');
    assert.deepEqual(
      findings(bad).map(({ code, severity }) => [code, severity]),
      [[rule.code, rule.severity]],
    );
    assert.deepEqual(findings(good), []);
  });
}

function pageOf({ code }: LlsdRule) {
  const text = readFileSync(inProject(`${FOLDER}/${code}.md`), 'utf8');
  const [head = '', bad = '', good = ''] = text.split(/^## (?:Bad|Good)$/mu);
  const example = (section: string) => /^```text\n(.*?\n)```$/msu.exec(section)?.[1] ?? '';
  return { lines: text.split('\n'), words: head.replaceAll(/\s+/gu, ' '), bad: example(bad), good: example(good) };
}

function findings(example: string): readonly Problem[] {
  const octets = fromHex(example);
  assert.ok(octets, example);
  return readLlsdBinary(octets).problems;
}
