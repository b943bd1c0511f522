import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Outgoing } from './effects.ts';
import { WaitingLine } from './waiting.ts';

const message = (name: string, reliable: boolean, length = 10): Outgoing => ({
  name,
  body: new Uint8Array(length),
  reliable,
  zerocode: false,
});

/** A line of `count` messages, the `unreliable` ones by index. */
function lineOf(count: number, unreliable: readonly number[]): WaitingLine {
  const line = new WaitingLine();
  for (let index = 0; index < count; index += 1) line.push(message(`M${index}`, !unreliable.includes(index)));
  return line;
}

const names = (messages: readonly Outgoing[]) => messages.map(({ name }) => name);

test('[circuit.window.2] the line is first in, first out', () => {
  const line = lineOf(3, [1]);
  assert.equal(line.bytes, 30);
  assert.deepEqual(
    [line.shift()?.name, line.shift()?.name, line.shift()?.name, line.shift()],
    ['M0', 'M1', 'M2', undefined],
  );
  assert.deepEqual([line.size, line.bytes], [0, 0]);
});

test('[circuit.window.2] beyond 4096 messages the oldest unreliable one leaves', () => {
  const line = lineOf(4096, [7, 9]);
  assert.deepEqual(names(line.push(message('new', true))), ['M7']);
  assert.deepEqual(names(line.push(message('newer', false))), ['M9']);
  assert.deepEqual(names(line.push(message('newest', true))), ['newer']);
  assert.equal(line.size, 4096);
});

test('[circuit.window.2] without unreliable messages in the line the newest is refused', () => {
  const line = lineOf(4096, []);
  assert.deepEqual(names(line.push(message('reliable', true))), ['reliable']);
  assert.deepEqual(names(line.push(message('unreliable', false))), ['unreliable']);
  assert.equal(line.shift()?.name, 'M0');
});

test('[circuit.window.2] beyond 4 MiB as many leave as needed', () => {
  const line = new WaitingLine();
  const MIB = 1024 * 1024;
  line.push(message('a', false, MIB));
  line.push(message('b', false, MIB));
  line.push(message('c', true, 2 * MIB));
  assert.deepEqual(names(line.push(message('d', true, MIB + 1))), ['a', 'b']);
  assert.deepEqual(names(line.push(message('e', true, 4 * MIB))), ['e']);
  assert.equal(line.bytes, 3 * MIB + 1);
});
