import assert from 'node:assert/strict';
import { test } from 'node:test';
import { People } from './people.ts';

const person = (id: string) => ({ id, first: 'Some', last: id });

test('so many visitors are remembered, and then the one that came longest ago is forgotten', () => {
  const people = new People([], 2);
  for (const id of ['a', 'b', 'a', 'c']) people.remember(person(id));
  assert.deepEqual(
    ['a', 'b', 'c'].map((id) => people.find(id)?.last),
    ['a', undefined, 'c'],
  );
});

test('people of the world are known from the start, keep their names and are never forgotten', () => {
  const people = new People([person('a'), person('b')], 1);
  people.remember({ id: 'a', first: 'Other', last: 'Name' });
  for (const id of ['c', 'd']) people.remember(person(id));
  assert.deepEqual(
    people.all().map(({ first, last }) => `${first} ${last}`),
    ['Some a', 'Some b', 'Some d'],
  );
});
