import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AckList, roomForAcks } from './acks.ts';

test('[circuit.acks.2] acks wait 100 ms from the oldest pending one', () => {
  const acks = new AckList();
  assert.equal(acks.deadline, Number.POSITIVE_INFINITY);
  acks.add(7, 1000);
  acks.add(9, 1060);
  assert.equal(acks.deadline, 1100);
  assert.deepEqual(acks.take(1), [7]);
  assert.equal(acks.deadline, 1160);
});

test('[circuit.acks.2] acks leave in the order in which they came, each as often as it is owed', () => {
  const acks = new AckList();
  for (const sequence of [9, 4, 9]) acks.add(sequence, 0);
  assert.deepEqual(acks.take(250), [9, 4, 9]);
  assert.equal(acks.size, 0);
});

test('[circuit.acks.4] pending acks can be made due now, but never later than they were', () => {
  const acks = new AckList();
  acks.add(1, 0);
  acks.add(2, 50);
  acks.hasten(60);
  assert.equal(acks.deadline, 60);
  acks.hasten(500);
  assert.equal(acks.deadline, 60);
});

test('[circuit.acks.4] the list is full with 64 acks', () => {
  const acks = new AckList();
  for (let sequence = 1; sequence <= 63; sequence += 1) acks.add(sequence, 0);
  assert.equal(acks.full, false);
  acks.add(64, 0);
  assert.equal(acks.full, true);
});

const rooms: readonly (readonly [length: number, acks: number])[] = [
  [1000, 49],
  [1195, 1],
  [1196, 0],
  [1200, 0],
  [5000, 0],
  [199, 250],
  [7, 250],
  [203, 249],
];

for (const [length, acks] of rooms) {
  test(`[circuit.acks.5] behind ${length} bytes there is room for ${acks} acks`, () => {
    assert.equal(roomForAcks(length), acks);
  });
}
