// The pages about the rules of LLSD-XML say what the code does: their examples are tried.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { concatBytes, utf8 } from '../../protocol/bytes.ts';
import type { LlsdLimits } from '../../protocol/llsd/value.ts';
import { readXmlDocument } from '../../protocol/llsd/xml.ts';
import { textOfOctets } from '../../protocol/llsd/xml-octets.ts';
import { type LlsdRule, XML_RULES } from '../../protocol/llsd/xml-rules.ts';
import type { Problem } from '../../protocol/text.ts';
import { blockOf, pageNames, pageOf, pagesOf, statusOf } from '../support/rule-pages.ts';

/** What the pages of these rules announce. */
const LIMITS: { readonly [code: string]: Partial<LlsdLimits> } = {
  LS060: { depth: 3 },
  LS061: { size: 50 },
  LS062: { values: 3 },
};

test('every rule about LLSD-XML has a page, and every page a rule', () => {
  assert.deepEqual(pagesOf(/^LS0\d\d\.md$/), pageNames(XML_RULES));
});

for (const rule of XML_RULES) {
  test(`the page of ${rule.code} has its title, severity and reason, and a bad and a good example`, () => {
    const { lines, words, sections } = pageOf(rule.code);
    const [bad, good] = sections.map((section) => blockOf(section, 'xml'));
    assert.equal(lines[0], `# ${rule.code}: ${rule.title}`);
    assert.notEqual(rule.reason, '');
    assert.ok(words.includes(` ${rule.reason} `), 'the reason stands in the page word by word');
    const [found, ...more] = findings(rule, bad);
    assert.deepEqual([found?.code, found?.severity, more], [rule.code, rule.severity, []]);
    assert.equal(lines[2], statusOf(rule.severity, found));
    assert.deepEqual(findings(rule, good), []);
  });
}

/** A page shows what cannot be seen as a sign: a carriage return, a byte order mark, an octet that is no UTF-8. */
function octetsOf(example: string): Uint8Array {
  const [before = '', ...after] = example.replaceAll('␍', '\r').replaceAll('␂', '\ufeff').split('␦');
  return concatBytes(utf8(before), ...after.flatMap((part) => [Uint8Array.of(0xe9), utf8(part)]));
}

function findings({ code }: LlsdRule, example = ''): readonly Problem[] {
  const { text, problems } = textOfOctets(octetsOf(example));
  return [...problems, ...readXmlDocument(text, LIMITS[code]).problems];
}
