import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CONTROL } from './controls.ts';
import { TICK_MS } from './conversations/movement.ts';
import { Gauge } from './gauge.ts';
import { onlyTold, START, stage } from './testing/stage.ts';

test('[periodic.stats.2] a period tells what came and went in it, in a second', () => {
  let crossed = { packetsIn: 100, packetsOut: 1000 };
  const gauge = new Gauge(() => crossed);
  gauge.pace(10_000);
  crossed = { packetsIn: 160, packetsOut: 1200 };
  for (let updates = 0; updates < 40; updates += 1) gauge.heardUpdate();
  assert.equal(gauge.pace(11_999).updates, 0, 'the period is not over');
  assert.deepEqual(gauge.pace(12_000), { dilation: 1, updates: 20, packetsIn: 30, packetsOut: 100 });
  assert.deepEqual(gauge.pace(16_000), { dilation: 1, updates: 0, packetsIn: 0, packetsOut: 0 });
});

for (const [late, dilation] of [
  [0, 1],
  [2, 1],
  [102, 0.95],
  [1002, 0.5],
  [5000, 0],
] as const) {
  test(`[periodic.stats.2] who was woken ${late} ms late in two seconds has a time dilation of ${dilation}`, () => {
    const gauge = new Gauge(() => ({ packetsIn: 0, packetsOut: 0 }));
    gauge.pace(10_000);
    gauge.woke(11_000, 11_000 + late);
    assert.equal(gauge.pace(12_000).dilation, dilation);
  });
}

test('[periodic.stats.1] [periodic.stats.2] a region that was kept waiting tells fewer and longer frames, and how many AgentUpdates it heard', () => {
  const here = stage();
  here.arrive('Ada');
  for (const now of [START, START + 2000]) here.world.wake(now);
  const pressed = START + 2001;
  here.hear('Ada', 'AgentUpdate', { AgentData: { ControlFlags: CONTROL.atPlus } }, pressed);
  for (let now = pressed + 1000 + 2; now < START + 4000; now += TICK_MS) here.world.wake(now);
  const stats = onlyTold(here.world.wake(START + 4000), 'Ada', 'SimStats');
  const figures = new Map(
    stats.instances('Stat').map((at) => [stats.u32('Stat', 'StatID', at), stats.f32('Stat', 'StatValue', at)]),
  );
  assert.equal(figures.get(0), 0.5);
  assert.equal(figures.get(1), 22.5);
  assert.ok(Math.abs((figures.get(4) ?? 0) - 1000 / 22.5) < 0.001);
  assert.equal(figures.get(3), 0.5);
  assert.deepEqual([figures.get(17), figures.get(18)], [0, 0]);
});
