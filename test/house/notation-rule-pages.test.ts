// The pages about the rules of notation say what the code does: their examples are tried.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { concatBytes, utf8 } from '../../protocol/bytes.ts';
import { readLlsdNotationBytes } from '../../protocol/llsd/notation.ts';
import { NOTATION_RULES } from '../../protocol/llsd/notation-rules.ts';
import type { LlsdRule } from '../../protocol/llsd/xml-rules.ts';
import type { Problem } from '../../protocol/text.ts';
import { inProject } from '../../tools/root.ts';

const FOLDER = 'docs/rules';
const SEVERITIES = { error: 'Error', warning: 'Warning', information: 'Information', hint: 'Hint' } as const;

test('every rule about notation has a page, and every page a rule', () => {
  const pages = readdirSync(inProject(FOLDER)).filter((name) => /^LS1\d\d\.md$/.test(name));
  assert.deepEqual(
    pages.toSorted(),
    NOTATION_RULES.map(({ code }) => `${code}.md`),
  );
});

for (const rule of NOTATION_RULES) {
  test(`the page of ${rule.code} has its title, severity and reason, and a bad and a good example`, () => {
    const { lines, words, bad, good } = pageOf(rule);
    assert.equal(lines[0], `# ${rule.code}: ${rule.title}`);
    assert.notEqual(rule.reason, '');
    assert.ok(words.includes(` ${rule.reason} `), 'the reason stands in the page word by word');
    const [found, ...more] = findings(bad);
    assert.deepEqual([found?.code, found?.severity], [rule.code, rule.severity]);
    assert.ok(more.every(({ code }) => code === rule.code));
    assert.equal(lines[2], statusOf(rule, found));
    assert.deepEqual(findings(good), []);
  });
}

function pageOf({ code }: LlsdRule) {
  const text = readFileSync(inProject(`${FOLDER}/${code}.md`), 'utf8');
  const [head = '', bad = '', good = ''] = text.split(/^## (?:Bad|Good)$/mu);
  const example = (section: string) => /^```text\n(.*?\n)```$/msu.exec(section)?.[1] ?? '';
  return { lines: text.split('\n'), words: head.replaceAll(/\s+/gu, ' '), bad: example(bad), good: example(good) };
}

/** A page shows what cannot be seen as a sign: a byte order mark, an octet that is no UTF-8. */
function findings(example: string): readonly Problem[] {
  const [before = '', ...after] = example.replaceAll('␂', '\ufeff').split('␦');
  const octets = concatBytes(utf8(before), ...after.flatMap((part) => [Uint8Array.of(0xe9), utf8(part)]));
  return readLlsdNotationBytes(octets).problems;
}

function statusOf({ severity }: LlsdRule, found: Problem | undefined): string {
  const weight = `${SEVERITIES[severity]}.`;
  const fixes = found?.fixes ?? [];
  if (fixes.length === 0) return weight;
  const isSafe = fixes.length === 1 && fixes[0]?.isSafe === true;
  return isSafe ? `${weight} Quick fix, also with "fix all".` : `${weight} Quick fix.`;
}
