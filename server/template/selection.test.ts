import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Lines } from '../../protocol/lines.ts';
import { parseTemplate } from '../../protocol/template/parse.ts';
import { markedPoint } from '../../test/support/marked-text.ts';
import { selection } from './selection.ts';

const FIELD = '{ X U8 }';
const BLOCK = `{ A Single ${FIELD} }`;
const MESSAGE = `{ Chat Low 1 Trusted Unencoded ${BLOCK} }`;
const TEXT = `version 2.0\n// one\n// two\n${MESSAGE}\n`;
const DOCUMENTED = `// one\n// two\n${MESSAGE}`;

/** The place in the text, and what the selection holds as it grows; the whole text is always the last. */
const cases: readonly (readonly [marked: string, ...held: readonly string[]])[] = [
  ['{ X U|8 }', 'U8', 'X U8', FIELD, BLOCK, MESSAGE, DOCUMENTED],
  ['{ |X U8 }', 'X', 'X U8', FIELD, BLOCK, MESSAGE, DOCUMENTED],
  ['|{ X U8 }', '{', FIELD, BLOCK, MESSAGE, DOCUMENTED],
  ['A Sing|le', 'Single', 'A Single', BLOCK, MESSAGE, DOCUMENTED],
  ['Lo|w 1', 'Low', 'Chat Low 1 Trusted Unencoded', MESSAGE, DOCUMENTED],
  ['// o|ne', '// one', '// one\n// two'],
  ['vers|ion', 'version'],
  ['2.0|', '2.0'],
];

for (const [marked, ...held] of cases) {
  test(`the selection at ${JSON.stringify(marked)} grows`, () => {
    const { text: near, at } = markedPoint(marked);
    const offset = TEXT.indexOf(near) + at;
    const ranges = selection({ file: parseTemplate(TEXT), lines: new Lines(TEXT) }, offset);
    assert.deepEqual(
      ranges.map(({ start, end }) => TEXT.slice(start, end)),
      [...held, TEXT],
    );
  });
}

test('at every place of a broken text the selection grows around the place', () => {
  const broken = '{ { A Low x { B { C Variable } // why\n { D Nope 3 } } { { } }\nversion } { E High 999 Trusted';
  const read = { file: parseTemplate(broken), lines: new Lines(broken) };
  for (let at = 0; at <= broken.length; at += 1) {
    let [start, end] = [at, at];
    for (const range of selection(read, at)) {
      assert.ok(range.start <= start && range.end >= end && range.end - range.start > 0, String(at));
      ({ start, end } = range);
    }
    assert.deepEqual([start, end], [0, broken.length]);
  }
});
