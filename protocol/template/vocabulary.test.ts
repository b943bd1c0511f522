import assert from 'node:assert/strict';
import { test } from 'node:test';
import { scan } from './scan.ts';
import { NO_WORD, Vocabulary } from './vocabulary.ts';

test('the same spelling has the same number, and each number its spelling', () => {
  const vocabulary = new Vocabulary();
  const words = ['AgentID', 'U8', 'a', 'é', '🛰', 'LongerThanTwelveCharacters', 'x'.repeat(5000), 'AgentID ', ''];
  const numbers = words.map((word) => vocabulary.numberOfWord(word));
  assert.deepEqual(
    words.map((word) => vocabulary.numberOfWord(word)),
    numbers,
  );
  assert.deepEqual(
    numbers.map((number) => vocabulary.spelling(number)),
    words,
  );
  assert.equal(vocabulary.spelling(NO_WORD), '');
});

test('words with the same hash are told apart, however many there are', () => {
  const vocabulary = new Vocabulary();
  // `Aa` and `BB` have the same hash, and so has each row of them.
  const words = Array.from({ length: 1024 }, (_, bits) =>
    Array.from({ length: 10 }, (_, bit) => (((bits >> bit) & 1) === 0 ? 'Aa' : 'BB')).join(''),
  );
  const numbers = words.map((word) => vocabulary.numberOfWord(word));
  assert.deepEqual(
    numbers.map((number) => vocabulary.spelling(number)),
    words,
  );
});

test('what was typed and is gone is forgotten: the vocabulary stays in proportion to the text', () => {
  const typed = (length: number) => `version 2.0\n// one\n${'x'.repeat(length)} {`;
  let [words, keptNothing] = [scan(typed(1)), 0];
  for (let length = 2; length < 1000; length += 1) {
    const { scan: next, kept } = words.changedTo(typed(length));
    words = next;
    if (kept.first === 0) keptNothing += 1;
    assert.equal(words.word(2), 'x'.repeat(length));
    assert.equal(words.kind(3), 'open');
  }
  // Half a million characters were typed, and 100,000 are kept each time.
  assert.equal(keptNothing, 4);
});
