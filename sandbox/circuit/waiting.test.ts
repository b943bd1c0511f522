import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Outgoing } from './effects.ts';
import { WaitingLines } from './waiting.ts';

const message = (name: string, reliable: boolean, length = 10): Outgoing => ({
  name,
  body: new Uint8Array(length),
  reliable,
  zerocode: false,
});

/** A line of `count` messages, the `unreliable` ones by index. */
function lineOf(count: number, unreliable: readonly number[]): WaitingLines {
  const line = new WaitingLines();
  for (let index = 0; index < count; index += 1) line.push(message(`M${index}`, !unreliable.includes(index)));
  return line;
}

const names = (messages: readonly Outgoing[]) => messages.map(({ name }) => name);

test('[circuit.window.2] each line is first in, first out', () => {
  const line = lineOf(3, [1]);
  assert.equal(line.bytes, 30);
  assert.deepEqual(
    [line.shift('answers')?.name, line.shift('answers')?.name, line.shift('answers')?.name, line.shift('answers')],
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
  assert.equal(line.shift('answers')?.name, 'M0');
});

test('[circuit.window.2] beyond 4 MiB as many leave as needed', () => {
  const line = new WaitingLines();
  const MIB = 1024 * 1024;
  line.push(message('a', false, MIB));
  line.push(message('b', false, MIB));
  line.push(message('c', true, 2 * MIB));
  assert.deepEqual(names(line.push(message('d', true, MIB + 1))), ['a', 'b']);
  assert.deepEqual(names(line.push(message('e', true, 4 * MIB))), ['e']);
  assert.equal(line.bytes, 3 * MIB + 1);
});

const bulk = (name: string, states: readonly string[] = [], reliable = false): Outgoing => ({
  ...message(name, reliable),
  category: 'task',
  states,
});

/** What is left of messages that were put in line one after the other. */
function left(messages: readonly Outgoing[]): readonly string[] {
  const lines = new WaitingLines();
  for (const one of messages) lines.push(one);
  assert.equal(lines.superseded, messages.length - lines.size);
  return names(Array.from({ length: lines.size }, () => lines.shift('task')).flatMap((one) => one ?? []));
}

for (const [what, messages, expected] of [
  ['takes its place', [bulk('a1', ['a']), bulk('b1', ['b']), bulk('a2', ['a'])], ['a2', 'b1']],
  [
    'goes to the end if it is reliable',
    [bulk('a1', ['a'], true), bulk('b1', ['b']), bulk('a2', ['a'], true)],
    ['b1', 'a2'],
  ],
  ['leaves one that tells more', [bulk('whole', ['a', 'motion']), bulk('motion', ['motion'])], ['whole', 'motion']],
  [
    'removes all of which it tells everything',
    [
      bulk('whole1', ['a', 'motion'], true),
      bulk('motion', ['motion']),
      bulk('b', ['b']),
      bulk('whole2', ['a', 'motion'], true),
    ],
    ['b', 'whole2'],
  ],
  [
    'never passes one that told the same before',
    [bulk('a1', ['a']), bulk('bc', ['b', 'c']), bulk('ab', ['a', 'b']), bulk('c', ['c'])],
    ['c', 'ab'],
  ],
  [
    'takes the last of the places that it frees',
    [bulk('a1', ['a']), bulk('x'), bulk('b1', ['b']), bulk('y'), bulk('ab', ['a', 'b'])],
    ['x', 'ab', 'y'],
  ],
  ['is told beside what tells of no state', [bulk('x'), bulk('x'), bulk('x')], ['x', 'x', 'x']],
] as const) {
  test(`[circuit.queues.2] what tells the same anew ${what}`, () => assert.deepEqual(left(messages), expected));
}

test('[circuit.queues.2] what has left the line is not superseded', () => {
  const lines = new WaitingLines();
  lines.push(bulk('a1', ['a']));
  assert.equal(lines.shift('task')?.name, 'a1');
  lines.push(bulk('a2', ['a']));
  assert.deepEqual([lines.size, lines.superseded, lines.bytes], [1, 0, 10]);
});

test('[circuit.queues.2] of a thousand things that move for ever no more than a thousand messages wait', () => {
  const lines = new WaitingLines();
  for (let turn = 0; turn < 10; turn += 1) {
    for (let thing = 0; thing < 1000; thing += 1) lines.push(bulk(`${turn}`, [`${thing}`]));
  }
  assert.deepEqual([lines.size, lines.superseded, lines.shift('task')?.name], [1000, 9000, '9']);
});

test('[circuit.window.2] what leaves for want of room is the oldest unreliable message of all lines', () => {
  const lines = new WaitingLines();
  lines.push({ ...message('land', true), category: 'land' });
  lines.push({ ...message('wind', false), category: 'wind' });
  for (let count = 0; count < 4094; count += 1) lines.push(message('answer', true));
  assert.deepEqual(names(lines.push(bulk('new', [], true))), ['wind']);
  assert.deepEqual([lines.sizeOf('wind'), lines.sizeOf('land'), lines.sizeOf('task')], [0, 1, 1]);
});
