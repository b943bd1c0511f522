import assert from 'node:assert/strict';
import { test } from 'node:test';
import { utf8 } from '../bytes.ts';
import { readJsonDocument } from './json.ts';
import { readNotationDocument } from './notation.ts';
import { textOfOctets } from './notation-octets.ts';
import { textTooLarge } from './size.ts';
import { readXmlDocument } from './xml.ts';

const texts: readonly (readonly [text: string, octets: number])[] = [
  ['', 0],
  ['abc', 3],
  ['é', 2],
  ['€', 3],
  ['😀', 4],
  ['a😀é€', 10],
  [textOfOctets(Uint8Array.of(0x61, 0xff, 0x80)), 3],
];

for (const [text, octets] of texts)
  test(`[llsd.limit.3] ${JSON.stringify(text)} is ${octets} octets`, () => {
    assert.equal(textTooLarge(text, octets), undefined);
    if (octets > 0)
      assert.equal(textTooLarge(text, octets - 1)?.message, `Document is ${octets} octets; limit is ${octets - 1}.`);
  });

test('[llsd.limit.3] the readers of texts count octets', () => {
  for (const [read, text] of [
    [readXmlDocument, '<llsd><string>éé</string></llsd>'],
    [readNotationDocument, "'éé'"],
    [(json: string, limits: { readonly size: number }) => readJsonDocument(json, { limits }), '"éé"'],
  ] as const) {
    const size = utf8(text).length;
    assert.equal(read(text, { size }).problems.length, 0);
    assert.deepEqual(
      read(text, { size: size - 1 }).problems.map(({ code, message }) => [code, message]),
      [['LS061', `Document is ${size} octets; limit is ${size - 1}.`]],
    );
  }
});
