import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Lines } from '../../protocol/lines.ts';
import { parseTemplate } from '../../protocol/template/parse.ts';
import { markedPoint } from '../../test/support/marked-text.ts';
import { signature } from './signature.ts';

const MESSAGE = '{ Name Frequency Number Trust Encoding [Flag] }';

/** The caret, the words that are shown, and which of them is written now; nothing where nothing is shown. */
const cases: readonly (readonly [marked: string, label?: string, active?: string])[] = [
  ['{ |', MESSAGE, 'Name'],
  ['{ Cha|', MESSAGE, 'Name'],
  ['{ Chat |', MESSAGE, 'Frequency'],
  ['{ Chat Lo|', MESSAGE, 'Frequency'],
  ['{ Chat Low 1 |', MESSAGE, 'Trust'],
  ['{ Chat Low 1 Trusted Unencoded |', MESSAGE, '[Flag]'],
  ['{ Chat Low 1 Trusted Unencoded Deprecated |'],
  ['{ Chat Low 1 Trusted Unencoded { |', '{ Name Quantity }', 'Name'],
  ['{ Chat Low 1 Trusted Unencoded { A Single|', '{ Name Quantity }', 'Quantity'],
  ['{ Chat Low 1 Trusted Unencoded { A Single |'],
  ['{ Chat Low 1 Trusted Unencoded { A Multiple |', '{ Name Quantity Count }', 'Count'],
  ['{ Chat Low 1 Trusted Unencoded { A Single { |', '{ Name Type }', 'Name'],
  ['{ Chat Low 1 Trusted Unencoded { A Single { X | } } }', '{ Name Type }', 'Type'],
  ['{ Chat Low 1 Trusted Unencoded { A Single { X Variable | } } }', '{ Name Type Size }', 'Size'],
  ['{ Chat Low 1 Trusted Unencoded { A Single { X U8 | } } }'],
  ['{ Chat Low 1 Trusted Unencoded { A Single { X U8 } | } }'],
  ['// { Chat |'],
  ['|'],
];

for (const [marked, label, active] of cases) {
  test(`while writing ${JSON.stringify(marked)}: ${active ?? 'nothing'}`, () => {
    const { text, at } = markedPoint(`version 2.0\n${marked}`);
    const help = signature({ file: parseTemplate(text), lines: new Lines(text) }, at);
    const [shown] = help?.signatures ?? [];
    assert.equal(shown?.label, label);
    assert.equal(shown?.parameters?.[help?.activeParameter ?? 0]?.label, active);
  });
}
