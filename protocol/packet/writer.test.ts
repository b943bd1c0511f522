import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toHex } from '../bytes.ts';
import { Writer } from './writer.ts';

test('what is handed out is not touched by what is written later, over many pieces', () => {
  const writer = new Writer();
  const sizes = Array.from({ length: 200 }, (_, i) => (i * 617) % 1500);
  const written = sizes.map((size, i) => {
    writer.start();
    for (let at = 0; at < size; at++) writer.putByte(i);
    return writer.finish();
  });
  for (const [i, bytes] of written.entries()) {
    assert.equal(bytes.length, sizes[i]);
    assert.ok(bytes.every((byte) => byte === i));
  }
});

test('a message larger than a piece stays whole', () => {
  const writer = new Writer();
  writer.start();
  writer.put(Uint8Array.of(1, 2, 3));
  writer.put(new Uint8Array(100_000).fill(4));
  writer.putByte(5);
  const bytes = writer.finish();
  assert.equal(bytes.length, 100_004);
  assert.equal(toHex(bytes.subarray(0, 4)), '01020304');
  assert.equal(toHex(bytes.subarray(-2)), '0405');
});

test('a message that was not finished leaves no trace, not even where zeros are put', () => {
  const writer = new Writer();
  writer.start();
  writer.put(new Uint8Array(10).fill(0xff));
  writer.start();
  writer.putByte(1);
  writer.putZeros(3);
  assert.equal(toHex(writer.finish()), '01000000');
});

test('room that was not needed is given back', () => {
  const writer = new Writer();
  writer.start();
  const at = writer.room(1000);
  writer.bytes[at] = 7;
  const first = writer.finish(at + 1);
  writer.start();
  writer.putByte(8);
  assert.deepEqual([first, writer.finish()], [Uint8Array.of(7), Uint8Array.of(8)]);
  assert.equal(first.buffer, writer.bytes.buffer, 'and both are parts of one piece');
});
