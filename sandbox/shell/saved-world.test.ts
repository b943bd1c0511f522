import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { stage } from '../world/testing/stage.ts';
import { readWorldFile } from '../world-file/read.ts';
import { saveWorld } from './saved-world.ts';
import { loadWorld } from './world-file.ts';

const NOTHING = { regions: [], homes: [] };
const REGION = '77777777-0000-4000-8000-000000000007';

test('[world.export.3] a world file is written whole, with paths seen from its own folder, or a sentence says why not', (t) => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'rezbench-world-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const origin = { file: { assets: 'assets' }, folder: path.join(folder, 'old') };
  const file = path.join(folder, 'new.world.json');
  for (let times = 0; times < 2; times += 1) assert.equal(saveWorld(file, origin, NOTHING), undefined);
  const reading = readWorldFile(readFileSync(file, 'utf8'));
  assert.ok('world' in reading);
  assert.equal(reading.world.assets, 'old/assets');
  const refused = saveWorld(path.join(folder, 'none', 'new.world.json'), origin, NOTHING);
  assert.match(refused?.problem ?? '', /^The world cannot be written to .*: there is no such folder\.$/);
  assert.deepEqual(readdirSync(folder), ['new.world.json']);
});

test('[world.export.4] land that was shaped is written beside the world file, and read as the same land', async (t) => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'rezbench-land-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const here = stage([{ name: 'Meadow', x: 1, y: 1, id: REGION, terrain: { kind: 'flat', height: 21 } }]);
  here.arrive('Ada');
  here.hear('Ada', 'ModifyLand', {
    ModifyBlock: { Action: 4, Seconds: 3 },
    ParcelData: [{ LocalID: -1, West: 0, South: 0, East: 100, North: 50 }],
  });
  const file = path.join(folder, 'new.world.json');
  const world = { regions: [{ name: 'Meadow', x: 1, y: 1, terrain: { kind: 'flat', height: 21 } as const }] };
  assert.equal(saveWorld(file, { file: world, folder: '.' }, { regions: here.world.snapshot(), homes: [] }), undefined);
  assert.deepEqual(readdirSync(folder).toSorted(), ['new.1.land', 'new.world.json']);
  const [region] = (await loadWorld(file)).regions;
  const samples = region?.terrain?.kind === 'samples' ? region.terrain.samples : undefined;
  assert.deepEqual(samples, here.world.regions[0]?.land.samples());
  assert.ok(new Set(samples).size > 1000);
});
