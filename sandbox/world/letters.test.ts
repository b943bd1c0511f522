import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LETTERS_LIMIT, type Letter, Letters, RECEIVERS_LIMIT } from './letters.ts';

const letter = (text: string): Letter => ({
  ...{ from: 'Ada', name: 'Ada Sandbox', dialog: 0, id: '', text, bucket: new Uint8Array() },
  ...{ regionId: '', position: [0, 0, 0], date: 0 },
});

test('[im.kept.1] letters are taken once, in their order, and there is room for some', () => {
  const letters = new Letters();
  for (let at = 0; at < LETTERS_LIMIT; at += 1) assert.ok(letters.keep('Ben', letter(`${at}`)));
  assert.equal(letters.keep('Ben', letter('one more')), false);
  assert.deepEqual(
    letters.take('Ben').map(({ text }) => text),
    Array.from({ length: LETTERS_LIMIT }, (_, at) => `${at}`),
  );
  assert.deepEqual(letters.take('Ben'), []);
});

test('[im.kept.1] of too many people with letters the first are forgotten', () => {
  const letters = new Letters();
  for (let at = 0; at <= RECEIVERS_LIMIT; at += 1) letters.keep(`${at}`, letter('Hello'));
  assert.deepEqual([letters.take('0').length, letters.take('1').length], [0, 1]);
});
