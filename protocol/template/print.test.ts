// Layouts before and after. What must be so for any text at all is in the long tests.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { layouts } from '../../test/support/layouts.ts';
import { applyEdits } from '../apply-edits.ts';
import { parseTemplate } from './parse.ts';
import { formatBlockEdits, formatEdits } from './print.ts';

const formatted = (text: string): string => applyEdits(text, formatEdits(parseTemplate(text)));

for (const { title, before, after } of layouts) {
  test(title, () => {
    assert.equal(formatted(before), after);
    assert.equal(formatted(after), after);
  });
}

test('edits are as small as can be', () => {
  const text = 'version  2.0\n{\n    Chat Low 1 Trusted Unencoded\n  }\n';
  assert.deepEqual(formatEdits(parseTemplate(text)), [
    { range: { start: 8, end: 9 }, text: '' },
    { range: { start: 48, end: 50 }, text: '' },
  ]);
});

test('[template.format.6] a message with a slash behind a word stays as it is: at the end of a line it would begin a comment', () => {
  for (const block of [
    'Unencoded/{ A Single',
    'Unencoded/ { A Single',
    'Unencoded { S64/x',
    'Unencoded { A Single/ ',
  ]) {
    const text = `version 2.0\n{\n    Chat Low 1 Trusted ${block} { Id U8 } } }\n`;
    assert.equal(formatted(text), text);
  }
});

test('one block is laid out for itself, also in a message that is not finished', () => {
  const block = '{ A Single { Id U8 } { Name Variable 1 } ';
  const text = `version  2.0\n{\nChat Low 1\n${block}`;
  const at = text.indexOf(block);
  const edits = formatBlockEdits(parseTemplate(text), at);
  const laidOut = '    {\n        A Single\n        {   Id      U8          }\n        {   Name    Variable 1  }\n';
  assert.equal(applyEdits(text, edits), `version  2.0\n{\nChat Low 1\n${laidOut}`);
});
