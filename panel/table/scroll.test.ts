import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  bottomTop,
  clampTop,
  contentHeight,
  isAtBottom,
  isScaled,
  OVERSCAN,
  ROW_HEIGHT,
  reveal,
  rowsAround,
  rowsInView,
  rowsPerPage,
  scrollTopOf,
  TALLEST,
  topOf,
} from './scroll.ts';

const VIEW = 10 * ROW_HEIGHT;

test('the rows in view are those that any pixel of is seen', () => {
  const cases = [
    [0, 100, 0, 10],
    [1, 100, 0, 11],
    [ROW_HEIGHT, 100, 1, 11],
    [90 * ROW_HEIGHT, 100, 90, 100],
    [0, 3, 0, 3],
    [0, 0, 0, 0],
  ] as const;
  for (const [top, rows, from, to] of cases) assert.deepEqual(rowsInView(top, { rows, view: VIEW }), { from, to });
});

test('some rows beyond the view are kept at hand, none before the first', () => {
  const extent = { rows: 1000, view: VIEW };
  assert.deepEqual(rowsAround(0, extent), { from: 0, to: 10 + OVERSCAN });
  assert.deepEqual(rowsAround(500 * ROW_HEIGHT, extent), { from: 500 - OVERSCAN, to: 510 + OVERSCAN });
});

test('up to the tallest element a pixel of the scroll bar is a pixel of the table', () => {
  const extent = { rows: 100_000, view: VIEW };
  assert.equal(contentHeight(extent.rows), 100_000 * ROW_HEIGHT);
  assert.equal(isScaled(extent.rows), false);
  for (const top of [0, 1, 777, bottomTop(extent)]) {
    assert.equal(topOf(top, extent), top);
    assert.equal(scrollTopOf(top, extent), top);
  }
});

test('a taller table is scaled: both ends of the scroll bar are the ends of the table', () => {
  for (const rows of [TALLEST / ROW_HEIGHT + 1, 1_000_000, 50_000_000].map(Math.ceil)) {
    const extent = { rows, view: VIEW };
    assert.equal(isScaled(rows), true);
    assert.equal(contentHeight(rows), TALLEST);
    assert.equal(topOf(0, extent), 0);
    assert.deepEqual(rowsInView(topOf(TALLEST - VIEW, extent), extent), { from: rows - 10, to: rows });
    const middle = bottomTop(extent) / 2;
    assert.ok(Math.abs(topOf(scrollTopOf(middle, extent), extent) - middle) < 1e-3);
  }
});

test('a row is revealed by the smallest movement', () => {
  const extent = { rows: 100, view: VIEW };
  const cases = [
    [50, 0, 41],
    [50, 45, 45],
    [50, 60, 50],
    [0, 60, 0],
    [99, 0, 90],
  ] as const;
  for (const [index, fromRow, expected] of cases) {
    assert.equal(reveal(index, fromRow * ROW_HEIGHT, extent), expected * ROW_HEIGHT, `row ${index} from ${fromRow}`);
  }
  assert.equal(reveal(2, 0, { rows: 3, view: VIEW }), 0);
});

test('a table that is not drawn yet has the row that was asked for at its upper edge, also when it is drawn', () => {
  for (const index of [0, 8, 99]) {
    const undrawn = reveal(index, bottomTop({ rows: 100, view: 0 }), { rows: 100, view: 0 });
    assert.equal(undrawn, index * ROW_HEIGHT);
    const extent = { rows: 100, view: VIEW };
    const { from, to } = rowsInView(clampTop(undrawn, extent), extent);
    assert.ok(from <= index && index < to, `row ${index} of ${from} to ${to}`);
  }
});

test('the bottom is reached when the newest row is in view', () => {
  const extent = { rows: 100, view: VIEW };
  assert.equal(isAtBottom(bottomTop(extent), extent), true);
  assert.equal(isAtBottom(bottomTop(extent) - ROW_HEIGHT, extent), false);
  assert.equal(isAtBottom(0, { rows: 3, view: VIEW }), true);
});

test('a page is what fits into the view whole', () => {
  assert.equal(rowsPerPage(VIEW + 5), 10);
  assert.equal(rowsPerPage(3), 1);
});
