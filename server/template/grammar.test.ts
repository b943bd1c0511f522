// The TextMate grammar, which colours a template before the server has read it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { builtInTemplateText } from '../../protocol/template/built-in.ts';
import { coloursOf } from '../../test/support/grammar.ts';

const coloured = coloursOf('sl-message-template.tmLanguage.json');

const cases: readonly (readonly [line: string, parts: readonly string[]])[] = [
  ['version 2.0', ['version=keyword', '2.0=constant']],
  [
    '    Low Low 0x1F NotTrusted Zerocoded UDPDeprecated',
    ['Low=entity', 'Low=keyword', '0x1F=constant', 'NotTrusted=storage', 'Zerocoded=storage', 'UDPDeprecated=invalid'],
  ],
  ['        Single Variable', ['Single=entity', 'Variable=keyword']],
  ['        Corner Multiple 4', ['Corner=entity', 'Multiple=keyword', '4=constant']],
  [
    '{   Fixed  Variable 1 } // what',
    ['{=punctuation', 'Fixed=variable', 'Variable=storage', '1=constant', '}=punctuation'],
  ],
  ['{   X   LLVector3d  }', ['{=punctuation', 'X=variable', 'LLVector3d=storage', '}=punctuation']],
  ['}//glued', ['}=punctuation']],
];

for (const [line, parts] of cases) {
  test(`colours of ${line.trim()}`, () =>
    assert.deepEqual(
      coloured(line).filter((part) => !part.startsWith('//') && !part.startsWith('/=')),
      parts,
    ));
}

test('comments are comments to the end of the line', () =>
  assert.deepEqual(coloured('// { X U8 } version 2.0'), ['// { X U8 } version 2.0=comment', '/=punctuation']));

test('no word of the built-in template is left without a colour', () => {
  for (const line of builtInTemplateText.split('\n').slice(0, 2000)) {
    const words = line.split(/\s+/u).filter((word) => word !== '');
    const seen = new Set(coloured(line).flatMap((part) => part.split('=')[0] ?? []));
    if (!line.trim().startsWith('//')) for (const word of words) assert.ok(seen.has(word), `${word} in ${line}`);
  }
});
