import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MOST_TURNS, ReadFirst } from './read-first.ts';

/** A loop whose turns end when the test says so, and in each of which so many datagrams are read. */
function loop(acts: () => void, immediates: (() => void)[]) {
  const readFirst = new ReadFirst(acts);
  return {
    readFirst,
    turn(datagrams: number): void {
      for (let read = 0; read < datagrams; read += 1) readFirst.read();
      for (const immediate of immediates.splice(0)) immediate();
    },
  };
}

/** Instead of the end of the loop's turn. */
function heldImmediates(t: { readonly mock: typeof import('node:test').mock }): (() => void)[] {
  const held: (() => void)[] = [];
  t.mock.method(globalThis, 'setImmediate', (act: () => void) => held.push(act));
  return held;
}

test('[circuit.socket.3] what is due waits until a turn of the loop finds less than it may read', (t) => {
  let acted = 0;
  const { readFirst, turn } = loop(() => {
    acted += 1;
  }, heldImmediates(t));
  readFirst.stir(0);
  readFirst.stir(0);
  turn(32);
  turn(40);
  assert.equal(acted, 0);
  turn(31);
  assert.equal(acted, 1);
  turn(0);
  assert.equal(acted, 1, 'once for each time');
  readFirst.stir(0);
  turn(0);
  assert.equal(acted, 2);
});

test('[circuit.socket.3] a flood does not stop the clock', (t) => {
  let acted = 0;
  const { readFirst, turn } = loop(() => {
    acted += 1;
  }, heldImmediates(t));
  readFirst.stir(0);
  for (let turns = 1; turns < MOST_TURNS; turns += 1) turn(32);
  assert.equal(acted, 0);
  turn(32);
  assert.equal(acted, 1);
});
