import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { encode } from 'fast-png';
import { REGION_SIZE } from '../world/terrain/height.ts';
import { loadWorld } from './world-file.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'rezbench-world-'));
after(() => rmSync(folder, { recursive: true }));

function put(name: string, content: string | Uint8Array): string {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return file;
}

const ASSET = '89556747-24cb-43ed-920b-47caed15465f';
mkdirSync(path.join(folder, 'assets'));
put(`assets/${ASSET}.j2c`, 'a picture');

function worldWith(terrain: object): string {
  return put('a.world.json', JSON.stringify({ assets: 'assets', regions: [{ name: 'One', x: 1, y: 2, terrain }] }));
}

async function samplesOf(terrain: object): Promise<Float32Array> {
  const [region] = (await loadWorld(worldWith(terrain))).regions;
  return region?.terrain?.kind === 'samples' ? region.terrain.samples : new Float32Array(0);
}

const at = (samples: Float32Array, x: number, y: number) => samples[y * REGION_SIZE + x];

test('[world.default.1] without a file there are two regions side by side, and everybody is let in', async () => {
  const { isOpen, regions } = await loadWorld(undefined);
  assert.deepEqual(
    regions.map(({ name, x, y }) => [name, x, y]),
    [
      ['Sandbox One', 1000, 1000],
      ['Sandbox Two', 1001, 1000],
    ],
  );
  assert.equal(isOpen, true);
});

test('[land.picture.1] a picture is stretched over the region with its top in the north', async () => {
  // White above, black below; in 8 and in 16 bits, in grey and in colours.
  const pictures = [
    encode({ width: 2, height: 2, channels: 1, depth: 8, data: new Uint8Array([255, 255, 0, 0]) }),
    encode({ width: 2, height: 2, channels: 1, depth: 16, data: new Uint16Array([65535, 65535, 0, 0]) }),
    encode({ width: 1, height: 2, channels: 3, depth: 8, data: new Uint8Array([255, 255, 255, 0, 0, 0]) }),
    encode({ width: 1, height: 2, channels: 4, depth: 8, data: new Uint8Array([255, 255, 255, 9, 0, 0, 0, 200]) }),
  ];
  for (const picture of pictures) {
    put('hills.png', picture);
    const samples = await samplesOf({ kind: 'image', file: 'hills.png', low: 10, high: 61 });
    assert.deepEqual([at(samples, 0, 0), at(samples, 255, 0), at(samples, 7, 255)], [10, 10, 61]);
    assert.ok(Math.abs((at(samples, 100, 127) ?? 0) - (10 + (51 * 127) / 255)) < 1e-4);
  }
});

test('[land.raw.1] numbers are taken as they stand, from the south-west corner', async () => {
  const heights = Float32Array.from({ length: REGION_SIZE * REGION_SIZE }, (_, index) => index / 1000);
  put('land.f32', new Uint8Array(heights.buffer));
  assert.deepEqual(await samplesOf({ kind: 'raw', file: 'land.f32' }), heights);
});

test('[world.file.1] the folder of assets is seen from the file', async () => {
  const { assets } = await loadWorld(worldWith({ kind: 'flat', height: 21 }));
  assert.deepEqual(
    assets.map(({ id, type }) => [id, type]),
    [[ASSET, 0]],
  );
});

test('what cannot be read is said in a sentence with the name of the file', async () => {
  const heights = new Float32Array(REGION_SIZE * REGION_SIZE);
  heights[3] = Number.NaN;
  put('nan.f32', new Uint8Array(heights.buffer));
  put('short.f32', new Uint8Array(5));
  put('broken.png', encode({ width: 2, height: 2, channels: 1, data: new Uint8Array(4) }).slice(0, 40));
  const large = encode({ width: 2, height: 2, channels: 1, data: new Uint8Array(4) });
  new DataView(large.buffer, large.byteOffset).setUint32(16, 100_000_000);
  put('large.png', large);
  const cases: readonly (readonly [terrain: object, problem: RegExp])[] = [
    [{ kind: 'raw', file: 'short.f32' }, /short\.f32 must have 262144 bytes, 256 × 256 numbers of 4, and has 5\.$/],
    [{ kind: 'raw', file: 'nan.f32' }, /nan\.f32 has NaN at byte 12; heights are -1000 to 4096 m\.$/],
    [{ kind: 'raw', file: 'none.f32' }, /none\.f32 cannot be read: ENOENT/],
    [{ kind: 'raw', file: '.' }, /is no file\.$/],
    [{ kind: 'image', file: 'short.f32', low: 0, high: 1 }, /short\.f32 is no PNG picture\.$/],
    [{ kind: 'image', file: 'broken.png', low: 0, high: 1 }, /broken\.png cannot be read as a picture: /],
    [{ kind: 'image', file: 'large.png', low: 0, high: 1 }, /has 200000000 pixels; at most 16777216 are read\.$/],
  ];
  for (const [terrain, problem] of cases) await assert.rejects(loadWorld(worldWith(terrain)), problem);
  await assert.rejects(
    loadWorld(put('bad.world.json', '{"open":1}')),
    /bad\.world\.json: Line 1, column 9: open must be/,
  );
  await assert.rejects(loadWorld(put('bad.world.json', new Uint8Array([0xff]))), /A world file is UTF-8\.$/);
});
