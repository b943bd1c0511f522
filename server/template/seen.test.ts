import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seenText } from './seen.ts';

for (const [seen, resent, text] of [
  [1, 0, '1 seen'],
  [432, 3, '432 seen, 3 resent'],
  [12_345, 0, '12,345 seen'],
  [1_234_567, 1000, '1,234,567 seen, 1,000 resent'],
] as const) {
  test(`a message seen ${seen} times, ${resent} of them resent, is ${text}`, () =>
    assert.equal(seenText({ seen, resent }), text));
}
