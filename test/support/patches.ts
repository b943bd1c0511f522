// Patches of land for tests, and how near what is read must be to what was written.
import assert from 'node:assert/strict';
import type { Patch } from '../../sandbox/world/terrain/patch.ts';

type Land = (i: number, j: number) => number;

/** A patch at a place, its land from the south-west corner. */
export const patch = (x: number, y: number, land: Land): Patch => ({
  x,
  y,
  heights: Float64Array.from({ length: 256 }, (_, cell) => land(cell % 16, Math.floor(cell / 16))),
});

/** [land.patch.7] By how many metres a height may be off. */
export const TOLERANCE = 0.06;

export function near(read: ArrayLike<number>, wanted: ArrayLike<number>, tolerance = TOLERANCE): void {
  assert.equal(read.length, wanted.length);
  const worst = Array.from(read).reduce(
    (most, value, index) => Math.max(most, Math.abs(value - (wanted[index] ?? 0))),
    0,
  );
  assert.ok(worst <= tolerance, `off by ${worst} m`);
}
