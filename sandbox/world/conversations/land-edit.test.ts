import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readLayer } from '../../../protocol/meaning/decoders/layer-data.ts';
import type { LooseMessage } from '../../../protocol/packet/codec.ts';
import type { RegionPlan } from '../region.ts';
import type { Say } from '../say.ts';
import { BRUSHES, type Brush } from '../terrain/brush.ts';
import { onlyTold, PEOPLE, START, type Stage, script, stage, told } from '../testing/stage.ts';
import { LAND_PAUSE_MS } from './land.ts';
import { LONGEST_STROKE_S, MOST_PLACES, WIDEST_BRUSH } from './land-edit.ts';

/** West, south, east and north, in metres. */
type Place = readonly [number, number, number, number];
const POINT: Place = [40, 40, 40, 40];
const SQUARE: Place = [32, 32, 64, 64];

interface Touch {
  readonly places?: readonly Place[];
  readonly seconds?: number;
  readonly height?: number;
  readonly size?: number;
  readonly widths?: readonly number[];
}

function touch(
  brush: Brush,
  { height = 0, places = [POINT], seconds = 1, size = 0, widths }: Touch = {},
): LooseMessage {
  return {
    ModifyBlock: { Action: BRUSHES.indexOf(brush), BrushSize: size, Seconds: seconds, Height: height },
    ParcelData: places.map(([West, South, East, North]) => ({ LocalID: -1, West, South, East, North })),
    ModifyBlockExtended: widths?.map((BrushSize) => ({ BrushSize })) ?? [],
  };
}

const heightAt = ({ world }: Stage, x: number, y: number) => world.regions[0]?.height(x, y) ?? Number.NaN;

/** The patches that somebody is told, as west/south. */
function patches(says: readonly Say[], name: 'Ada' | 'Ben'): readonly string[] {
  return told(says, name, 'LayerData').flatMap((layer) =>
    readLayer(layer.bytes('LayerData', 'Data')).patches.map(({ x, y }) => `${x}/${y}`),
  );
}

const HILL: RegionPlan = {
  name: 'Hill',
  x: 1000,
  y: 1000,
  terrain: { kind: 'waves', base: 40, amplitude: 10, period: 256 },
};
const middle = (3 * Math.SQRT1_2) / 2;

const cases: readonly [title: string, brush: Brush, touch: Touch, heights: readonly (readonly number[])[]][] = [
  [
    'a raise of two seconds',
    'raise',
    { seconds: 2, widths: [8] },
    [
      [40, 40, 23],
      [44, 40, 21 + Math.SQRT2],
      [48, 40, 21],
      [40, 49, 21],
    ],
  ],
  [
    'a lowering',
    'lower',
    { seconds: 3, widths: [4] },
    [
      [40, 40, 18],
      [42, 40, 21 - 2 * middle],
      [44, 40, 21],
    ],
  ],
  [
    'a brush of an old viewer',
    'raise',
    { size: 2 },
    [
      [40, 40, 22],
      [42, 40, 21 + Math.SQRT1_2],
      [44, 40, 21],
    ],
  ],
  [
    'an area',
    'raise',
    { places: [SQUARE], seconds: 0.5 },
    [
      [32, 32, 21.5],
      [63, 63, 21.5],
      [64, 64, 21],
      [31, 40, 21],
    ],
  ],
  [
    'a levelling to a height',
    'level',
    { height: 30, widths: [8], seconds: 0.5 },
    [
      [40, 40, 25.5],
      [48, 40, 21],
    ],
  ],
  ['a levelling for long', 'level', { height: 30, widths: [8], seconds: 9 }, [[40, 40, 30]]],
];
for (const [title, brush, how, heights] of cases) {
  test(`[land.brush.1] [land.brush.2] [land.brush.3] ${title} moves the land where it should, and nowhere else`, () => {
    const here = stage();
    here.arrive('Ada');
    here.hear('Ada', 'ModifyLand', touch(brush, how));
    for (const [x = 0, y = 0, height = 0] of heights) {
      assert.ok(Math.abs(heightAt(here, x, y) - height) < 1e-5, `${heightAt(here, x, y)} at ${x}, ${y}, not ${height}`);
    }
  });
}

