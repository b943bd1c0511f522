import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LONGEST_NOTE, MOST_MARKS, type RowMark } from '../../contract/marks.ts';
import { Marks } from './marks.ts';

function keeping() {
  const kept: (readonly RowMark[])[] = [];
  const heard: ((marks: readonly RowMark[]) => void)[] = [];
  const keeper = {
    onMarks: (listener: (marks: readonly RowMark[]) => void) => void heard.push(listener),
    keepMarks: (marks: readonly RowMark[]) => void kept.push(marks),
  };
  return { marks: new Marks(keeper), kept, tell: (marks: readonly RowMark[]) => heard[0]?.(marks) };
}

test('a row is marked, written to, and forgotten; each time everything is kept', () => {
  const { kept, marks } = keeping();
  marks.toggle(3);
  marks.write(5, 'why?');
  marks.write(3, 'x'.repeat(LONGEST_NOTE + 1));
  marks.toggle(5);
  assert.deepEqual(kept[1], [
    { row: 3, note: '' },
    { row: 5, note: 'why?' },
  ]);
  assert.deepEqual(kept.at(-1), [{ row: 3, note: 'x'.repeat(LONGEST_NOTE) }]);
  assert.deepEqual([marks.of(3)?.length, marks.of(5), marks.of(undefined)], [LONGEST_NOTE, undefined, undefined]);
});

test('what the host has is shown, and kept by nobody again', () => {
  const { kept, marks, tell } = keeping();
  tell([{ row: 9, note: 'here' }]);
  assert.equal(marks.of(9), 'here');
  assert.deepEqual(kept, []);
});

test('one goes from mark to mark, and around', () => {
  const { marks, tell } = keeping();
  assert.equal(marks.next(undefined, 1), undefined);
  tell([7, 2, 9].map((row) => ({ row, note: '' })));
  assert.deepEqual(
    [marks.next(2, 1), marks.next(9, 1), marks.next(2, -1), marks.next(8, -1), marks.next(undefined, 1)],
    [7, 2, 9, 7, 2],
  );
});

test('marks are bounded: the oldest go', () => {
  const { marks, tell } = keeping();
  tell(Array.from({ length: MOST_MARKS }, (_, row) => ({ row, note: '' })));
  marks.toggle(MOST_MARKS);
  assert.deepEqual([marks.notes.value.size, marks.of(0), marks.of(MOST_MARKS)], [MOST_MARKS, undefined, '']);
});
