import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { readWorldFile } from '../world-file/read.ts';
import { saveWorld } from './saved-world.ts';

test('[world.export.3] a world file is written whole, with paths seen from its own folder, or a sentence says why not', (t) => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'rezbench-world-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const origin = { file: { assets: 'assets' }, folder: path.join(folder, 'old') };
  const file = path.join(folder, 'new.world.json');
  for (let times = 0; times < 2; times += 1) assert.equal(saveWorld(file, origin, []), undefined);
  const reading = readWorldFile(readFileSync(file, 'utf8'));
  assert.ok('world' in reading);
  assert.equal(reading.world.assets, 'old/assets');
  const refused = saveWorld(path.join(folder, 'none', 'new.world.json'), origin, []);
  assert.match(refused?.problem ?? '', /^The world cannot be written to .*: there is no such folder\.$/);
  assert.deepEqual(readdirSync(folder), ['new.world.json']);
});
