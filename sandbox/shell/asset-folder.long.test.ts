import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { UPLOAD_LIMIT } from '../caps/uploads.ts';
import { FOLDER_LIMITS, loadAssets } from './asset-folder.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'rezbench-assets-'));
after(() => rmSync(folder, { recursive: true }));

const id = (digit: string) => `${digit.repeat(8)}-0000-4000-8000-000000000000`;
for (const [name, size] of [
  [`${id('A')}.j2c`, 3],
  [`${id('b')}.ogg`, 5],
  [`${id('c')}.exe`, 7],
  ['readme.txt', 9],
  [id('d'), 11],
] as const)
  writeFileSync(path.join(folder, name), new Uint8Array(size));

test('[assets.folder.1] files called by an id are assets of the kind that their ending says, others are left alone', async () => {
  const assets = await loadAssets(folder);
  assert.deepEqual(
    assets.map((asset) => [asset.id, asset.type, asset.bytes.length]),
    [
      [id('a'), 0, 3],
      [id('b'), 1, 5],
    ],
  );
});

test('[assets.folder.2] too many files, too large ones and too many bytes are refused with a sentence', async () => {
  assert.equal(FOLDER_LIMITS.fileBytes, UPLOAD_LIMIT);
  assert.equal((await loadAssets(folder, { files: 2, bytes: 8, fileBytes: 5 })).length, 2);
  await assert.rejects(loadAssets(folder, { ...FOLDER_LIMITS, files: 1 }), /has 2 assets; at most 1 are read\.$/);
  await assert.rejects(loadAssets(folder, { ...FOLDER_LIMITS, bytes: 7 }), /has more than 7 bytes of assets\.$/);
  await assert.rejects(loadAssets(folder, { ...FOLDER_LIMITS, fileBytes: 4 }), /has 5 bytes; at most 4 are read\.$/);
  await assert.rejects(loadAssets(path.join(folder, 'nothing')), /nothing cannot be read: /);
});
