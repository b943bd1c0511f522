import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Flow } from './flow.ts';
import { Latency } from './latency.ts';
import { LastMinute } from './minute.ts';

test('rates are those of the last whole period of five seconds, and the peak is the highest of all', () => {
  const flow = new Flow(1000);
  for (const now of [1000, 2000, 5999]) flow.pass(1000, now === 2000, now);
  const rates = (now: number) => {
    const { bitsPerSecond, packetsPerSecond, peakBitsPerSecond } = flow.figures(now);
    return [packetsPerSecond, bitsPerSecond, peakBitsPerSecond];
  };
  assert.deepEqual(rates(5999), [0, 0, 0]);
  assert.deepEqual(rates(6000), [0.6, 4800, 4800]);
  flow.pass(500, false, 6000);
  assert.deepEqual(rates(11_000), [0.2, 800, 4800]);
  assert.deepEqual(rates(16_000), [0, 0, 4800]);
  flow.pass(5000, false, 16_000);
  assert.deepEqual(rates(60_000), [0, 0, 8000]);
  assert.deepEqual([flow.packets, flow.bytes, flow.figures(0).reliable], [5, 8500, 1]);
});

test('of the messages that are told four are the most frequent, and four weigh most', () => {
  const flow = new Flow(0);
  for (let name = 0; name < 10; name += 1) for (let sent = 0; sent < 20 - name; sent += 1) flow.name(`M${name}`, 10);
  for (const name of ['One', 'Two']) flow.name(name, 100_000);
  const names = flow.figures(0).top.map(({ name }) => name);
  assert.deepEqual(names, ['M0', 'M1', 'M2', 'M3', 'M4', 'M5', 'One', 'Two']);
});

test('the eight messages with most packets are told, the larger of two first', () => {
  const flow = new Flow(0);
  for (let name = 0; name < 10; name += 1) flow.name(`M${name}`, 10 + name);
  flow.name('M3', 1);
  const { top } = flow.figures(0);
  assert.equal(top.length, 8);
  assert.deepEqual(top[0], { name: 'M3', packets: 2, bytes: 14 });
  assert.deepEqual(top[1], { name: 'M9', packets: 1, bytes: 19 });
});

test('zero-coding that does not make a packet shorter saves less than nothing, and is counted', () => {
  const flow = new Flow(0);
  flow.zerocoded(100, 60);
  flow.zerocoded(50, 55);
  flow.notShorter();
  const { expandedBytes, notShorter, savedBytes, zerocoded } = flow.figures(0);
  assert.deepEqual([zerocoded, expandedBytes, savedBytes, notShorter], [2, 150, 35, 2]);
});

test('what happened is remembered for a minute, in steps of five seconds', () => {
  const minute = new LastMinute();
  for (let second = 0; second < 60; second += 1) minute.add(1, 1000 * second);
  assert.equal(minute.sum(59_999), 60);
  assert.equal(minute.sum(60_000), 55);
  assert.equal(minute.sum(114_999), 5);
  assert.equal(minute.sum(115_000), 0);
  minute.add(3, 500_000);
  assert.equal(minute.sum(500_000), 3);
  assert.equal(minute.sum(10), 3, 'a clock that steps back forgets nothing');
});

test('latency is told by its last sample, its mean and what 95 of 100 are below, of the last 120', () => {
  const latency = new Latency();
  assert.equal(latency.figures, undefined);
  for (let sample = 1; sample <= 140; sample += 1) latency.add(sample);
  assert.deepEqual(latency.figures, { lastMs: 140, meanMs: 80.5, p95Ms: 134 });
});
