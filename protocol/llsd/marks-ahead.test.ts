import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MarksAhead } from './marks-ahead.ts';

test('marks are found in the stretches in which they begin, and in no others', () => {
  const text = 'ab&cd]]>ef&&gh]]';
  const marks = ['&', ']]>', '\r'];
  for (let width = 1; width <= text.length; width++) {
    const ahead = new MarksAhead(text, marks);
    for (let from = 0; from < text.length; from += width) {
      const to = Math.min(from + width, text.length);
      const isWithin = [...text].some(
        (_, at) => at >= from && at < to && marks.some((mark) => text.startsWith(mark, at)),
      );
      assert.equal(ahead.isWithin(from, to), isWithin, `${from} to ${to}`);
    }
  }
});

test('a text without marks has none, at its end neither', () => {
  const ahead = new MarksAhead('abc', ['&']);
  assert.deepEqual([ahead.isWithin(0, 3), ahead.isWithin(3, 3)], [false, false]);
});
