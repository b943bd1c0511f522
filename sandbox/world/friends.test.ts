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
  const ids = (id: string) => friends.of(id).map((bond) => bond.id);
  assert.deepEqual([ids('Ada'), ids('Ben')], [['Ben'], ['Ada']]);
  assert.deepEqual([friends.part('Ben', 'Ada'), friends.part('Ben', 'Ada')], [true, false]);
});

test('[friends.file.1] who ended a friendship of the file stays apart', () => {
  const friends = new Friends();
  friends.acquaint('Ada', ['Ben', 'Cleo', 'Ada']);
  friends.part('Ben', 'Ada');
  friends.acquaint('Ada', ['Ben', 'Cleo']);
  assert.deepEqual(friends.of('Ada'), [{ id: 'Cleo', rightsHas: 1, rightsGiven: 1 }]);
  friends.befriend('Ben', 'Ada');
  assert.equal(friends.of('Ada').length, 2);
});

test('[friends.rights.1] each side has rights of its own', () => {
  const friends = new Friends();
  friends.befriend('Ada', 'Ben');
  assert.equal(friends.grant('Ada', 'Ben', 0xfe), 6);
  assert.equal(friends.grant('Ada', 'Cleo', 1), undefined);
  assert.deepEqual([friends.of('Ada')[0]?.rightsGiven, friends.of('Ada')[0]?.rightsHas], [6, 1]);
  assert.deepEqual([friends.of('Ben')[0]?.rightsGiven, friends.of('Ben')[0]?.rightsHas], [1, 6]);
});
