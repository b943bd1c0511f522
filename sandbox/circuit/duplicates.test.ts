import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DuplicateMemory, RecentIds } from './duplicates.ts';

function remembering(count: number, now: number): DuplicateMemory {
  const memory = new DuplicateMemory();
  for (let sequence = 1; sequence <= count; sequence += 1) memory.remember(sequence, now);
  return memory;
}

/** Which of the ids 1 to 100 are still remembered. */
const known = (memory: DuplicateMemory, now: number) =>
  Array.from({ length: 100 }, (_, index) => index + 1).filter((sequence) => memory.has(sequence, now));

test('[circuit.duplicates.1] a reliable id is remembered for 60 s', () => {
  const memory = remembering(1, 0);
  assert.equal(memory.has(1, 59_999), true);
  assert.equal(memory.has(1, 60_000), false);
  assert.equal(memory.has(2, 0), false);
});

test('[circuit.duplicates.1] an id is as young as its last copy', () => {
  const memory = remembering(3, 0);
  memory.remember(1, 59_000);
  memory.remember(9, 60_000);
  assert.equal(memory.size, 2);
  assert.equal(memory.has(1, 118_999), true);
  memory.trim(80, 69_000);
  assert.equal(memory.has(1, 69_000), true);
  memory.trim(80, 69_001);
  assert.equal(memory.has(1, 69_001), false);
});

test('[circuit.duplicates.2] C14: OldestUnacked forgets older ids, but not within ten seconds', () => {
  const memory = remembering(100, 0);
  memory.trim(80, 3000);
  assert.equal(known(memory, 3000).length, 100);
  memory.trim(80, 12_000);
  assert.deepEqual([known(memory, 12_000)[0], known(memory, 12_000).length], [80, 21]);
});

test('[circuit.duplicates.2] C14: OldestUnacked 0 forgets nothing', () => {
  const memory = remembering(100, 0);
  memory.trim(0, 50_000);
  assert.equal(memory.size, 100);
});

test('[circuit.duplicates.2] OldestUnacked works across the wrap, and not across a counter of 16 bits', () => {
  const wrapped = new DuplicateMemory();
  wrapped.remember(0xffffff, 0);
  wrapped.remember(1, 0);
  wrapped.trim(1, 20_000);
  assert.deepEqual([wrapped.has(0xffffff, 20_000), wrapped.has(1, 20_000)], [false, true]);
  const narrow = new DuplicateMemory();
  narrow.remember(3, 0);
  narrow.trim(0xfffe, 20_000);
  assert.equal(narrow.has(3, 20_000), true);
});

test('[circuit.duplicates.3] at most 8192 ids are remembered, and what is forgotten early is counted', () => {
  const memory = remembering(8194, 0);
  assert.deepEqual([memory.size, memory.evicted], [8192, 2]);
  assert.deepEqual([memory.has(2, 0), memory.has(3, 0)], [false, true]);
});

test('[circuit.duplicates.4] an unreliable repeat is noticed among the last 512 ids', () => {
  const recent = new RecentIds();
  const repeated = Array.from({ length: 513 }, (_, sequence) => recent.repeated(sequence));
  assert.equal(repeated.includes(true), false);
  assert.deepEqual([recent.repeated(1), recent.repeated(0)], [true, false]);
  assert.deepEqual([recent.has(513), recent.has(0xffffffff), recent.repeated(0xffffffff)], [false, false, false]);
  assert.equal(recent.has(0xffffffff), true);
});

test('[circuit.silence.2] what came before a sleep is remembered after it', () => {
  const memory = new DuplicateMemory();
  memory.remember(7, 0);
  memory.restart(600_000);
  assert.deepEqual([memory.has(7, 659_999), memory.has(7, 660_000)], [true, false]);
});
