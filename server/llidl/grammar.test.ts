// The TextMate grammar, which colours a schema before the server has read it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { coloursOf } from '../../test/support/grammar.ts';

const coloured = coloursOf('llidl.tmLanguage.json');

const cases: readonly (readonly [line: string, parts: readonly string[]])[] = [
  ['%% a/seed', ['%%=keyword', 'a/seed=entity']],
  ['%%seed->int', ['%%=keyword', 'seed=entity', '->=keyword', 'int=storage']],
  [
    '-> int <- [ string, ... ]',
    [
      '->=keyword',
      'int=storage',
      '<-=keyword',
      '[=punctuation',
      'string=storage',
      ',=punctuation',
      '...=keyword',
      ']=punctuation',
    ],
  ],
  ['&event = {', ['&event=entity', '==keyword', '{=punctuation']],
  ['int: &int,', ['int=variable', ':=punctuation', '&int=entity', ',=punctuation']],
  ['{ $: 12 }', ['{=punctuation', '$=keyword', ':=punctuation', '12=constant', '}=punctuation']],
  ['"name" true', ['"name"=string', 'true=constant']],
  ['<< uri', ['<<=keyword', 'uri=storage']],
  ['<x> date', ['<x>=keyword', 'date=storage']],
];

for (const [line, parts] of cases) test(`colours of ${line}`, () => assert.deepEqual(coloured(line), parts));

test('comments are comments to the end of the line', () =>
  assert.deepEqual(coloured('int ; { a: int }'), ['int=storage', '; { a: int }=comment', ';=punctuation']));
