import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LONGEST_NOTE, MOST_MARKS, marksText, type RowMark, readMarks } from './marks.ts';

test('marks are read as they were written', () => {
  const marks: readonly RowMark[] = [
    { row: 1, note: '' },
    { row: 70, note: 'who sent this?\n"me"' },
  ];
  assert.deepEqual(readMarks(marksText(marks)), marks);
  assert.deepEqual(readMarks(marksText([])), []);
});

test('what is no mark is left out, whatever stands there', () => {
  const odd = [
    { row: 1.5, note: '' },
    { row: 2 },
    null,
    7,
    { row: 3, note: 'a'.repeat(LONGEST_NOTE + 1) },
    { row: 4, note: 'b' },
  ];
  assert.deepEqual(readMarks(JSON.stringify(odd)), [{ row: 4, note: 'b' }]);
  for (const text of ['', '{', '{}', '"x"']) assert.deepEqual(readMarks(text), []);
});

test('there are so many marks at most', () => {
  const many = Array.from({ length: MOST_MARKS + 1 }, (_, row) => ({ row, note: '' }));
  assert.equal(readMarks(marksText(many)).length, MOST_MARKS);
});
