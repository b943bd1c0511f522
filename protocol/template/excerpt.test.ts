import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inWhole, upTo, without } from './excerpt.ts';
import { type Scan, scan } from './scan.ts';

const TEXT = 'one // 1\ntwo // 2\nthree // 3\nfour // 4\n';
const wordsOf = (part: Scan) => Array.from({ length: part.count }, (_, index) => part.word(index));
const commentsOf = (part: Scan, index: number) =>
  part.commentsBefore(index).map(({ start, end }) => TEXT.slice(start, end));

test('an excerpt has all words but some in a row, each at its place in the whole text', () => {
  const gap = { first: 1, next: 3 };
  const part = without(scan(TEXT), gap);
  assert.deepEqual(wordsOf(part), ['one', 'four']);
  assert.deepEqual([part.kind(1), part.kind(2)], ['word', 'end']);
  assert.deepEqual(part.range(1), { start: TEXT.indexOf('four'), end: TEXT.indexOf('four') + 4 });
  assert.deepEqual([part.start(2), part.line(1), part.column(1)], [TEXT.length, 3, 0]);
  assert.deepEqual([inWhole(0, gap), inWhole(1, gap)], [0, 3]);
  assert.deepEqual(
    [0, 1].map((index) => commentsOf(part, index)),
    [[], ['// 1', '// 3']],
  );
});

test('a place in the text leads to the word there, or behind the words that are left out', () => {
  const part = without(scan(TEXT), { first: 1, next: 3 });
  const indexes = ['one', 'two', 'three', 'four'].map((word) => part.from(TEXT.indexOf(word)));
  assert.deepEqual(indexes, [0, 1, 1, 1]);
  assert.equal(part.from(TEXT.length), 2);
});

test('an excerpt may end before the text does', () => {
  const part = upTo(scan(TEXT), 2);
  assert.deepEqual(wordsOf(part), ['one', 'two']);
  assert.deepEqual([part.kind(2), part.start(2)], ['end', TEXT.length]);
  assert.deepEqual(commentsOf(part, 2), ['// 2', '// 4']);
});
