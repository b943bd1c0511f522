// The pages about the rules of schemas and settings say what the code does: their examples are tried.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { chosenSpec } from '../../protocol/llidl/choice.ts';
import { matchLlidl } from '../../protocol/llidl/match.ts';
import { parseLlidl } from '../../protocol/llidl/parse.ts';
import { SCHEMA_RULES } from '../../protocol/llidl/rules.ts';
import { settingsProblems } from '../../protocol/llsd/settings-file.ts';
import { readXmlDocument } from '../../protocol/llsd/xml.ts';
import type { LlsdRule } from '../../protocol/llsd/xml-rules.ts';
import type { Problem } from '../../protocol/text.ts';
import { inProject } from '../../tools/root.ts';

const FOLDER = 'docs/rules';
const SEVERITIES = { error: 'Error', warning: 'Warning', information: 'Information', hint: 'Hint' } as const;

test('every rule about schemas and settings has a page, and every page a rule', () => {
  const pages = readdirSync(inProject(FOLDER)).filter((name) => /^LS3\d\d\.md$/.test(name));
  assert.deepEqual(
    pages.toSorted(),
    SCHEMA_RULES.map(({ code }) => `${code}.md`),
  );
});

for (const rule of SCHEMA_RULES) {
  test(`the page of ${rule.code} has its title, severity and reason, and a bad and a good example`, () => {
    const { lines, words, bad, good } = pageOf(rule);
    assert.equal(lines[0], `# ${rule.code}: ${rule.title}`);
    assert.ok(words.includes(` ${rule.reason} `), 'the reason stands in the page word by word');
    const [found, ...more] = findings(bad);
    assert.deepEqual([found?.code, found?.severity, more], [rule.code, rule.severity, []]);
    assert.equal(lines[2], `${SEVERITIES[rule.severity]}.${found?.fixes === undefined ? '' : ' Quick fix.'}`);
    assert.deepEqual(findings(good), []);
  });
}

interface Example {
  readonly schema: string | undefined;
  readonly xml: string | undefined;
}

function pageOf({ code }: LlsdRule) {
  const text = readFileSync(inProject(`${FOLDER}/${code}.md`), 'utf8');
  const [head = '', bad = '', good = ''] = text.split(/^## (?:Bad|Good)$/mu);
  const block = (section: string, language: string) =>
    new RegExp(`^\`\`\`${language}\\n(.*?\\n)\`\`\`$`, 'msu').exec(section)?.[1];
  const example = (section: string): Example => ({ schema: block(section, 'llidl'), xml: block(section, 'xml') });
  return { lines: text.split('\n'), words: head.replaceAll(/\s+/gu, ' '), bad: example(bad), good: example(good) };
}

function findings({ schema, xml = '' }: Example): readonly Problem[] {
  const { root } = readXmlDocument(xml);
  if (schema === undefined) return settingsProblems(root);
  const file = parseLlidl(schema);
  if (file.problems.length > 0 || xml === '') return file.problems;
  const spec = chosenSpec(file);
  assert.ok(!('problem' in spec));
  return matchLlidl(file, spec, root).problems;
}
