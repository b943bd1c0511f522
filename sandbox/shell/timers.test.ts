import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Alarm } from './alarm.ts';
import { PacedSignal } from './paced-signal.ts';

test('an alarm that is far away rings after a minute, so that no timer overflows', (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  let rung = 0;
  const alarm = new Alarm(() => {
    rung += 1;
  });
  alarm.set(2 ** 40, 0);
  t.mock.timers.tick(59_999);
  assert.equal(rung, 0);
  t.mock.timers.tick(1);
  assert.equal(rung, 1);
  alarm.set(60_500, 60_000);
  t.mock.timers.tick(500);
  assert.equal(rung, 2);
  alarm.set(Number.POSITIVE_INFINITY, 60_500);
  t.mock.timers.tick(1_000_000);
  assert.equal(rung, 2);
});

test('news are told once for each pause at most, and not at all when there are none', (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  let told = 0;
  const signal = new PacedSignal(100, () => {
    told += 1;
  });
  for (let now = 0; now < 1000; now += 1) {
    signal.stir();
    t.mock.timers.tick(1);
  }
  assert.equal(told, 10);
  t.mock.timers.tick(10_000);
  assert.equal(told, 10);
  signal.stir();
  signal.stop();
  signal.stop();
  t.mock.timers.tick(10_000);
  assert.equal(told, 11, 'what was not told is told at the end, once');
});
