import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Painter, PICTURE_LIMIT, type Site } from './painter.ts';

const site = (x: number): Site => ({
  ...{ x, y: 0, version: 'a', picture: `${x}a`, series: `${x}` },
  view: () => ({ height: () => 5, water: 20, prims: [] }),
});

/** How many steps a tile takes. */
function stepsFor(painter: Painter, x: number): number {
  return [...painter.tile({ zoom: 1, x, y: 0 })].length;
}

test('[map.tile.3] the tile that was painted longest ago is forgotten first', () => {
  assert.equal(PICTURE_LIMIT, 64);
  const painter = new Painter(() => [1, 2, 3].map(site), 2);
  assert.deepEqual(
    [1, 2, 1, 3, 2, 1].map((x) => stepsFor(painter, x)),
    [64, 64, 0, 64, 0, 64],
  );
});
