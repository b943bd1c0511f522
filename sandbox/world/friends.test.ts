import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FRIENDSHIPS_LIMIT, Friends, OFFERS_LIMIT } from './friends.ts';

test('[friends.offer.1] of too many offers and friendships the oldest is forgotten', () => {
  const friends = new Friends();
  for (let at = 0; at <= OFFERS_LIMIT; at += 1) friends.offer(`offer ${at}`, { from: 'Ada', to: 'Ben' });
  assert.equal(friends.answer('offer 0', 'Ben'), undefined);
  assert.equal(friends.answer('offer 1', 'Ben'), 'Ada');
  for (let at = 0; at <= FRIENDSHIPS_LIMIT; at += 1) friends.befriend('Ada', `friend ${at}`);
  assert.equal(friends.of('Ada').length, FRIENDSHIPS_LIMIT);
  assert.deepEqual(friends.of('friend 0'), []);
});

test('[friends.end.1] a friendship has no direction, and ends once', () => {
  const friends = new Friends();
  friends.befriend('Ada', 'Ben');
  friends.befriend('Ben', 'Ada');
  assert.deepEqual([friends.of('Ada'), friends.of('Ben')], [['Ben'], ['Ada']]);
  assert.deepEqual([friends.part('Ben', 'Ada'), friends.part('Ben', 'Ada')], [true, false]);
});