test('[land.brush.2] smoothing, levelling and reverting an area, and noise that stays within its bounds', () => {
  const here = stage([HILL]);
  here.arrive('Ada');
  const area = (brush: Brush, seconds: number) =>
    here.hear('Ada', 'ModifyLand', touch(brush, { places: [SQUARE], seconds }));
  const heights = () =>
    Array.from({ length: 1024 }, (_, at) => heightAt(here, 32 + (at % 32), 32 + Math.floor(at / 32)));
  const [before, span] = [heights(), () => Math.max(...heights()) - Math.min(...heights())];
  area('noise', 2);
  const rough = heights().map((height, at) => Math.abs(height - (before[at] ?? 0)));
  assert.ok(Math.max(...rough) <= 2.0001 && Math.max(...rough) > 1);
  const noisy = heights();
  area('smooth', 1);
  const step = (all: readonly number[]) =>
    all.slice(1).reduce((sum, height, at) => sum + Math.abs(height - (all[at] ?? 0)), 0);
  assert.ok(step(heights()) < step(noisy) / 2);
  area('level', 5);
  assert.ok(span() < 1e-4);
  area('revert', 1);
  assert.ok(heights().every((height, at) => Math.abs(height - (before[at] ?? 0)) < 1e-4));
});

test('[land.change.4] all who watch are told the patches that changed, and no others', () => {
  const here = stage();
  here.arrive('Ada');
  here.arrive('Ben');
  const says = here.hear('Ada', 'ModifyLand', touch('raise', { places: [[47, 16, 47, 16]], widths: [1.2] }));
  for (const name of ['Ada', 'Ben'] as const) assert.deepEqual(patches(says, name), ['2/0', '2/1', '3/1'].toSorted());
  const states = says.flatMap((said) => (said.kind === 'say' && said.to === PEOPLE.Ben.id ? (said.states ?? []) : []));
  assert.deepEqual(states.toSorted(), ['land 2 0', 'land 2 1', 'land 3 1']);
  const [layer] = told(says, 'Ben', 'LayerData');
  const patch = readLayer(layer?.bytes('LayerData', 'Data') ?? new Uint8Array()).patches.find(({ x }) => x === 3);
  assert.ok(Math.abs((patch?.heights[0] ?? 0) - heightAt(here, 48, 16)) < 0.06);
  const more = here.hear('Ada', 'ModifyLand', touch('raise', { places: [[0, 0, 256, 256]] }), START + LAND_PAUSE_MS);
  assert.equal(new Set(patches(more, 'Ben')).size, 256);
});

test('[land.change.6] a brush that is drawn is told ten times a second, each patch as it is then', () => {
  const here = stage();
  here.arrive('Ada');
  const draw = (x: number, now: number) =>
    here.hear('Ada', 'ModifyLand', touch('raise', { places: [[x, 8, x, 8]] }), START + now);
  assert.deepEqual(patches(draw(8, 0), 'Ada'), ['0/0']);
  assert.deepEqual([...draw(8, 10), ...draw(24, 20), ...draw(8, 30)], []);
  assert.ok(here.world.deadline <= START + LAND_PAUSE_MS);
  const says = here.world.wake(START + LAND_PAUSE_MS);
  assert.deepEqual(patches(says, 'Ada'), ['0/0', '1/0']);
  const [layer] = told(says, 'Ada', 'LayerData');
  const [patch] = readLayer(layer?.bytes('LayerData', 'Data') ?? new Uint8Array()).patches;
  assert.ok(Math.abs((patch?.heights[8 * 16 + 8] ?? 0) - 24) < 0.06);
  assert.deepEqual(patches(here.world.wake(START + 2 * LAND_PAUSE_MS), 'Ada'), []);
});

test('[land.change.4] who looks in from next door is told, too', () => {
  const here = stage();
  here.arrive('Ada');
  here.arrive('Ben', undefined, 1);
  here.world.look(PEOPLE.Ben.id, 0, START);
  const says = here.hear('Ada', 'ModifyLand', touch('raise'));
  assert.ok(says.some((said) => said.kind === 'say' && said.message === 'LayerData' && said.region === 0));
});

test('[land.change.5] a newcomer sees the land as it is, and so does one that was told nothing for a while', () => {
  const here = stage();
  here.arrive('Ada');
  here.arrive('Ben');
  here.hear('Ben', 'AgentPause', { AgentData: { SerialNum: 1 } });
  const says = here.hear('Ada', 'ModifyLand', touch('raise', { seconds: 5, widths: [2] }));
  assert.deepEqual(patches(says, 'Ben'), []);
  assert.deepEqual(patches(here.hear('Ben', 'AgentResume', { AgentData: { SerialNum: 2 } }), 'Ben'), ['2/2']);
  const seen = told(here.arrive('Cleo'), 'Cleo', 'LayerData').flatMap(
    (layer) => readLayer(layer.bytes('LayerData', 'Data')).patches,
  );
  const patch = seen.find(({ x, y }) => x === 2 && y === 2);
  assert.ok(Math.abs((patch?.heights[8 * 16 + 8] ?? 0) - 26) < 0.06);
});

