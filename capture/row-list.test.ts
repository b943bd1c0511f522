import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RowList } from './row-list.ts';

test('rows are appended, dropped from the front, and stay in order whatever room that takes', () => {
  const list = new RowList();
  const expected: number[] = [];
  for (let row = 1; row <= 10_000; row++) {
    list.push(row);
    expected.push(row);
    if (row % 700 !== 0) continue;
    list.dropBefore(row - 500);
    expected.splice(
      0,
      expected.findIndex((kept) => kept >= row - 500),
    );
  }
  assert.equal(list.count, expected.length);
  assert.deepEqual(
    expected.map((_, index) => list.at(index)),
    expected,
  );
});

test('there is nothing before the first and behind the last row', () => {
  const list = new RowList();
  list.push(5);
  list.push(9);
  list.dropBefore(6);
  assert.equal(list.at(0), 9);
  assert.throws(() => list.at(1), RangeError);
  assert.throws(() => list.at(-1), RangeError);
  list.dropBefore(100);
  assert.equal(list.count, 0);
});
