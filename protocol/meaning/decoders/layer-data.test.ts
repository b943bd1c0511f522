import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bytesOf, lines } from '../../../test/support/pieces.ts';
import { heightsOf, placesInLayer, readLayer, unpackLayer } from './layer-data.ts';

const SLOPE = '0801104c890000a0410c00653802e25384a1cc41c60038580e0a0070400702000e04003808001c044c20';
const FLAT = '0801104c000000a4410100002610';

test('[land.layer.1] [land.patch.4] [land.patch.5] [land.patch.6] a slope is read as other readers have it', () => {
  const { patches, problem, size, stride, type } = readLayer(bytesOf(SLOPE));
  assert.deepEqual([stride, size, type, problem], [264, 16, 0x4c, undefined]);
  const [patch] = patches;
  assert.deepEqual([patch?.x, patch?.y, patch?.offset, patch?.range], [3, 5, 20, 12]);
  const known = [
    [0, 0, 20.0035],
    [15, 0, 27.5176],
    [0, 15, 23.7324],
    [15, 15, 31.2465],
    [7, 3, 24.2441],
  ] as const;
  for (const [i, j, height] of known) {
    assert.ok(Math.abs((patch?.heights[j * 16 + i] ?? 0) - height) < 0.0001, `(${i}, ${j})`);
  }
});

test('[land.layer.1] where patches lie is told without their heights', () => {
  assert.deepEqual([SLOPE, FLAT, ''].map(bytesOf).map(placesInLayer), [[[3, 5]], [[0, 0]], []]);
});

test('[land.bits.1] pieces of a layer stand where its bits do', () => {
  assert.deepEqual(lines(unpackLayer(bytesOf(FLAT)).pieces), [
    '0-2 stride: 264',
    '2-3 patch size: 16',
    '3-4 type: 76 (land)',
    '4-13 patch (0, 0): (21 to 21 m)',
    '4-13 . quantisation: 0 (2^2 steps, 2 bits)',
    '4-13 . offset: 20.5 m',
    '4-13 . range: 1 m',
  ]);
  assert.deepEqual(heightsOf(readLayer(bytesOf(FLAT))), { low: 21, high: 21 });
});

test('a layer that is cut, of an unknown size, or with more behind its end says so', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['0801', 'The bytes end in the head of the layer.'],
    ['0801114c', 'No patch has 17 cells along its edge.'],
    ['0801104c', 'No end mark stands behind the patches.'],
    [SLOPE.slice(0, -12), 'The bytes end in patch 0.'],
    [`${FLAT}00ff`, 'Bytes are left over behind the end mark.'],
  ];
  for (const [hex, problem] of cases) assert.equal(unpackLayer(bytesOf(hex)).problem, problem, hex);
});

test('a layer has a bounded number of patches', () => {
  // Each patch is 84 bits of zeros, and the end of its numbers: never an end mark.
  const endless = new Uint8Array(64_000).fill(0x80);
  const { patches, problem } = readLayer(Uint8Array.of(8, 1, 16, 0x4c, ...endless));
  assert.ok(patches.length <= 1024);
  assert.notEqual(problem, undefined);
});
