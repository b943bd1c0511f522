import assert from 'node:assert/strict';
import { test } from 'node:test';
import { draftOf, widened } from './draft.ts';

test('a problem underlines its part of the text', () => {
  const cases = [
    ['Chat* (x)', 6, 7, { before: 'Chat* ', wrong: '(', after: 'x)' }],
    ['abc', 3, 3, { before: 'abc', wrong: ' ', after: '' }],
    ['abc', 9, 12, { before: 'abc', wrong: ' ', after: '' }],
  ] as const;
  for (const [text, start, end, expected] of cases) {
    assert.deepEqual(draftOf(text, { message: '', start, end }), expected);
  }
  assert.deepEqual(draftOf('abc', undefined), { before: 'abc', wrong: '', after: '' });
});

test('a lone name is widened to a part of names, and nothing else is', () => {
  assert.equal(widened('chat'), '*chat*');
  assert.equal(widened(' Unknown-Low-1 '), '*Unknown-Low-1*');
  for (const text of ['Chat*', 'size > 5', 'a && b', 'A.B.C', '']) assert.equal(widened(text), undefined, text);
});
