// The TextMate grammar, which colours notation before the server has read it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { coloursOf } from '../../test/support/grammar.ts';

const coloured = coloursOf('llsd-notation.tmLanguage.json');
const withoutMarks = (line: string) => coloured(line).filter((part) => !/^[[\]{},:()]=punctuation$/u.test(part));

const ID = '11111111-2222-4333-8444-555555555555';

const cases: readonly (readonly [line: string, parts: readonly string[]])[] = [
  ['<? llsd/notation ?>', ['<? llsd/notation ?>=meta', '<?=punctuation', 'llsd/notation=entity', '?>=punctuation']],
  ["{'a':i5}", ["'a'=variable", 'i=storage', '5=constant']],
  ['{"it\\"s" : r-1.5e3}', ['"it\\"s"=variable', 'r=storage', '-1.5e3=constant']],
  ["['a\\x41b']", ["'a\\x41b'=string", '\\x41=constant']],
  ['["a", \'b\']', ['"a"=string', "'b'=string"]],
  ['[!, 1, 0, true, F]', ['!=constant', '1=constant', '0=constant', 'true=constant', 'F=constant']],
  [`[u${ID}]`, ['u=storage', `${ID}=variable`]],
  ['[d"1970-01-01T00:00:00Z"]', ['d=storage', '"1970-01-01T00:00:00Z"=variable']],
  ['[l"http://a/"]', ['l"http://a/"=string', 'l=storage']],
  ['[b64"AAAA", b16"00"]', ['b64"AAAA"=string', 'b64=storage', 'b16"00"=string', 'b16=storage']],
  ['[s(3)"abc"]', ['s=storage', '3=constant', 'abc=string']],
  ['[rnan, i+5]', ['r=storage', 'nan=constant', 'i=storage', '+5=constant']],
  ['[true5, trueish]', []],
];

for (const [line, parts] of cases) test(`colours of ${line}`, () => assert.deepEqual(withoutMarks(line), parts));

test('brackets and separators are marks', () =>
  assert.deepEqual(
    coloured('[{:,}]'),
    ['[', '{', ':', ',', '}', ']'].map((mark) => `${mark}=punctuation`),
  ));
