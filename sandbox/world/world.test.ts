import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seeded } from '../../test/support/seeded.ts';
import { md5 } from '../shell/chance.ts';
import { stage } from './testing/stage.ts';
import { World } from './world.ts';

test('[region.access.1] a region is as it was planned, and what the plan leaves out has a default', () => {
  const [region] = stage([{ name: 'Bare', x: 3, y: 4 }]).world.regions;
  assert.ok(region);
  const { name, gridX, gridY, water, access } = region;
  assert.deepEqual({ name, gridX, gridY, water, access }, { name: 'Bare', gridX: 3, gridY: 4, water: 20, access: 13 });
  assert.equal(region.height(16, 0), 26);
  assert.equal(region.handle, (768n << 32n) | 1024n);
});

test('the same chance makes the same world', () => {
  const ids = () => stage().world.regions.flatMap(({ id, ownerId, parcels }) => [id, ownerId, parcels.at(0, 0).id]);
  assert.deepEqual(ids(), ids());
  assert.equal(new Set(ids()).size, 5);
});

test('a world without a region is our mistake', () => {
  assert.throws(() => new World({ regions: [], random: seeded(1), digest: md5 }), /at least one region/);
});

test('a world in which nobody is sleeps for ever', () => {
  const { world } = stage();
  assert.equal(world.deadline, Number.POSITIVE_INFINITY);
  assert.deepEqual(world.wake(1000), []);
});
