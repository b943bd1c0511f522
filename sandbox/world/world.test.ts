import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seeded } from '../../test/support/seeded.ts';
import type { Person } from '../person.ts';
import { md5 } from '../shell/chance.ts';
import { REMEMBERED_NAMES, Scene } from './scene.ts';
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
  const ids = () => stage().world.regions.flatMap(({ id, ownerId, parcel }) => [id, ownerId, parcel.id]);
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

test('so many names are remembered, and then the oldest is forgotten', () => {
  const accounts: readonly Person[] = Array.from({ length: REMEMBERED_NAMES + 1 }, (_, index) => ({
    id: String(index),
    first: 'Some',
    last: 'Body',
  }));
  const scene = new Scene({ regions: [{ name: 'Bare', x: 3, y: 4 }], random: seeded(1), digest: md5, accounts });
  assert.equal(scene.person('0'), undefined);
  assert.ok(scene.person('1'));
  assert.ok(scene.person(String(REMEMBERED_NAMES)));
});
