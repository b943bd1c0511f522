// The pages about the rules say what the code does: their examples are tried.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { templateProblems } from '../../protocol/template/check.ts';
import { readMessageXml } from '../../protocol/template/message-xml.ts';
import { parseTemplate } from '../../protocol/template/parse.ts';
import { RULE_CATALOGUE, type RuleHelp } from '../../protocol/template/rules/catalogue.ts';
import { checkMessageXml, checkMessageXmlOf, checkTemplateOf } from '../../protocol/template/rules/message-xml.ts';
import type { Problem } from '../../protocol/text.ts';
import { inProject } from '../../tools/root.ts';
import { blockOf, pageNames, pageOf, pagesOf, statusOf } from '../support/rule-pages.ts';

test('every rule about templates has a page, and every page a rule', () => {
  assert.deepEqual(pagesOf(/^MT/), pageNames(RULE_CATALOGUE));
});

test('the table of docs/protocol/template.md has each rule about templates once, in the order of the codes', () => {
  const page = readFileSync(inProject('docs/protocol/template.md'), 'utf8');
  assert.deepEqual(
    [...page.matchAll(/^\| (MT\d{3}) /gmu)].map(([, code]) => code),
    ['MT000', ...RULE_CATALOGUE.map(({ code }) => code)],
  );
});

for (const rule of RULE_CATALOGUE) {
  test(`the page of ${rule.code} has its title, severity and reason, and a bad and a good example`, () => {
    const { lines, words, sections } = pageOf(rule.code);
    const isOfRule = ({ code }: Problem) => code === rule.code;
    assert.equal(lines[0], `# ${rule.code}: ${rule.title}`);
    assert.notEqual(rule.reason, '');
    assert.ok(words.includes(` ${rule.reason} `), 'the reason stands in the page word by word');
    const bad = sections.slice(0, -1).map((section) => findings(exampleOf(section), rule).filter(isOfRule));
    assert.deepEqual(
      bad.map((found) => found.length),
      bad.map(() => 1),
    );
    assert.equal(bad[0]?.[0]?.severity, rule.severity);
    assert.equal(lines[2], statusOf(rule.severity, bad.flat(), rule.isOff === true ? '; off unless asked for' : ''));
    const left = findings(exampleOf(sections.at(-1)), rule).filter(
      (found) => isOfRule(found) || found.severity === 'error' || found.severity === 'warning',
    );
    assert.deepEqual(left, []);
  });
}

interface Example {
  readonly template: string;
  readonly messageXml: string | undefined;
}

/** A page shows a carriage return as a sign, which editors leave alone. */
function exampleOf(section: string | undefined): Example {
  return { template: (blockOf(section) ?? '').replaceAll('␍', '\r'), messageXml: blockOf(section, 'xml') };
}

function findings({ template, messageXml }: Example, { code, severity, isOff }: RuleHelp): readonly Problem[] {
  const severities = isOff === true ? { [code]: severity } : {};
  const file = parseTemplate(template);
  const alone = templateProblems(file, severities);
  if (messageXml === undefined) return alone;
  const xml = readMessageXml(messageXml);
  const pair = { file, xml };
  const together = [...checkTemplateOf(pair, severities), ...checkMessageXmlOf(pair, severities)];
  return [...alone, ...together, ...checkMessageXml(xml, severities)];
}
