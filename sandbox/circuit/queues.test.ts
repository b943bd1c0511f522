import assert from 'node:assert/strict';
import { test } from 'node:test';
import { repeatWhile } from '../../test/support/repeat.ts';
import type { BulkCategory, Outgoing } from './effects.ts';
import { Queues } from './queues.ts';

const BYTES = 1000;

const message = (name: string, category?: BulkCategory): Outgoing => ({
  ...{ name, body: new Uint8Array(BYTES), reliable: false, zerocode: false },
  ...(category === undefined ? {} : { category }),
});

/** Queues of a viewer that asked for the same of everything. */
function queuesWith(bytesPerSecond: number): Queues {
  const queues = new Queues(0);
  queues.tune(new Array(7).fill(bytesPerSecond * 8), 0);
  return queues;
}

/** Sends one, or puts it in line. */
function offer(queues: Queues, one: Outgoing, now: number): boolean {
  const waits = queues.mustWait(one, false, now);
  if (waits) queues.push(one, false);
  else if (one.category !== undefined) queues.spend(one.category, BYTES, now);
  return waits;
}

/** What leaves when the queues say so: name and time in whole milliseconds. */
function leave(queues: Queues): readonly string[] {
  const lines: string[] = [];
  repeatWhile(
    () => queues.size > 0,
    () => {
      const now = Math.max(0, queues.deadline(false));
      const next = queues.next(now);
      assert.ok(next, `somebody leaves at ${now}`);
      if (next.category !== undefined) queues.spend(next.category, BYTES, now);
      lines.push(`${Math.round(now)} ${next.name}`);
    },
  );
  return lines;
}

test('[circuit.throttle.1] what has a category leaves as its bucket allows, and the rest at once', () => {
  const queues = queuesWith(10_000);
  const waited = Array.from({ length: 6 }, (_, index) => offer(queues, message(`${index}`, 'task'), 0));
  assert.deepEqual(waited, [false, false, false, true, true, true]);
  assert.equal(offer(queues, message('wind', 'wind'), 0), false, 'another bucket');
  assert.equal(offer(queues, message('answer'), 0), false, 'no bucket');
  assert.deepEqual(leave(queues), ['50 3', '150 4', '250 5']);
});

test('[circuit.queues.1] categories take turns, one message each', () => {
  const queues = queuesWith(1_000_000);
  queues.hold(true);
  for (const name of ['1', '2', '3']) offer(queues, message(`task ${name}`, 'task'), 0);
  for (const name of ['1', '2']) offer(queues, message(`land ${name}`, 'land'), 0);
  offer(queues, message('asset 1', 'asset'), 0);
  queues.hold(false);
  const order = Array.from({ length: 6 }, () => queues.next(0)?.name);
  assert.deepEqual(order, ['land 1', 'task 1', 'asset 1', 'land 2', 'task 2', 'task 3']);
  assert.equal(queues.next(0), undefined);
});

test('[circuit.queues.1] a category whose bucket is empty gives its turn to the others', () => {
  const queues = queuesWith(10_000);
  for (const name of ['1', '2', '3', '4']) offer(queues, message(`land ${name}`, 'land'), 0);
  queues.hold(true);
  offer(queues, message('task 1', 'task'), 0);
  queues.hold(false);
  assert.equal(queues.next(0)?.name, 'task 1');
  assert.equal(queues.next(0), undefined);
});

test('[circuit.queues.1] answers go before every category', () => {
  const queues = queuesWith(1_000_000);
  queues.push(message('land', 'land'), true);
  queues.push(message('answer'), true);
  assert.deepEqual([queues.next(0)?.name, queues.next(0)?.name], ['answer', 'land']);
});

test('[circuit.pause.1] while held every category waits, with no time to wake, and the rest goes on', () => {
  const queues = queuesWith(1_000_000);
  queues.hold(true);
  for (const category of ['land', 'wind', 'cloud', 'task', 'texture', 'asset'] as const) {
    assert.equal(offer(queues, message(category, category), 0), true, category);
  }
  assert.equal(offer(queues, message('answer'), 0), false);
  assert.equal(queues.next(1_000_000), undefined);
  assert.equal(queues.deadline(false), Number.POSITIVE_INFINITY);
  queues.hold(false);
  assert.ok(queues.deadline(false) <= 0);
  assert.equal(leave(queues).length, 6);
});

test('[circuit.window.1] a stall is counted when the window is full and something must wait, once until it has room', () => {
  const queues = queuesWith(1000);
  for (const isFull of [true, true]) queues.push(message('bulk', 'task'), isFull);
  assert.equal(queues.counters.ackStalls, 1);
  queues.next(0);
  queues.push(message('bulk', 'task'), false);
  assert.equal(queues.counters.ackStalls, 1);
  queues.push(message('bulk', 'task'), true);
  assert.equal(queues.counters.ackStalls, 2);
  assert.equal(queues.deadline(true), Number.POSITIVE_INFINITY, 'acks make room, not time');
});

test('[circuit.window.2] what finds no place is counted by category', () => {
  const queues = queuesWith(1000);
  for (let count = 0; count < 4096; count += 1) queues.push(message('wind', 'wind'), true);
  for (let count = 0; count < 3; count += 1) queues.push(message('task', 'task'), true);
  const figures = queues.figures(0).filter(({ waiting }) => waiting > 0);
  assert.deepEqual(
    figures.map(({ category, dropped, waiting, waitingBytes }) => [category, dropped, waiting, waitingBytes]),
    [
      ['wind', 3, 4093, 4_093_000],
      ['task', 0, 3, 3000],
    ],
  );
  assert.equal(queues.counters.dropped, 3);
});
