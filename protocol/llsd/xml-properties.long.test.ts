// What holds for any value that is written as LLSD-XML. What holds for any text is in test/support/fuzz.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { anyLlsd, typedOf } from '../../test/support/llsd.ts';
import { seeded } from '../../test/support/seeded.ts';
import { applyEdits } from '../apply-edits.ts';
import { plainValue } from './node.ts';
import type { Llsd } from './value.ts';
import { readLlsdXml, readXmlDocument, writeLlsdXml } from './xml.ts';
import { xmlFormatEdits } from './xml-format.ts';
import { piecesOf } from './xml-pieces.ts';

const GAPS = ['', '', ' ', '\n', '\n\n\n', '\r\n\t', '  <!-- why -->', '\n<!-- a\n b -->\n'];

type Random = () => number;

const pick = <Item>(random: Random, items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;

/** The same document with other white space and comments between its elements. */
function disturbed(text: string, random: Random): string {
  return piecesOf(text, text.length)
    .map(({ start, end }) => text.slice(start, end) + pick(random, GAPS))
    .join('');
}

test('any value survives every way of writing and laying out', () => {
  void fc.assert(
    fc.property(anyLlsd(), fc.constantFrom(undefined, 0, 2, 'tab' as const), fc.nat(), (value: Llsd, pretty, seed) => {
      const expected = typedOf(value);
      const written = writeLlsdXml(value, pretty === undefined ? {} : { pretty, sortKeys: true });
      const document = readXmlDocument(written);
      assert.deepEqual(typedOf(plainValue(document.root)), expected);
      assert.ok(document.problems.every(({ severity }) => severity !== 'error'));
      const messy = disturbed(written, seeded(seed));
      const neat = applyEdits(messy, xmlFormatEdits(messy));
      assert.deepEqual(typedOf(readLlsdXml(neat).value), expected);
      assert.deepEqual(xmlFormatEdits(neat), []);
    }),
    { numRuns: 2000 },
  );
});
