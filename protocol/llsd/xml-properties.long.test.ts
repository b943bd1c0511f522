// What holds for any text as LLSD-XML, sound or broken, and for any value that is written as it. Seeded: a failure names its seed.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { anyLlsd, typedOf } from '../../test/support/llsd.ts';
import { seeded } from '../../test/support/seeded.ts';
import { applyEdits } from '../apply-edits.ts';
import type { Range } from '../text.ts';
import { type LlsdNode, plainValue } from './node.ts';
import type { Llsd } from './value.ts';
import { readLlsdXml, readXmlDocument, writeLlsdXml } from './xml.ts';
import { xmlFormatEdits } from './xml-format.ts';
import { piecesOf } from './xml-pieces.ts';

const RUNS = 100_000;
const LAYOUTS = 8000;

// biome-ignore format: as many as fit a line
const PARTS = [
  '<llsd>', '</llsd>', '<map>', '</map>', '<key>', '</key>', '<array/>', '<array>', '</array>', '<string>', '</string>',
  '<integer>', '</integer>', '<real>', '</real>', '<date>', '</date>', '<uuid>', '</uuid>', '<binary encoding="', '"/>',
  '<Map>', '</Map>', '<foo a=\'b\'>', '</foo>', '<!--', '-->', '<![CDATA[', ']]>', '<?', '?>', '<!DOCTYPE', '[', '>', '<',
  '&', '&amp;', '&#', '&#1;', ';', '\r', '\n', '\ud800', ' ', '1', 'x', '-', 'true', '<undef/>', '<key>a</key>', '\ufeff',
];

type Random = () => number;

const pick = <Item>(random: Random, items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;

function anyText(random: Random): string {
  const length = Math.floor(random() * 25);
  const text = Array.from({ length }, () => pick(random, PARTS)).join('');
  return random() < 0.7 ? `<llsd>${text}` : text;
}

function isInside({ start, end }: Range, outer: Range): boolean {
  return outer.start <= start && start <= end && end <= outer.end;
}

/** Every part lies in what it is a part of. */
function checkPlaces(node: LlsdNode | undefined, outer: Range): void {
  if (node === undefined) return;
  assert.ok(isInside(node, outer) && isInside(node.inner, node));
  if (node.kind === 'array') for (const item of node.items) checkPlaces(item, node.inner);
  if (node.kind !== 'map') return;
  for (const member of node.members) {
    assert.ok(isInside(member, node.inner) && isInside(member.keyRange, member));
    assert.ok(isInside(member.keyInner, member.keyRange));
    checkPlaces(member.value, { start: member.keyRange.end, end: member.end });
  }
}

test(`${RUNS} seeded texts: nothing throws, places nest, nodes and values agree, mends can be applied`, () => {
  for (let seed = 0; seed < RUNS; seed += 1) {
    const text = anyText(seeded(seed));
    const { root, problems } = readXmlDocument(text);
    assert.deepEqual(plainValue(root), readLlsdXml(text).value, `seed ${seed}`);
    const whole = { start: 0, end: text.length };
    checkPlaces(root, whole);
    for (const { range, fixes = [] } of problems) {
      assert.ok(isInside(range, { start: 0, end: text.length + 1 }), `seed ${seed}`);
      for (const { edits } of fixes) applyEdits(text, edits);
    }
  }
});

test(`${LAYOUTS} seeded texts, sound or broken: laid out they say the same, and a second time nothing changes`, () => {
  for (let seed = 0; seed < LAYOUTS; seed += 1) {
    const text = anyText(seeded(seed));
    const once = applyEdits(text, xmlFormatEdits(text));
    assert.deepEqual(plainValue(readXmlDocument(once).root), plainValue(readXmlDocument(text).root), `seed ${seed}`);
    assert.deepEqual(xmlFormatEdits(once), [], `seed ${seed}: ${JSON.stringify(text)}`);
    assert.deepEqual(codesOf(once), codesOf(text), `seed ${seed}`);
  }
});

const codesOf = (text: string): readonly string[] =>
  readXmlDocument(text)
    .problems.map(({ code }) => code)
    .sort();

const GAPS = ['', '', ' ', '\n', '\n\n\n', '\r\n\t', '  <!-- why -->', '\n<!-- a\n b -->\n'];

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
