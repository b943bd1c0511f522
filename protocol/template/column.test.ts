import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seeded } from '../../test/support/seeded.ts';
import { Column } from './column.ts';

const SEED = 20_263;
const TURNS = 100;

test(`a list that is edited again and again has the numbers that a copy of it has (seed ${SEED})`, () => {
  const random = seeded(SEED);
  const below = (most: number) => Math.floor(random() * most);
  let numbers = Array.from({ length: 1000 }, (_, at) => at * 3);
  let column = new Column();
  for (const number of numbers) column.push(number);
  for (let turn = 0; turn < TURNS; turn += 1) {
    // Most edits are near the last one, a few anywhere; some take much away.
    const start = turn % 5 === 0 ? below(numbers.length + 1) : Math.min(numbers.length, 400 + below(5));
    const end = Math.min(numbers.length, start + (turn % 7 === 0 ? below(300) : below(4)));
    const put = Array.from({ length: turn % 11 === 0 ? 300 : below(5) }, (_, at) => (numbers[start - 1] ?? 0) + at);
    const raisedBy = below(20);
    const later = new Column();
    later.take(column, [0, start]);
    for (const number of put) later.push(number);
    later.take(column, [end, column.length], raisedBy);
    numbers = [...numbers.slice(0, start), ...put, ...numbers.slice(end).map((number) => number + raisedBy)];
    column = later;
    const about = `seed ${SEED}, turn ${turn}`;
    assert.equal(column.length, numbers.length, about);
    assert.deepEqual(
      Array.from(numbers, (_, at) => column.at(at)),
      numbers,
      about,
    );
    assert.deepEqual([column.at(-1), column.at(numbers.length)], [0, 0], about);
  }
});

test('a number is found in a list of pieces as in one that was never cut', () => {
  const whole = new Column();
  for (let at = 0; at < 1000; at += 1) whole.push(2 * at);
  const cut = new Column();
  cut.take(whole, [0, 300]);
  cut.take(whole, [300, 700]);
  cut.take(whole, [700, 1000], 10);
  const places = [-1, 0, 1, 598, 599, 600, 1398, 1399, 1400, 1410, 1411, 5000];
  assert.deepEqual(
    places.map((value) => cut.firstFrom(value)),
    [0, 0, 1, 299, 300, 300, 699, 700, 700, 700, 701, 1000],
  );
});
