import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lines } from '../../../test/support/pieces.ts';
import { unpack } from './unpack.ts';

const overlay = (bytes: Uint8Array, sequence: number) =>
  unpack('ParcelOverlay.ParcelData.Data', bytes, (field) => (field === 'SequenceID' ? sequence : undefined));

test('[meaning.overlay.1] land is told row by row, what is alike together', () => {
  const bytes = new Uint8Array(1024).fill(0x03);
  bytes.set([0xc1, 0xc1, 0x32], 64);
  const found = overlay(bytes, 1) ?? assert.fail('not known');
  assert.equal(found.problem, undefined);
  const shown = lines(found.pieces);
  assert.deepEqual(shown.slice(0, 6), [
    '0-64 y 64 to 68 m: (own)',
    '0-64 . x 0 to 256 m: 3 (own)',
    '64-128 y 68 to 72 m: (owned, of the group, own)',
    '64-66 . x 0 to 8 m: 193 (owned, line in the west, line in the south)',
    '66-67 . x 8 to 12 m: 50 (of the group, avatars hidden, sound stays local)',
    '67-128 . x 12 to 256 m: 3 (own)',
  ]);
  assert.equal(shown.length, 2 * 16 + 2);
  assert.equal(shown.at(-1), '960-1024 . x 0 to 256 m: 3 (own)');
});

test('[meaning.overlay.1] the busiest land has fewer pieces than a field may have', () => {
  const found = overlay(
    Uint8Array.from({ length: 1024 }, (_, at) => at % 6),
    3,
  );
  assert.equal(found?.problem, undefined);
  assert.equal(found?.pieces.flatMap(({ pieces }) => pieces).length, 1024);
});

test('[meaning.overlay.1] land of a larger region, or another size, stays bytes', () => {
  assert.equal(overlay(new Uint8Array(1024), 4), undefined);
  assert.equal(overlay(new Uint8Array(1024), -1), undefined);
  assert.equal(overlay(new Uint8Array(1000), 0), undefined);
});

const bitmap = (bytes: Uint8Array) => unpack('ParcelProperties.ParcelData.Bitmap', bytes, () => undefined);

test('[meaning.bitmap.1] the squares of a parcel are told by rows', () => {
  const whole = bitmap(new Uint8Array(512).fill(0xff)) ?? assert.fail('not known');
  assert.deepEqual(lines(whole.pieces), ['0-512 y 0 to 256 m: 64 squares (x 0 to 256 m)']);
  const bytes = new Uint8Array(512);
  bytes.set([0b0000_0110, 0, 0x80, 0x01], 8);
  bytes.set([1], 16);
  const some = bitmap(bytes) ?? assert.fail('not known');
  assert.deepEqual(lines(some.pieces), [
    '0-8 y 0 to 4 m: 0 squares',
    '8-16 y 4 to 8 m: 4 squares (x 4 to 12 m, 92 to 100 m)',
    '16-24 y 8 to 12 m: 1 square (x 0 to 4 m)',
    '24-512 y 12 to 256 m: 0 squares',
  ]);
});

test('[meaning.bitmap.1] a larger region has longer rows; what is no square of rows stays bytes', () => {
  const large = bitmap(new Uint8Array(2048).fill(0xff)) ?? assert.fail('not known');
  assert.deepEqual(lines(large.pieces), ['0-2048 y 0 to 512 m: 128 squares (x 0 to 512 m)']);
  assert.equal(bitmap(new Uint8Array(511)), undefined);
});
