import assert from 'node:assert/strict';
import { test } from 'node:test';
import { heightOf, REGION_SIZE, type TerrainPlan } from './height.ts';

const ramp = Float32Array.from(
  { length: REGION_SIZE ** 2 },
  (_, index) => (index % REGION_SIZE) + 2 * Math.floor(index / REGION_SIZE),
);

const cases: readonly [TerrainPlan, x: number, y: number, height: number][] = [
  [{ kind: 'flat', height: 7 }, 3, 250, 7],
  [{ kind: 'waves' }, 0, 0, 23],
  [{ kind: 'waves' }, 16, 0, 26],
  [{ kind: 'waves' }, 48, 64, 20],
  [{ kind: 'waves' }, 16, 32, 20],
  [{ kind: 'waves', base: 30, amplitude: 1, period: 8 }, 2, 0, 31],
  [{ kind: 'samples', samples: ramp }, 10, 20, 50],
  [{ kind: 'samples', samples: ramp }, 10.5, 20.25, 51],
  [{ kind: 'samples', samples: ramp }, 255.5, 0, 255],
  [{ kind: 'samples', samples: ramp }, -1, 300, 510],
];

for (const [plan, x, y, height] of cases) {
  test(`[land.height.1] ${plan.kind} land is ${height} m high at ${x}, ${y}`, () => {
    assert.ok(Math.abs(heightOf(plan)(x, y) - height) < 1e-9);
  });
}
