import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BackgroundTexts, MAX_BACKGROUND_CHARACTERS, MAX_BACKGROUND_TEXTS } from './background.ts';

const file = (uri: string, text: string, language = 'a') => ({ uri, language, text });
const uris = (texts: BackgroundTexts) => [...texts.all()].map(({ uri }) => uri);

test('what is told is kept until it is told to be gone', () => {
  const texts = new BackgroundTexts();
  assert.deepEqual(texts.tell([file('x', 'one'), file('y', 'two')]), { hasChanged: true, refused: 0 });
  assert.deepEqual(texts.get('x'), file('x', 'one'));
  assert.deepEqual(texts.tell([{ uri: 'x' }, { uri: 'z' }]), { hasChanged: true, refused: 0 });
  assert.deepEqual(uris(texts), ['y']);
});

test('what is told again is the same object; another text or language is another one', () => {
  const texts = new BackgroundTexts();
  texts.tell([file('x', 'one')]);
  const before = texts.get('x');
  assert.equal(texts.tell([file('x', 'one'), { uri: 'y' }]).hasChanged, false);
  assert.equal(texts.get('x'), before);
  assert.equal(texts.tell([file('x', 'one', 'b')]).hasChanged, true);
  assert.equal(texts.tell([file('x', 'two', 'b')]).hasChanged, true);
  assert.deepEqual(texts.get('x'), file('x', 'two', 'b'));
});

test(`at most ${MAX_BACKGROUND_TEXTS} texts are kept`, () => {
  const texts = new BackgroundTexts();
  const many = Array.from({ length: MAX_BACKGROUND_TEXTS + 2 }, (_, index) => file(`x${index}`, ''));
  assert.equal(texts.tell(many).refused, 2);
  assert.equal(uris(texts).length, MAX_BACKGROUND_TEXTS);
  assert.deepEqual(texts.tell([{ uri: 'x0' }, file('y', '')]), { hasChanged: true, refused: 0 });
  assert.deepEqual(texts.tell([file('y', 'new')]), { hasChanged: true, refused: 0 });
});

test(`at most ${MAX_BACKGROUND_CHARACTERS} characters are kept`, () => {
  const texts = new BackgroundTexts();
  const half = 'x'.repeat(MAX_BACKGROUND_CHARACTERS / 2);
  assert.equal(texts.tell([file('a', half), file('b', half), file('c', 'x')]).refused, 1);
  assert.deepEqual(uris(texts), ['a', 'b']);
  assert.deepEqual(texts.tell([file('a', `${half}x`)]), { hasChanged: true, refused: 1 });
  assert.deepEqual(uris(texts), ['b']);
  assert.equal(texts.tell([file('a', half)]).refused, 0);
});
