import assert from 'node:assert/strict';
import { test } from 'node:test';
import { byteLines, bytesPerLine, MOST_LINES } from './layout.ts';

test('bytes stand in lines with their offsets, as hex and as text', () => {
  const lines = byteLines(new Uint8Array([0x41, 0x00, 0x7e, 0x7f, 0xff]), 4, undefined);
  const text = lines.map((line) => [
    line.label,
    line.cells.map((cell) => cell.hex).join(' '),
    line.cells.map((cell) => cell.character).join(''),
  ]);
  assert.deepEqual(text, [
    ['0000', '41 00 7e 7f', 'A·~·'],
    ['0004', 'ff', '·'],
  ]);
});

test('the bytes of the selected part are marked, across lines', () => {
  const marked = byteLines(new Uint8Array(10), 4, { start: 3, end: 6 })
    .flatMap((line) => line.cells)
    .filter((cell) => cell.marked);
  assert.deepEqual(
    marked.map((cell) => cell.offset),
    [3, 4, 5],
  );
});

test('a line has as many bytes as fit, a power of two', () => {
  const cases = [
    [10, 4],
    [39 * 7, 4],
    [40 * 7, 8],
    [71 * 7, 8],
    [72 * 7, 16],
    [5000, 32],
    [0, 4],
  ] as const;
  for (const [width, expected] of cases) assert.equal(bytesPerLine(width, 7), expected, `${width} pixels`);
  assert.equal(bytesPerLine(500, 0), 32);
});

test('lines beyond the limit are not drawn', () => {
  assert.equal(byteLines(new Uint8Array(4 * MOST_LINES + 40), 4, undefined).length, MOST_LINES);
});
