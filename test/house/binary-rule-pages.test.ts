// The pages about the rules of binary LLSD say what the code does: their examples, in hex, are tried.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromHex } from '../../protocol/bytes.ts';
import { readLlsdBinary } from '../../protocol/llsd/binary.ts';
import { BINARY_RULES } from '../../protocol/llsd/binary-rules.ts';
import type { Problem } from '../../protocol/text.ts';
import { blockOf, pageNames, pageOf, pagesOf, statusOf } from '../support/rule-pages.ts';

test('every rule about binary LLSD has a page, and every page a rule', () => {
  assert.deepEqual(pagesOf(/^LS2\d\d\.md$/), pageNames(BINARY_RULES));
});

for (const rule of BINARY_RULES) {
  test(`the page of ${rule.code} has its title, severity and reason, and a bad and a good example`, () => {
    const { lines, words, sections } = pageOf(rule.code);
    assert.equal(lines[0], `# ${rule.code}: ${rule.title}`);
    assert.equal(lines[2], statusOf(rule.severity, undefined));
    assert.notEqual(rule.reason, '');
    assert.ok(words.includes(` ${rule.reason} `), 'the reason stands in the page word by word');
    assert.deepEqual(
      findings(blockOf(sections[0])).map(({ code, severity }) => [code, severity]),
      [[rule.code, rule.severity]],
    );
    assert.deepEqual(findings(blockOf(sections[1])), []);
  });
}

function findings(example = ''): readonly Problem[] {
  const octets = fromHex(example);
  assert.ok(octets, example);
  return readLlsdBinary(octets).problems;
}
