import assert from 'node:assert/strict';
import { test } from 'node:test';
import { byteLines, byteMove, bytesPerLine, MOST_LINES } from './layout.ts';

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

test('keys walk from byte to byte and from line to line, and stay within', () => {
  const shape = { length: 20, perLine: 8 };
  const cases = [
    ['ArrowRight', undefined, 0],
    ['ArrowRight', 19, 19],
    ['ArrowLeft', 0, 0],
    ['ArrowDown', 3, 11],
    ['ArrowDown', 13, 13],
    ['ArrowUp', 11, 3],
    ['ArrowUp', 3, 3],
    ['PageDown', 3, 19],
    ['PageUp', 19, 0],
    ['Home', 13, 8],
    ['End', 8, 15],
    ['End', 17, 19],
    ['x', 3, undefined],
    ['x', undefined, undefined],
  ] as const;
  for (const [key, at, expected] of cases) assert.equal(byteMove(key, at, shape), expected, `${key} from ${at}`);
  assert.equal(byteMove('ArrowRight', undefined, { length: 0, perLine: 8 }), undefined);
});
