import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LayerPatch } from '../../protocol/meaning/decoders/layer-data.ts';
import { MOST_CELLS, pictureOf } from './heights.ts';

const patch = (x: number, y: number, height: (cell: number) => number): LayerPatch => ({
  x,
  y,
  quant: 0,
  offset: 0,
  range: 1,
  heights: Float64Array.from({ length: 256 }, (_, cell) => height(cell)),
  start: 4,
  end: 10,
});
const layer = (...patches: readonly LayerPatch[]) => ({ stride: 264, size: 16, type: 76, patches, end: 10 });

test('patches lie where they are in the region, north up', () => {
  const picture = pictureOf(
    layer(
      patch(3, 5, () => 20),
      patch(4, 6, (cell) => 20 + Math.floor(cell / 16)),
    ),
  );
  assert.deepEqual([picture?.width, picture?.height, picture?.low, picture?.high], [32, 32, '20.00', '35.00']);
  const at = (x: number, y: number) => picture?.cells[y * 32 + x];
  assert.deepEqual([at(0, 31), at(15, 16), at(16, 0), at(16, 15), at(0, 0), at(16, 16)], [0, 0, 255, 0, -1, -1]);
  assert.equal(
    picture?.words,
    '2 patches by place in the region, heights from 20.00 to 35.00: (3, 5) 20.0 to 20.0; (4, 6) 20.0 to 35.0',
  );
});

test('level land is neither high nor low, and no patches are no picture', () => {
  assert.equal(pictureOf(layer(patch(0, 0, () => 21)))?.cells[0], 128);
  assert.equal(pictureOf(layer()), undefined);
  assert.equal(pictureOf(layer(patch(0, 0, () => Number.NaN))), undefined);
});

test('patches too far from each other are not drawn', () => {
  const far = Math.sqrt(MOST_CELLS) / 16;
  assert.notEqual(
    pictureOf(
      layer(
        patch(0, 0, () => 1),
        patch(far - 1, far - 1, () => 2),
      ),
    ),
    undefined,
  );
  assert.equal(
    pictureOf(
      layer(
        patch(0, 0, () => 1),
        patch(far, far - 1, () => 2),
      ),
    ),
    undefined,
  );
});
