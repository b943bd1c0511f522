import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromHex } from '../bytes.ts';
import { textOfOctets } from './xml-octets.ts';

/** Octets in hexadecimal, text, where the first wrong one is. */
const OCTETS: readonly (readonly [string, string, number | undefined])[] = [
  ['3c61c3a93e', '<aé>', undefined],
  ['efbbbf3c61', '\ufeff<a', undefined],
  ['c3a9ff61', 'é\ufffda', 1],
  ['f09f988080', '😀\ufffd', 2],
  ['61eda080', 'a\ufffd\ufffd\ufffd', 1],
  ['61c3', 'a\ufffd', 1],
  ['', '', undefined],
];

for (const [hex, text, at] of OCTETS) {
  test(`[llsd.xml.14] ${hex} is ${JSON.stringify(text)}`, () => {
    const read = textOfOctets(fromHex(hex) ?? new Uint8Array(0));
    assert.equal(read.text, text);
    const expected = at === undefined ? [] : [['LS016', 'Not valid UTF-8.', { start: at, end: at + 1 }]];
    assert.deepEqual(
      read.problems.map(({ code, message, range }) => [code, message, range]),
      expected,
    );
  });
}
