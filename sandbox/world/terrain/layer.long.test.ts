// Whole regions of land.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readLayer } from '../../../protocol/meaning/decoders/layer-data.ts';
import { near, patch } from '../../../test/support/patches.ts';
import { heightOf, REGION_SIZE, type TerrainPlan } from './height.ts';
import { LAYER_BYTES, landLayers } from './layer.ts';

const samples = (of: (at: number) => number): TerrainPlan => ({
  kind: 'samples',
  samples: Float32Array.from({ length: REGION_SIZE ** 2 }, (_, at) => of(at)),
});
const plans: readonly TerrainPlan[] = [
  { kind: 'flat', height: 21.3 },
  { kind: 'waves' },
  { kind: 'waves', base: 40, amplitude: 12, period: 40 },
  samples((at) => (at * 37) % 11),
  samples((at) => ((at % REGION_SIZE) + Math.floor(at / REGION_SIZE) < 200 ? 5 : 95)),
];

for (const plan of plans) {
  test(`[land.layer.2] [land.patch.7] ${plan.kind} land fills the region once, in packets below ${LAYER_BYTES} bytes`, () => {
    const height = heightOf(plan);
    const layers = landLayers(height);
    assert.ok(layers.every(({ length }) => length < LAYER_BYTES));
    const patches = layers.flatMap((layer) => readLayer(layer).patches);
    assert.equal(new Set(patches.map(({ x, y }) => `${x},${y}`)).size, 256);
    assert.equal(patches.length, 256);
    for (const { x, y, heights } of patches.filter((_, index) => index % 17 === 0)) {
      near(heights, patch(x, y, (i, j) => height(x * 16 + i, y * 16 + j)).heights);
    }
  });
}

test('[land.layer.2] natural land travels in 64 packets of four patches', () => {
  const layers = landLayers(heightOf({ kind: 'waves' }));
  assert.deepEqual(
    layers.map((layer) => readLayer(layer).patches.length),
    Array.from({ length: 64 }, () => 4),
  );
});

test('[land.layer.2] land too rough for four patches to a packet travels in smaller ones', () => {
  const rough = heightOf({
    kind: 'samples',
    samples: Float32Array.from({ length: REGION_SIZE ** 2 }, (_, index) => (index * 7919) % 101),
  });
  const layers = landLayers(rough);
  assert.ok(layers.length > 64);
  assert.ok(layers.every(({ length }) => length < LAYER_BYTES));
});
