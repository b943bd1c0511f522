import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Deadlines } from './deadlines.ts';

const NEVER = Number.POSITIVE_INFINITY;

test('of nobody the first is due never', () => {
  const deadlines = new Deadlines<string>();
  assert.equal(deadlines.first, NEVER);
  deadlines.add('a', NEVER);
  assert.equal(deadlines.first, NEVER);
});

test('whoever is deleted stays away, and may come again', () => {
  const deadlines = new Deadlines<string>();
  deadlines.add('a', 5);
  deadlines.delete('a');
  deadlines.move('a', 1);
  deadlines.delete('a');
  assert.equal(deadlines.first, NEVER);
  deadlines.add('a', 7);
  assert.equal(deadlines.first, 7);
});

test('to add somebody twice is our mistake', () => {
  const deadlines = new Deadlines<string>();
  deadlines.add('a', 1);
  assert.throws(() => deadlines.add('a', 2), /already/);
});

/** Few keys and few times, so that there are equal ones and every path down the heap is taken. */
const steps = fc.array(
  fc.record({
    what: fc.constantFrom('add', 'move', 'move', 'delete'),
    key: fc.nat(30),
    at: fc.oneof(fc.nat(20), fc.constant(NEVER)),
  }),
  { maxLength: 300 },
);

test('whatever comes, moves and goes, the first is the smallest of all', () =>
  fc.assert(
    fc.property(steps, (all) => {
      const deadlines = new Deadlines<number>();
      const plain = new Map<number, number>();
      for (const { what, key, at } of all) {
        if (what === 'delete') {
          deadlines.delete(key);
          plain.delete(key);
        } else if (plain.has(key)) {
          deadlines.move(key, at);
          plain.set(key, at);
        } else if (what === 'add') {
          deadlines.add(key, at);
          plain.set(key, at);
        }
        assert.equal(deadlines.first, Math.min(...plain.values()));
      }
    }),
    { numRuns: 200 },
  ));

test('those that are due are told, the earliest first, and stay until they are moved', () => {
  const deadlines = new Deadlines<string>();
  for (const [key, at] of [
    ['c', 30],
    ['a', 10],
    ['e', 50],
    ['b', 20],
    ['d', 30.5],
    ['never', Number.POSITIVE_INFINITY],
  ] as const) {
    deadlines.add(key, at);
  }
  assert.deepEqual(deadlines.due(9), []);
  assert.deepEqual(deadlines.due(30), ['a', 'b', 'c']);
  deadlines.move('a', 60);
  deadlines.delete('b');
  assert.deepEqual(deadlines.due(55), ['c', 'd', 'e']);
});
