// Tiles of the map are asked for at the door of a whole grid, and read by a reader that is not ours.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decode } from 'jpeg-js';
import { repliesIn, WholeGrid } from '../../test/support/whole-grid.ts';
import type { Reply } from '../effects.ts';
import type { RegionPlan } from '../world/region.ts';
import type { Colour } from './picture.ts';

const GREEN: Colour = [92, 121, 64];
const SEA: Colour = [40, 71, 116];
const ROOF: Colour = [214, 0, 0];

const region = (name: string, x: number, height: number, more: Partial<RegionPlan> = {}) => ({
  ...{ name, x, y: 1000, port: 13_000 + x, terrain: { kind: 'flat', height } as const },
  ...more,
});
/** Dry land with a red roof, and sea in the east of it. */
const SHORE = [
  region('Land', 1000, 28, { prims: [{ position: [64, 192, 30], scale: [20, 20, 4], color: [1, 0, 0, 1] }] }),
  region('Sea', 1001, -10),
];

function tile(whole: WholeGrid, name: string, method = 'GET'): Reply | undefined {
  const { call, reply } = whole.request({ method, path: `/map/${name}` });
  return reply ?? repliesIn(whole.until(whole.now)).get(call);
}

/** The colours of a tile at places; pixels from the left and from the top. */
function colours(reply: Reply | undefined, ...places: readonly (readonly [x: number, y: number])[]): readonly Colour[] {
  const { data, height, width } = decode(reply?.bytes ?? assert.fail('no tile'), { useTArray: true });
  assert.deepEqual([reply?.status, reply?.contentType, width, height], [200, 'image/jpeg', 256, 256]);
  return places.map(([x, y]) => {
    const at = 4 * (y * width + x);
    return [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
  });
}

/** The last digits are rounded. */
function alike(read: readonly Colour[], wanted: readonly Colour[]): void {
  const off = read.map((colour, at) => Math.max(...colour.map((part, of) => Math.abs(part - (wanted[at]?.[of] ?? 0)))));
  assert.ok(Math.max(...off) < 8, JSON.stringify(read));
}

test('[map.tile.1] [map.land.1] [map.prims.1] a tile of a region shows its land and what stands on it', () => {
  const reply = tile(new WholeGrid({ regions: SHORE }), 'map-1-1000-1000-objects.jpg');
  alike(colours(reply, [200, 200], [64, 63], [57, 57], [48, 63]), [GREEN, ROOF, ROOF, GREEN]);
});

test('[map.water.1] what lies below the water is blue', () => {
  alike(colours(tile(new WholeGrid({ regions: SHORE }), 'map-1-1001-1000-objects.jpg'), [10, 10]), [SEA]);
});

test('[map.zoom.1] a coarser tile has the finer ones in its quarters, and water where no region is', () => {
  const whole = new WholeGrid({ regions: SHORE });
  const two = tile(whole, 'map-2-1000-1000-objects.jpg');
  alike(colours(two, [100, 230], [32, 159], [200, 200], [64, 64]), [GREEN, ROOF, SEA, [38, 70, 118]]);
  // 1000 is the corner of a tile of eight regions, and 896 of one of 128: Land is its 104th, two pixels wide.
  const four = tile(whole, 'map-4-1000-1000-objects.jpg');
  alike(colours(four, [24, 248], [40, 248]), [GREEN, SEA]);
  alike(colours(tile(whole, 'map-8-900-950-objects.jpg'), [0, 0]), [[38, 70, 118]]);
});

for (const [name, method, status] of [
  ['map-1-999-1000-objects.jpg', 'GET', 404],
  ['map-2-998-1000-objects.jpg', 'GET', 404],
  ['map-9-1000-1000-objects.jpg', 'GET', 404],
  ['map-0-1000-1000-objects.jpg', 'GET', 404],
  ['map-1-1000-1000-terrain.jpg', 'GET', 404],
  ['', 'GET', 404],
  ['map-1-1000-1000-objects.jpg', 'POST', 405],
] as const) {
  test(`[map.tile.2] ${method} of '${name}' is answered at once with ${status}`, () => {
    const whole = new WholeGrid({ regions: SHORE });
    assert.equal(whole.request({ method, path: `/map/${name}` }).reply?.status, status);
    assert.equal(repliesIn(whole.until(whole.now)).size, 0);
  });
}

test('[map.tile.3] a tile is painted in many steps, between which the grid hears others; then it is kept', () => {
  const whole = new WholeGrid({ regions: SHORE });
  const path = '/map/map-1-1000-1000-objects.jpg';
  const [first, second] = [whole.request({ method: 'GET', path }), whole.request({ method: 'GET', path })];
  assert.deepEqual([first.reply, second.reply], [undefined, undefined]);
  assert.equal(stepsOf(whole, [first.call, second.call]), 65);
  const again = whole.request({ method: 'GET', path });
  assert.equal(stepsOf(whole, [again.call]), 1);
});

/** How often the grid wakes before these are answered. */
function stepsOf(whole: WholeGrid, calls: readonly number[]): number {
  for (let steps = 1; steps < 1000; steps += 1) {
    assert.ok(whole.grid.deadline <= whole.now);
    const replies = repliesIn(whole.grid.wake(whole.now));
    if (replies.size > 0) {
      assert.deepEqual([...replies.keys()], calls);
      return steps;
    }
  }
  return assert.fail('never answered');
}

test('[map.tile.3] what nobody waits for is not painted', () => {
  const whole = new WholeGrid({ regions: SHORE });
  const { call } = whole.request({ method: 'GET', path: '/map/map-1-1000-1000-objects.jpg' });
  whole.grid.hangUp(call, whole.now);
  assert.ok(whole.grid.deadline > whole.now);
});

test('[map.tile.3] what is built shows on the next tile', () => {
  const whole = new WholeGrid({ regions: SHORE });
  const before = tile(whole, 'map-1-1000-1000-objects.jpg');
  alike(colours(before, [128, 127]), [GREEN]);
  const ada = whole.logIn('Ada');
  whole.stand(ada);
  whole.send(ada, 'ObjectAdd', {
    AgentData: { AgentID: ada.id, SessionID: ada.sessionId },
    ObjectData: {
      ...{ PCode: 9, Material: 3, PathCurve: 16, ProfileCurve: 1, PathScaleX: 100, PathScaleY: 100 },
      ...{ Scale: [30, 30, 10], BypassRaycast: 1, RayStart: [128, 128, 40], RayEnd: [128, 128, 40] },
      Rotation: [0, 0, 0, 1],
    },
  });
  alike(colours(tile(whole, 'map-1-1000-1000-objects.jpg'), [128, 127]), [[214, 190, 158]]);
});
