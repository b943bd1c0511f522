import assert from 'node:assert/strict';
import { test } from 'node:test';
import { repeatWhile } from '../../test/support/repeat.ts';
import { type ResendProfile, Resends } from './resends.ts';

const packet = (sequence: number, length = 10) => ({
  sequence,
  name: `M${sequence}`,
  datagram: new Uint8Array(length),
  urgent: false,
});

/** Everything that is due, with nothing to hold it up. */
function dueFrom(resends: Resends, now: number, blocked: boolean) {
  const again: string[] = [];
  const failed = resends.due(now, blocked, ({ name }) => {
    again.push(name);
    return now;
  });
  return { again, failed: failed.map(({ name }) => name) };
}

/** Times at which a packet sent at 0 leaves again, and the time at which it failed. */
function life(profile: ResendProfile, roundTrip: number): readonly number[] {
  const resends = new Resends(profile);
  resends.remember(packet(1), roundTrip, 0);
  const times: number[] = [];
  repeatWhile(
    () => resends.size > 0,
    () => {
      const now = resends.deadline(false);
      dueFrom(resends, now, false);
      times.push(now / 1000);
    },
  );
  return times;
}

test('[circuit.resends.1] C07: the wait doubles up to 8 s; eight copies, then failure', () => {
  assert.deepEqual(life('patient', 200), [1, 3, 7, 15, 23, 31, 39, 47, 55]);
});

test('[circuit.resends.1] the first wait is five round trips, between 1 s and 8 s', () => {
  const first = (roundTrip: number) => life('patient', roundTrip)[0];
  assert.deepEqual([100, 200, 300, 1600, 2000].map(first), [1, 1, 1.5, 8, 8]);
});

test('[circuit.resends.6] no copy leaves later than 55 s after the first transmission', () => {
  assert.deepEqual(life('patient', 2000), [8, 16, 24, 32, 40, 48, 55]);
});

test('[circuit.resends.4] behind a blocked probe messages grow old, and fail in their time', () => {
  const resends = new Resends('patient');
  for (const sequence of [1, 2]) resends.remember(packet(sequence), 200, 1000 * sequence);
  const failed: (readonly [string, number])[] = [];
  repeatWhile(
    () => resends.size > 0,
    () => {
      const now = resends.deadline(true);
      for (const name of dueFrom(resends, now, true).failed) failed.push([name, now]);
    },
  );
  assert.deepEqual(failed, [
    ['M1', 56_000],
    ['M2', 57_000],
  ]);
});

test('[circuit.resends.2] the profile `linden` sends three copies without doubling', () => {
  assert.deepEqual(life('linden', 200), [1, 2, 3, 4]);
  assert.deepEqual(life('linden', 1600), [8, 16, 24, 32]);
});

test('[circuit.resends.5] an ack forgets its packet, once', () => {
  const resends = new Resends('patient');
  resends.remember(packet(5, 100), 200, 0);
  resends.remember(packet(6, 10), 200, 500);
  assert.equal(resends.bytes, 110);
  assert.equal(resends.acknowledge(5, 900)?.name, 'M5');
  assert.equal(resends.acknowledge(5, 950), undefined);
  assert.deepEqual([resends.size, resends.bytes, resends.deadline(false)], [1, 10, 1500]);
});

test('[circuit.resends.4] a blocked peer is probed with the oldest packet only', () => {
  const resends = new Resends('patient');
  for (const sequence of [1, 2, 3]) resends.remember(packet(sequence), 200, 0);
  const names = (blocked: boolean, now: number) => dueFrom(resends, now, blocked).again;
  assert.deepEqual(names(true, 1000), ['M1']);
  assert.equal(resends.deadline(true), 3000);
  assert.deepEqual(names(true, 2000), []);
  assert.equal(resends.deadline(false), 1000);
  assert.deepEqual(names(false, 2000), ['M2', 'M3']);
});

test('[circuit.window.1] the window is full with 128 packets or 128 KiB', () => {
  const many = new Resends('patient');
  for (let sequence = 1; sequence <= 127; sequence += 1) many.remember(packet(sequence), 200, 0);
  assert.equal(many.windowFull, false);
  many.remember(packet(128), 200, 0);
  assert.equal(many.windowFull, true);
  const long = new Resends('patient');
  long.remember(packet(1, 128 * 1024 - 1), 200, 0);
  assert.equal(long.windowFull, false);
  long.remember(packet(2, 1), 200, 0);
  assert.equal(long.windowFull, true);
});

test('[circuit.silence.2] after a jump of the clock all waits start anew', () => {
  const resends = new Resends('patient');
  resends.remember(packet(1), 200, 0);
  dueFrom(resends, 1000, false);
  resends.remember(packet(2), 200, 1500);
  resends.restart(100_000, 98_500);
  assert.equal(resends.deadline(false), 101_000);
  resends.acknowledge(2, 100_000);
  assert.equal(resends.deadline(false), 102_000);
});

for (const [slept, outcome] of [
  [64_999, 'failed'],
  [65_000, 'again'],
] as const) {
  test(`[circuit.silence.2] [circuit.resends.6] after a sleep of ${slept} ms a message is ${outcome}`, () => {
    const resends = new Resends('patient');
    resends.remember(packet(1), 200, 0);
    resends.restart(slept, slept);
    const due = resends.deadline(false);
    const copies: number[] = [];
    const failed = resends.due(due, false, ({ sequence }) => {
      copies.push(sequence);
      return due;
    });
    assert.deepEqual([copies.length, failed.length], outcome === 'again' ? [1, 0] : [0, 1]);
  });
}

test('[circuit.resends.5] what is abandoned is returned, oldest first', () => {
  const resends = new Resends('patient');
  for (const sequence of [0xffffff, 0]) resends.remember(packet(sequence), 200, 0);
  assert.equal(resends.oldestSequence, 0xffffff);
  assert.deepEqual(
    resends.abandon().map(({ sequence }) => sequence),
    [0xffffff, 0],
  );
  assert.deepEqual([resends.size, resends.bytes, resends.deadline(false)], [0, 0, Number.POSITIVE_INFINITY]);
});

test('[circuit.throttle.2] a copy that may not leave yet is due when it may, and fails in its time', () => {
  const resends = new Resends('patient');
  resends.remember(packet(1), 200, 0);
  const later = (opensAt: number) => () => opensAt;
  assert.deepEqual(resends.due(1000, false, later(1250)), []);
  assert.equal(resends.deadline(false), 1250);
  assert.deepEqual(resends.due(1250, false, later(90_000)), []);
  assert.equal(resends.deadline(false), 55_000);
  assert.deepEqual(
    resends.due(55_000, false, later(90_000)).map(({ name }) => name),
    ['M1'],
  );
});
