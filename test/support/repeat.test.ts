import assert from 'node:assert/strict';
import { test } from 'node:test';
import { repeatWhile } from './repeat.ts';

test('what gets done is repeated until then', () => {
  let left = 3;
  repeatWhile(
    () => left > 0,
    () => {
      left -= 1;
    },
  );
  assert.equal(left, 0);
});

test('what never gets done is a failure and no hang', () => {
  assert.throws(
    () =>
      repeatWhile(
        () => true,
        () => undefined,
      ),
    /still undone after 100000 turns/,
  );
});
