import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Lines } from '../protocol/lines.ts';
import { markedRange } from '../test/support/marked-text.ts';
import { codeFrame } from './code-frame.ts';

const rows: readonly (readonly [what: string, marked: string, code: string, carets: string])[] = [
  ['letters', '{ Age «UUID» }', '{ Age UUID }', '      ^^^^'],
  ['nothing, as at the end of a line', '{ Age«»', '{ Age', '     ^'],
  ['tabs stay tabs', '\t{\tAge «UUID» }', '\t{\tAge UUID }', '\t \t    ^^^^'],
  ['a tab inside is one caret', '«a\tb»', 'a\tb', '^^^'],
  ['letters of two columns', '名前 «型» }', '名前 型 }', '     ^^'],
  ['pictures, which are two units', '😀 «😀😀» x', '😀 😀😀 x', '   ^^^^'],
  ['accents over the letter before', 'e\u0301 «e\u0301»', 'e\u0301 e\u0301', '  ^'],
  ['a byte-order mark', '«\ufeffversion» 2.0', '�version 2.0', '^^^^^^^^'],
  ['what turns letters round', '{ A\u202eB «X» }', '{ A�B X }', '      ^'],
  ['what steers the terminal', '\u001b[31m«X»\u009b', '�[31mX�', '     ^'],
  ['more than a line', 'one «two\nthree»', 'one two', '    ^^^'],
];

for (const [what, marked, code, carets] of rows) {
  test(`carets stand below what is meant: ${what}`, () => {
    const { text, start, end } = markedRange(marked);
    const lines = new Lines(text);
    assert.deepEqual(codeFrame(lines.range({ start, end }), lines), [`  1 | ${code}`, `    | ${carets}`]);
  });
}

test('a line that is cut is cut between characters, and carets end with it', () => {
  for (const shift of ['', 'x']) {
    const text = `${shift}${'😀'.repeat(5000)}`;
    const lines = new Lines(text);
    const start = shift.length + 4000;
    const [code, carets] = codeFrame(lines.range({ start, end: text.length }), lines);
    assert.match(code, /^ {2}1 \| 😀{49,50}$/u, shift);
    assert.match(carets, /^ {4}\| {50,51}\^{48,51}$/u, shift);
  }
});
