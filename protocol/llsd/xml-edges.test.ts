import assert from 'node:assert/strict';
import { test } from 'node:test';
import { XML_EDGES } from '../../test/golden/llsd/xml-edges.ts';
import { typedOf } from '../../test/support/llsd.ts';
import { plainValue } from './node.ts';
import { readLlsdXml, readXmlDocument } from './xml.ts';

/** What some of them show. */
const SHOWN: { readonly [id: string]: string } = {
  X008: '[llsd.xml.2] of two values the first counts',
  X024: '[llsd.xml.3] what a DOCTYPE declares does not exist',
  X025: '[llsd.xml.4] an entity of web pages stays as it was written',
  X035: '[llsd.xml.1] a name in the wrong case is understood',
  X048: '[llsd.value.1] of a repeated key the last value counts',
  X054: '[llsd.xml.5] a boolean in the wrong case is understood',
  X075: '[llsd.xml.6] of an integer out of range the low 32 bits are kept',
  X100: '[llsd.xml.7] NaN in the spelling of one program',
  X104: '[llsd.xml.8] a uuid without dashes',
  X132: '[llsd.xml.10] the text of a uri stays',
  X133: '[llsd.xml.9] base16 is read',
};

for (const [id, text, expected, codes] of XML_EDGES) {
  test(`${id} ${SHOWN[id] ?? ''}: ${JSON.stringify(text)}`, () => {
    const { value, problems } = readLlsdXml(text);
    assert.deepEqual(typedOf(value), expected);
    assert.equal(problems.map(({ code }) => code).join(' '), codes);
    assert.deepEqual(typedOf(plainValue(readXmlDocument(text).root)), expected);
  });
}

test('[llsd.xml.6] the low 32 bits of numbers of any length', () => {
  const low = (text: string) => readLlsdXml(`<llsd><integer>${text}</integer></llsd>`).value;
  for (const text of ['9007199254740993', '-9007199254740993', '18446744073709551615', `1${'0'.repeat(40)}7`]) {
    assert.deepEqual(low(text), { kind: 'integer', value: Number(BigInt.asIntN(32, BigInt(text))) }, text);
  }
});
