import assert from 'node:assert/strict';
import { test } from 'node:test';
import { builtInTemplate } from './built-in.ts';
import { messageSize, smallestPacket } from './sizes.ts';

const { messages } = builtInTemplate();

/** Undefined: the largest size is only larger. */
const known: readonly (readonly [name: string, numberBytes: number, minBytes: number, maxBytes: number | undefined])[] =
  [
    ['CompletePingCheck', 1, 8, 8],
    ['KillObject', 1, 8, 8 + 255 * 4],
    ['ObjectProperties', 2, 9, undefined],
    ['CloseCircuit', 4, 10, 10],
    ['LayerData', 1, 10, 10 + 65_535],
    ['ObjectAdd', 2, 152, 152],
    ['RezObject', 4, 272, undefined],
  ];

for (const [name, numberBytes, minBytes, maxBytes] of known) {
  test(`${name} takes ${minBytes} to ${maxBytes ?? 'more'} bytes`, () => {
    const message = messages.find((candidate) => candidate.name === name);
    assert.ok(message);
    const size = messageSize(message);
    assert.deepEqual([size.numberBytes, size.minBytes], [numberBytes, minBytes]);
    if (maxBytes === undefined) assert.ok(size.maxBytes > minBytes);
    else assert.equal(size.maxBytes, maxBytes);
  });
}

test('[template.size.1] 195 messages have one size only', () => {
  const sizes = messages.map(messageSize);
  assert.equal(sizes.filter(({ minBytes, maxBytes }) => minBytes === maxBytes).length, 195);
});

test('the smallest packet alone is the same', () => {
  for (const message of messages) assert.equal(smallestPacket(message), messageSize(message).minBytes, message.name);
});
