import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changedLive, liveOf } from './live.ts';

const count = (seen: number, resent = 0) => ({ seen, resent });

test('messages that have other counts than before are changed, also those that came and went', () => {
  const before = liveOf({ Same: count(4, 1), Seen: count(1), Resent: count(2, 0), Gone: count(3) });
  const after = liveOf({ Same: count(4, 1), Seen: count(2), Resent: count(2, 1), New: count(1) });
  assert.deepEqual(Object.fromEntries(changedLive(before, after)), {
    Gone: count(3),
    Seen: count(2),
    Resent: count(2, 1),
    New: count(1),
  });
  assert.equal(changedLive(after, after).size, 0);
});

test('without a sandbox nothing was seen, and no name has counts by accident', () => {
  assert.equal(liveOf(undefined).size, 0);
  assert.equal(liveOf({}).get('constructor'), undefined);
  assert.deepEqual(liveOf(JSON.parse('{"__proto__":{"seen":1,"resent":0}}')).get('__proto__'), count(1));
});
