import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Lines } from '../../protocol/lines.ts';
import { parseTemplate } from '../../protocol/template/parse.ts';
import { markedRange } from '../../test/support/marked-text.ts';
import { inlayHints } from './inlay-hints.ts';

const read = (text: string) => ({ file: parseTemplate(text), lines: new Lines(text) });

/** The text with its hints where they stand, in brackets. */
function hinted(text: string, range = { start: 0, end: text.length }): string {
  const { file, lines } = read(text);
  let shown = text;
  for (const { position, label } of inlayHints({ file, lines }, range).toReversed()) {
    const at = lines.offset(position);
    shown = `${shown.slice(0, at)}[${String(label)}]${shown.slice(at)}`;
  }
  return shown;
}

const cases: readonly (readonly [text: string, shown: string])[] = [
  [
    '{ Chat Low 1 Trusted Unencoded { A Single { X U8 } { Y LLUUID } } }',
    '{ Chat Low 1 Trusted Unencoded { A Single[17 B] { X U8 }[@10 · 1 B] { Y LLUUID }[@11 · 16 B] } }',
  ],
  [
    '{ Chat High 1 Trusted Unencoded { A Single { X Variable 1 } { Y U8 } } }',
    '{ Chat High 1 Trusted Unencoded { A Single[2…257 B] { X Variable 1 }[@7 · 1…256 B] { Y U8 }[@≥8 · 1 B] } }',
  ],
  [
    '{ Chat High 1 Trusted Unencoded { A Variable { X U8 } { Y U8 } } }',
    '{ Chat High 1 Trusted Unencoded { A Variable[1 + n × 2 B] { X U8 }[+0 · 1 B] { Y U8 }[+1 · 1 B] } }',
  ],
  [
    '{ Chat High 1 Trusted Unencoded { A Multiple 4 { X U8 } } }',
    '{ Chat High 1 Trusted Unencoded { A Multiple 4[4 × 1 B] { X U8 }[+0 · 1 B] } }',
  ],
  [
    '{ Chat High 1 Trusted Unencoded { A Single { X Nope } { Y U8 } } }',
    '{ Chat High 1 Trusted Unencoded { A Single { X Nope }[@7] { Y U8 }[1 B] } }',
  ],
  [
    '{ Chat High 1 Trusted Unencoded { A Single { X Variable 255 } } }',
    '{ Chat High 1 Trusted Unencoded { A Single[≥255 B] { X Variable 255 }[@7 · ≥255 B] } }',
  ],
];

for (const [text, shown] of cases) test(`hints: ${shown}`, () => assert.equal(hinted(text), shown));

test('only the hints of the asked stretch are told', () => {
  const { text, start, end } = markedRange('{ Chat High 1 Trusted Unencoded { A Single «{ X U8 }» { Y U8 } } }');
  assert.equal(hinted(text, { start, end }), text.replace('{ X U8 }', '{ X U8 }[@7 · 1 B]'));
});

test('what is not closed yet has its hints where it stands', () => {
  const { text, start, end } = markedRange('{ Chat High 1 Trusted Unencoded\n{ A Single\n{ X U8 }\n«{ Y U8 }\n»{ ');
  assert.equal(hinted(text, { start, end }), text.replace('{ Y U8 }', '{ Y U8 }[@8 · 1 B]'));
});

for (const text of [
  '{ Chat High 1 Trusted Unencoded { A Single',
  '{ Chat High 1 Trusted Unencoded { A Variable } }',
  '{ Chat High 1 Trusted Unencoded { A Single { X',
])
  test(`no hint moves along with the caret: ${text}`, () => assert.equal(hinted(text), text));

test('a hint says in words what it means', () => {
  const text = '{ Chat High 1 Trusted Unencoded { A Variable { X Variable 2 } { Y U8 } } }';
  assert.deepEqual(
    inlayHints(read(text), { start: 0, end: text.length }).map(({ tooltip }) => tooltip),
    [
      'A: 1 to 16712191 bytes, one of them for the count; 3 to 65538 bytes each.',
      'X: begins at byte 0 of each instance of the block; 2 to 65537 bytes.',
      'Y: begins at the earliest at byte 2 of each instance of the block; 1 byte.',
    ],
  );
});
