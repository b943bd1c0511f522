import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RepeatedTexts } from './repeated-texts.ts';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz'.repeat(4);

test('a piece of a text is what slice gives, of any length, however often it was asked for', () => {
  const text = `${LETTERS}ö\u{1f600}${LETTERS}`;
  const texts = new RepeatedTexts(text);
  for (let round = 0; round < 2; round++) {
    for (let from = 0; from < text.length; from += 7) {
      for (let to = from; to <= text.length; to++) assert.equal(texts.slice(from, to), text.slice(from, to));
    }
  }
});

test('texts that share a slot take turns', () => {
  // The first, the middle and the last character and the length choose the slot.
  const text = 'axbxcaybyc';
  const texts = new RepeatedTexts(text);
  const found = [0, 5, 0, 5].map((from) => texts.slice(from, from + 5));
  assert.deepEqual(found, ['axbxc', 'aybyc', 'axbxc', 'aybyc']);
});
