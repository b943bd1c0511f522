import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyEdits } from '../apply-edits.ts';
import { readLlsdNotation, writeLlsdNotation } from './notation.ts';
import { type NotationFormat, notationFormatEdits } from './notation-format.ts';
import { array, integer, map, string } from './value.ts';

const formatted = (text: string, format?: NotationFormat) => applyEdits(text, notationFormatEdits(text, format));

const LONG = `'${'x'.repeat(90)}'`;

const CASES: readonly (readonly [title: string, text: string, expected: string])[] = [
  ['one line stays one line', "{ 'a' : [i1,i2 , i3],'b':! }", "{'a':[i1, i2, i3], 'b':!}"],
  [
    'what is on lines gets a line each',
    "{'a':\n[i1,\ni2],'b':[]}\n",
    "{\n  'a':[\n    i1,\n    i2\n  ],\n  'b':[]\n}\n",
  ],
  ['what is too long gets lines', `[${LONG},i1,i2345]`, `[\n  ${LONG},\n  i1,\n  i2345\n]`],
  ['what just fits stays', `[${LONG},i1]`, `[${LONG}, i1]`],
  ['one blank line may stand between elements', '[\n\n\ni1,\n\n\n\ni2\n\n]', '[\n  i1,\n\n  i2\n]'],
  ['tabs stay tabs', '[\n\ti1,i2]', '[\n\ti1,\n\ti2\n]'],
  ['line ends stay', '[\r\ni1,i2]\r\n', '[\r\n  i1,\r\n  i2\r\n]\r\n'],
  ['blanks before and behind the value go', ' \n[i1] \n\n', '[i1]\n'],
  ['a header has its line', '<?llsd/notation?>  [ i1 ]', '<?llsd/notation?>\n[i1]'],
  ['spellings are left alone', '[ s(2)"ab",True,b16"0F",\'\\x41\' ]', '[s(2)"ab", True, b16"0F", \'\\x41\']'],
  ['a missing comma is not written', '[i1i2]', '[i1 i2]'],
  ['a comma too many stays', '[i1 ,]', '[i1,]'],
  ['a comment keeps the white space of its container', '[ [ i1 ], # one\n   [ i2 ]]', '[ [i1], # one\n   [i2]]'],
  [
    'what is sound inside of it is laid out where its line begins',
    '[ # one\n   [\ni2]]',
    '[ # one\n   [\n     i2\n   ]]',
  ],
  ['nonsense stays', '[ x , [ i1 ] ]', '[x, [i1]]'],
  ['a document that ends too early keeps its outside', '[ [ i1 ] , ', '[ [i1] , '],
  ['a string with a line break has a line of its own', "['a\nb', i1]", "[\n  'a\nb',\n  i1\n]"],
  ['a scalar', ' i1', 'i1'],
  ['nothing', ' ', ' '],
];

for (const [title, text, expected] of CASES) {
  test(`[llsd.format.2] ${title}`, () => {
    assert.equal(formatted(text), expected);
    assert.equal(formatted(expected), expected);
  });
}

test('[llsd.format.2] of two kinds of line ends the first that is left, so that nothing changes a second time', () => {
  for (const [text, expected] of [
    ['<? llsd/notation ?>\r\n[i1]\r\n', '<? llsd/notation ?>\n[i1]\r\n'],
    ['<??>>\r\n', '<??>\n>\r\n'],
    ['[[\r\n], /* two */\ni2]\r\n', '[[], /* two */\ni2]\n'],
  ] as const) {
    const once = formatted(text);
    assert.equal(formatted(once), once, JSON.stringify(text));
    assert.equal(once, expected);
  }
});

test('[llsd.format.2] the width that is asked for', () => {
  assert.equal(formatted('[\ni1]', { indent: 4 }), '[\n    i1\n]');
  assert.equal(formatted('[\ni1]', { indent: 'tab' }), '[\n\ti1\n]');
});

test('[llsd.format.2] within a range nothing else changes', () => {
  const text = '[ i1 , [ i2 ] ]';
  assert.equal(formatted(text, { within: { start: 7, end: 13 } }), '[ i1 , [i2] ]');
});

test('[llsd.format.2] what our writer lays out is laid out', () => {
  const value = map({ list: array([integer(1), map({ a: string('b') })]), none: array([]), text: string('c') });
  for (const pretty of [undefined, 2]) {
    const text = writeLlsdNotation(value, { ...(pretty === undefined ? {} : { pretty }), header: true });
    assert.deepEqual(notationFormatEdits(text), []);
    assert.deepEqual(
      readLlsdNotation(text).problems.map(({ code }) => code),
      ['LS134'],
    );
  }
});
