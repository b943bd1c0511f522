// The pages about the rules of notation say what the code does: their examples are tried.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { concatBytes, utf8 } from '../../protocol/bytes.ts';
import { readLlsdNotationBytes } from '../../protocol/llsd/notation.ts';
import { NOTATION_RULES } from '../../protocol/llsd/notation-rules.ts';
import type { Problem } from '../../protocol/text.ts';
import { blockOf, pageNames, pageOf, pagesOf, statusOf } from '../support/rule-pages.ts';

test('every rule about notation has a page, and every page a rule', () => {
  assert.deepEqual(pagesOf(/^LS1\d\d\.md$/), pageNames(NOTATION_RULES));
});

for (const rule of NOTATION_RULES) {
  test(`the page of ${rule.code} has its title, severity and reason, and a bad and a good example`, () => {
    const { lines, words, sections } = pageOf(rule.code);
    assert.equal(lines[0], `# ${rule.code}: ${rule.title}`);
    assert.notEqual(rule.reason, '');
    assert.ok(words.includes(` ${rule.reason} `), 'the reason stands in the page word by word');
    const [found, ...more] = findings(blockOf(sections[0]));
    assert.deepEqual([found?.code, found?.severity], [rule.code, rule.severity]);
    assert.ok(more.every(({ code }) => code === rule.code));
    assert.equal(lines[2], statusOf(rule.severity, found));
    assert.deepEqual(findings(blockOf(sections[1])), []);
  });
}

/** A page shows what cannot be seen as a sign: a byte order mark, an octet that is no UTF-8. */
function findings(example = ''): readonly Problem[] {
  const [before = '', ...after] = example.replaceAll('␂', '\ufeff').split('␦');
  const octets = concatBytes(utf8(before), ...after.flatMap((part) => [Uint8Array.of(0xe9), utf8(part)]));
  return readLlsdNotationBytes(octets).problems;
}
