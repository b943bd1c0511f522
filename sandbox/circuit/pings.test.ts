import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Pings } from './pings.ts';

/** Sends a ping at `now` and answers it after `roundTrip`. */
function roundTrip(pings: Pings, now: number, after: number): void {
  pings.answer(pings.send(now).id, now + after);
}

test('[circuit.pings.1] the first ping is due after 1 s, then one each 5 s, with ids from 1', () => {
  const pings = new Pings(100);
  assert.equal(pings.deadline, 1100);
  assert.equal(pings.send(1100).id, 1);
  assert.equal(pings.deadline, 6100);
  assert.equal(pings.send(6100).id, 2);
});

test('[circuit.pings.1] C21: after id 255 come 0 and 1, and the samples stay right', () => {
  const pings = new Pings(0);
  for (let count = 0; count < 255; count += 1) roundTrip(pings, count * 5000, 40);
  const ids = [0, 1].map((step) => {
    const { id } = pings.send(2_000_000 + step * 5000);
    pings.answer(id, 2_000_000 + step * 5000 + 70 + step);
    return id;
  });
  assert.deepEqual(ids, [0, 1]);
  assert.deepEqual(pings.samples.slice(-3), [40, 70, 71]);
});

test('[circuit.pings.1] an id that comes round while it is on its way is lost: no more than 256 are', () => {
  const pings = new Pings(0);
  for (let count = 0; count < 257; count += 1) pings.send(count * 5000);
  assert.deepEqual([pings.inTransit, pings.counters.lost], [256, 1]);
  pings.answer(1, 256 * 5000 + 30);
  assert.deepEqual([pings.samples, pings.inTransit], [[30], 0]);
});

test('[circuit.pings.5] C18: the average rises fast and falls slowly', () => {
  const pings = new Pings(0);
  const averages = [40, 50, 30].map((after, index) => {
    roundTrip(pings, index * 5000, after);
    return Number(pings.average.toFixed(6));
  });
  assert.deepEqual(averages, [168, 144.4, 121.52]);
  assert.deepEqual(pings.samples, [40, 50, 30]);
});

test('[circuit.pings.5] a ping that is out longer than the average counts instead, up to 2 s', () => {
  const pings = new Pings(0);
  assert.equal(pings.roundTrip(0), 200);
  const { id } = pings.send(1000);
  assert.deepEqual(
    [1100, 1900, 9000].map((now) => pings.roundTrip(now)),
    [200, 900, 2000],
  );
  pings.answer(id, 1001);
  for (let count = 0; count < 30; count += 1) roundTrip(pings, 5000 + count, 1);
  assert.equal(pings.average < 2, true);
  assert.equal(pings.roundTrip(90_000), 100);
});

test('[circuit.pings.4] an answer forgets the pings before it as lost', () => {
  const pings = new Pings(0);
  for (const now of [0, 5000, 10_000]) pings.send(now);
  pings.answer(2, 10_100);
  assert.deepEqual(pings.counters, { sent: 3, answered: 1, lost: 1, late: 0 });
  assert.deepEqual([pings.samples, pings.inTransit], [[5100], 1]);
});

test('[circuit.pings.4] C20: an answer that is late, repeated or foreign is counted and has no other effect', () => {
  const pings = new Pings(0);
  for (const now of [0, 5000, 10_000]) pings.send(now);
  pings.answer(2, 10_100);
  for (const id of [2, 1, 77]) assert.deepEqual(pings.answer(id, 10_200), { isAwaited: false, becameFree: false });
  assert.deepEqual(pings.counters, { sent: 3, answered: 1, lost: 1, late: 3 });
  assert.deepEqual([pings.samples, pings.inTransit], [[5100], 1]);
});

test('[circuit.pings.6] the last 120 samples are kept', () => {
  const pings = new Pings(0);
  for (let count = 1; count <= 121; count += 1) roundTrip(pings, count * 5000, count);
  assert.deepEqual([pings.samples.length, pings.samples[0], pings.samples.at(-1)], [120, 2, 121]);
});

test('[circuit.pings.7] C19: more than three on their way block, two or fewer after an answer free', () => {
  const pings = new Pings(0);
  const sent = [1000, 6000, 11_000, 16_000, 21_000].map((now) => pings.send(now).becameBlocked);
  assert.deepEqual(sent, [false, false, false, true, false]);
  assert.deepEqual([pings.answer(1, 21_500).becameFree, pings.blocked], [false, true]);
  assert.deepEqual([pings.answer(2, 21_600).becameFree, pings.blocked], [false, true]);
  assert.deepEqual([pings.answer(3, 21_700).becameFree, pings.blocked], [true, false]);
});

test('[circuit.silence.2] a jump of the clock forgets what is on its way and pings after 1 s', () => {
  const pings = new Pings(0);
  pings.send(1000);
  pings.restart(500_000);
  assert.deepEqual([pings.deadline, pings.inTransit, pings.counters.lost], [501_000, 0, 1]);
  assert.equal(pings.roundTrip(500_000), 200);
});
