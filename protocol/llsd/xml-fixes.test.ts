import assert from 'node:assert/strict';
import { test } from 'node:test';
import { XML_FIXES } from '../../test/golden/llsd/fixes.ts';
import { typedOf } from '../../test/support/llsd.ts';
import { applyEdits } from '../apply-edits.ts';
import type { Problem } from '../text.ts';
import { plainValue } from './node.ts';
import { readXmlDocument } from './xml.ts';

const firstProblem = (text: string): Problem | undefined => readXmlDocument(text).problems[0];

for (const [code, text, expected] of XML_FIXES) {
  test(`${code}: what is offered for ${JSON.stringify(text)}`, () => {
    const problem = firstProblem(text);
    assert.equal(problem?.code, code);
    const offered = (problem?.fixes ?? []).map(({ title, edits, isSafe }) => [
      isSafe === true ? 'safe' : 'asked',
      title,
      applyEdits(text, edits),
    ]);
    assert.deepEqual(offered, expected);
  });

  for (const [weight, title, after] of expected) {
    test(`${code} is gone after "${title}" in ${JSON.stringify(text)}`, () => {
      const count = (document: string) => readXmlDocument(document).problems.filter((one) => one.code === code).length;
      if (title !== 'Write </integer>') assert.equal(count(after), count(text) - 1);
      if (weight === 'safe') {
        assert.deepEqual(
          typedOf(plainValue(readXmlDocument(after).root)),
          typedOf(plainValue(readXmlDocument(text).root)),
          'a safe mend changes no value',
        );
      }
    });
  }
}

/** For rules whose mends are none: the same with the rule kept. */
const GOOD: readonly (readonly [string, string])[] = [
  ['LS001', '<llsd><undef/></llsd>'],
  ['LS004', '<llsd><map/></llsd>'],
  ['LS020', '<llsd><string>5</string></llsd>'],
  ['LS026', '<llsd><map><key> </key><undef/></map></llsd>'],
  ['LS045', '<llsd><real>1.7976931348623157e+308</real></llsd>'],
  ['LS047', '<llsd><real>0e-400</real></llsd>'],
  ['LS051', '<llsd><date>2004-02-29T23:59:59Z</date></llsd>'],
  ['LS052', '<llsd><date>1970-01-01T00:00:00Z</date></llsd>'],
  ['LS055', '<llsd><binary encoding="base64">AAEC</binary></llsd>'],
  ['LS056', '<llsd><binary>AA EC</binary></llsd>'],
];

for (const [code, text] of GOOD) {
  test(`${code} is not found where it is kept: ${text}`, () => {
    assert.deepEqual(
      readXmlDocument(text).problems.filter((problem) => problem.code === code),
      [],
    );
  });
}
