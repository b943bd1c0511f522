import assert from 'node:assert/strict';
import { test } from 'node:test';
import { scan } from './scan.ts';
import { LONGEST_KEPT, MAX_SPELLINGS, NO_WORD, OTHER_WORD, Vocabulary } from './vocabulary.ts';

test('the same spelling has the same number, and each number its spelling', () => {
  const vocabulary = new Vocabulary();
  const words = [
    'AgentID',
    'U8',
    'a',
    'é',
    '🛰',
    'LongerThanTwelveCharacters',
    'x'.repeat(LONGEST_KEPT),
    'AgentID ',
    '',
  ];
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
  assert.ok(!numbers.includes(NO_WORD), 'also an empty word is a word');
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

test(`more than ${MAX_SPELLINGS} words, and those of more than ${LONGEST_KEPT} characters, are read though they are not kept`, () => {
  const few = ['x'.repeat(LONGEST_KEPT), 'y'.repeat(LONGEST_KEPT + 1), 'Agent\u200bID'];
  const many = Array.from({ length: MAX_SPELLINGS }, (_, at) => `Word${at}`);
  const late = ['Word0', 'Late', `La\u200bte`, 'z'.repeat(LONGEST_KEPT + 1), '{', '}'];
  const words = scan([...few, ...many, ...late].join(' '));
  const invisible = /\u200b/gu;
  assert.deepEqual(
    Array.from({ length: words.count }, (_, at) => words.word(at)),
    [...few, ...many, ...late].map((word) => word.replaceAll(invisible, '')),
  );
  assert.deepEqual(
    [words.count - 3, words.count - 2, words.count - 1, words.count].map((at) => words.kind(at)),
    ['word', 'open', 'close', 'end'],
  );
});

test('no more words are kept than it says', () => {
  const vocabulary = new Vocabulary();
  const numbers = Array.from({ length: MAX_SPELLINGS + 10 }, (_, at) => vocabulary.numberOfWord(`Word${at}`));
  assert.equal(Math.max(...numbers), MAX_SPELLINGS - 1);
  assert.deepEqual(numbers.slice(-10), Array(10).fill(OTHER_WORD));
  assert.equal(vocabulary.numberOfWord('x'.repeat(LONGEST_KEPT + 1)), OTHER_WORD);
});
