// The pages about the rules of schemas and settings say what the code does: their examples are tried.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chosenSpec } from '../../protocol/llidl/choice.ts';
import { matchLlidl } from '../../protocol/llidl/match.ts';
import { parseLlidl } from '../../protocol/llidl/parse.ts';
import { SCHEMA_RULES } from '../../protocol/llidl/rules.ts';
import { settingsProblems } from '../../protocol/llsd/settings-file.ts';
import { readXmlDocument } from '../../protocol/llsd/xml.ts';
import type { Problem } from '../../protocol/text.ts';
import { blockOf, pageNames, pageOf, pagesOf, statusOf } from '../support/rule-pages.ts';

test('every rule about schemas and settings has a page, and every page a rule', () => {
  assert.deepEqual(pagesOf(/^LS3\d\d\.md$/), pageNames(SCHEMA_RULES));
});

for (const rule of SCHEMA_RULES) {
  test(`the page of ${rule.code} has its title, severity and reason, and a bad and a good example`, () => {
    const { lines, words, sections } = pageOf(rule.code);
    assert.equal(lines[0], `# ${rule.code}: ${rule.title}`);
    assert.ok(words.includes(` ${rule.reason} `), 'the reason stands in the page word by word');
    const [found, ...more] = findings(exampleOf(sections[0]));
    assert.deepEqual([found?.code, found?.severity, more], [rule.code, rule.severity, []]);
    assert.equal(lines[2], statusOf(rule.severity, found));
    assert.deepEqual(findings(exampleOf(sections[1])), []);
  });
}

interface Example {
  readonly schema: string | undefined;
  readonly xml: string | undefined;
}

function exampleOf(section: string | undefined): Example {
  return { schema: blockOf(section, 'llidl'), xml: blockOf(section, 'xml') };
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
