import assert from 'node:assert/strict';
import { test } from 'node:test';
import { byteSize, counted, grouped, milliseconds } from './words.ts';

test('numbers are written as people read them', () => {
  const cases = [
    [grouped(0), '0'],
    [grouped(999), '999'],
    [grouped(1234567), '1,234,567'],
    [counted(1, 'row'), '1 row'],
    [counted(1000, 'row'), '1,000 rows'],
    [milliseconds(0.44), '0.4'],
    [milliseconds(12.6), '13'],
    [byteSize(1023), '1023 B'],
    [byteSize(1536), '1.5 KB'],
    [byteSize(3 * 1024 * 1024), '3.0 MB'],
  ] as const;
  for (const [actual, expected] of cases) assert.equal(actual, expected);
});