test('[land.change.3] who stands where the land rises is lifted, and who flies high stays', () => {
  const here = stage();
  here.arrive('Ada', [40, 40, 0]);
  here.arrive('Ben', [44, 44, 60]);
  here.hear('Ben', 'AgentUpdate', { AgentData: { ControlFlags: 0x2000, BodyRotation: [0, 0, 0, 1] } });
  const says = here.hear('Ada', 'ModifyLand', touch('raise', { places: [SQUARE], seconds: 3 }));
  assert.deepEqual(
    here.world.bodyOf(PEOPLE.Ada.id)?.position.map((part) => Math.round(part * 100) / 100),
    [40, 40, 24.95],
  );
  assert.equal(told(says, 'Ben', 'ImprovedTerseObjectUpdate').length, 1);
});

test('[land.change.1] where the land may not be shaped nothing changes, and the viewer is told so', () => {
  const here = stage();
  here.arrive('Ada');
  const refused = () => {
    const says = here.hear('Ada', 'ModifyLand', touch('raise'));
    assert.deepEqual(script(says), ['Ada < AgentAlertMessage']);
    assert.match(onlyTold(says, 'Ada', 'AgentAlertMessage').text('AlertData', 'Message'), /may not be shaped/);
    assert.equal(heightAt(here, 40, 40), 21);
  };
  here.world.changeRegion(0, { terraform: false }, START);
  refused();
  here.world.changeRegion(0, { terraform: true }, START);
  here.world.changeParcel(PEOPLE.Ada.id, 1, [{ flags: 0 }, START]);
  refused();
});

test('[land.undo.1] UndoLand takes the last stroke back, however many messages it had, and leaves those of others', () => {
  const here = stage();
  here.arrive('Ada');
  here.arrive('Ben');
  const raise = (name: 'Ada' | 'Ben', x: number, now: number) =>
    here.hear(name, 'ModifyLand', touch('raise', { places: [[x, 40, x, 40]] }), now);
  raise('Ada', 40, START);
  for (const later of [2000, 2500, 3000]) raise('Ada', 40, START + later);
  raise('Ben', 100, START + 3100);
  assert.ok(Math.abs(heightAt(here, 40, 40) - 25) < 1e-5);
  const says = here.hear('Ada', 'UndoLand', {}, START + 4000);
  assert.deepEqual(patches(says, 'Ben'), ['2/2']);
  assert.deepEqual([heightAt(here, 40, 40), heightAt(here, 100, 40)].map(Math.round), [22, 22]);
  assert.deepEqual(script(here.hear('Ada', 'UndoLand', {}, START + 4000)), []);
});

test('[land.brush.4] brushes, strokes and places have bounds', () => {
  const here = stage();
  here.arrive('Ada');
  here.hear('Ada', 'ModifyLand', touch('raise', { widths: [1e6], seconds: 1e6, places: [[128, 128, 128, 128]] }));
  assert.ok(Math.abs(heightAt(here, 128, 128) - 21 - LONGEST_STROKE_S) < 1e-4);
  assert.equal(heightAt(here, 128 + WIDEST_BRUSH, 128), 21);
  const places = Array.from({ length: MOST_PLACES + 1 }, (_, at): Place => [20 * at, 5, 20 * at, 5]);
  here.hear('Ada', 'ModifyLand', touch('raise', { places }));
  assert.deepEqual([heightAt(here, 60, 5), heightAt(here, 80, 5)].map(Math.round), [22, 21]);
});

test('[land.change.2] the land goes no farther than 100 m from its plan', () => {
  const here = stage();
  here.arrive('Ada');
  for (let times = 0; times < 11; times += 1) here.hear('Ada', 'ModifyLand', touch('raise', { seconds: 10 }));
  assert.equal(heightAt(here, 40, 40), 121);
  for (let times = 0; times < 21; times += 1) here.hear('Ada', 'ModifyLand', touch('lower', { seconds: 10 }));
  assert.equal(heightAt(here, 40, 40), -79);
});

const wrong: readonly [title: string, blocks: LooseMessage][] = [
  ['an action that is none', { ...touch('raise'), ModifyBlock: { Action: 6, Seconds: 1 } }],
  ['no time', touch('raise', { seconds: 0 })],
  ['a time that is no number', touch('raise', { seconds: Number.NaN })],
  ['a height that is no number', touch('level', { height: Number.POSITIVE_INFINITY })],
  ['an edge that is no number', touch('raise', { places: [[Number.NaN, 1, 2, 3]] })],
  ['edges the wrong way around', touch('raise', { places: [[9, 9, 3, 3]] })],
  ['no place', touch('raise', { places: [] })],
];
for (const [title, blocks] of wrong) {
  test(`[land.change.1] ${title} changes nothing`, () => {
    const here = stage();
    here.arrive('Ada');
    assert.deepEqual(script(here.hear('Ada', 'ModifyLand', blocks)), []);
    assert.equal(here.world.regions[0]?.land.changed, undefined);
  });
}
