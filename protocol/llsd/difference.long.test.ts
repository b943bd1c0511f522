// What holds for any two documents, and how long large ones take.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { anyLlsd, typedOf } from '../../test/support/llsd.ts';
import { difference, leavesOf } from './difference.ts';
import { nodeOf } from './node.ts';
import { array, integer, type Llsd, map, string, uuid } from './value.ts';

test('[llsd.difference.1] a value is equal to itself and to its copy; two values are equal both ways or neither', () => {
  void fc.assert(
    fc.property(anyLlsd(), anyLlsd(), (one, other) => {
      assert.equal(difference(nodeOf(one), nodeOf(one)), undefined);
      const there = difference(nodeOf(one), nodeOf(other));
      const back = difference(nodeOf(other), nodeOf(one));
      const isEqual = JSON.stringify(typedOf(one)) === JSON.stringify(typedOf(other));
      assert.deepEqual([there === undefined, back === undefined], [isEqual, isEqual]);
      // What is laid beside each other may differ both ways, but neither is without anything that differs.
      assert.deepEqual(
        [there, back].map((found) => [...leavesOf(found)].length === 0),
        [isEqual, isEqual],
      );
    }),
    { numRuns: 500 },
  );
});

const item = (number: number): Llsd =>
  map({
    item_id: uuid(`00000000-0000-0000-0000-${String(number).padStart(12, '0')}`),
    name: string(`Thing ${number}`),
    flags: array([integer(number), integer(number + 1)]),
  });

test('[llsd.difference.1] tens of thousands of elements are compared in a moment, also turned round', () => {
  const items = Array.from({ length: 20_000 }, (_, at) => item(at));
  const started = performance.now();
  const fewer = nodeOf(array(items.filter((_, at) => at % 100 !== 0)));
  assert.equal([...leavesOf(difference(nodeOf(array(items)), fewer))].length, 200);
  const turned = [...leavesOf(difference(nodeOf(array(items)), nodeOf(array([...items].reverse()))))];
  assert.equal(turned.length, 2 * (items.length - 1));
  const other = array(items.map((_, at) => item(at + items.length)));
  const leaves = [...leavesOf(difference(nodeOf(array(items)), nodeOf(other)))];
  assert.ok(leaves.length >= items.length);
  // Quadratic work would take minutes.
  assert.ok(performance.now() - started < 20_000);
});
