import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Land } from './land.ts';
import { STROKES_LIMIT, Strokes } from './strokes.ts';

test('[land.undo.2] the stroke of the one who shaped longest ago is forgotten first', () => {
  const land = new Land({ kind: 'flat', height: 5 });
  const strokes = new Strokes(land);
  for (let who = 0; who <= STROKES_LIMIT; who += 1) {
    strokes.begin(`${who}`, 0);
    const spot = { west: 16 * who, east: 16 * who, south: 0, north: 0 };
    strokes.touch(
      `${who}`,
      land.change(spot, () => 6),
    );
  }
  assert.equal(STROKES_LIMIT, 16);
  assert.deepEqual(strokes.undo('0'), []);
  assert.deepEqual(strokes.undo('1'), [{ x: 1, y: 0 }]);
  assert.deepEqual([land.height(0, 0), land.height(16, 0), land.height(32, 0)], [6, 5, 6]);
});
