import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toHex } from '../../protocol/bytes.ts';
import { avatarPlace, quantize, terseAvatar } from './blobs.ts';
import type { Quaternion } from './vector.ts';

const quarterTurn: Quaternion = [0, 0, Math.SQRT1_2, Math.SQRT1_2];
const walker = {
  localId: 7001,
  position: [129.5, 128.25, 23],
  velocity: [3.2, 0, 0],
  rotation: quarterTurn,
} as const;

test('[object.terse.1] a walking avatar in 60 bytes', () => {
  assert.equal(
    toHex(terseAvatar(walker)),
    '591b0000000100000000000000000000803f0000000000800143004000430000b841' +
      '3283ff7fff7fff7fff7fff7fff7fff7f81da81daff7fff7fff7f',
  );
});

test('[object.avatar.1] the place of an avatar in 76 bytes', () => {
  const zero = '00000000';
  assert.equal(
    toHex(avatarPlace(walker)),
    [
      `${zero}${zero}0000803f${zero}`,
      '00800143004000430000b841',
      `cdcc4c40${zero}${zero}`,
      zero.repeat(3),
      `${zero}${zero}f304353f`,
      zero.repeat(3),
    ].join(''),
  );
});

test('[object.avatar.1] a rotation with a negative w is told by its opposite', () => {
  const other: Quaternion = [0, 0, -Math.SQRT1_2, -Math.SQRT1_2];
  assert.deepEqual(floats(avatarPlace({ ...walker, rotation: other })), floats(avatarPlace(walker)));
});

const numbers: readonly [value: number, limit: number, sent: number][] = [
  [0, 128, 0x7fff],
  [3.2, 128, 0x8332],
  [-128, 128, 0],
  [128, 128, 0xffff],
  [1000, 128, 0xffff],
  [-1000, 128, 0],
  [0.5, 64, 0x80ff],
  [1, 1, 0xffff],
];
for (const [value, limit, sent] of numbers) {
  test(`[object.terse.2] ${value} of ±${limit} is sent as 0x${sent.toString(16)}`, () => {
    assert.equal(quantize(value, limit), sent);
  });
}

/** As numbers, with one zero only. */
function floats(bytes: Uint8Array): readonly number[] {
  const view = new DataView(bytes.buffer);
  return Array.from({ length: bytes.length / 4 }, (_, index) => view.getFloat32(index * 4, true) + 0);
}
