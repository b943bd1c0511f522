import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { concatBytes } from '../../protocol/bytes.ts';
import { seeded } from './chance.ts';
import { DiskFile, FLUSH_MS } from './disk-file.ts';

test('any part of a file is read as it was appended, large pieces and small ones (seed 7)', (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const folder = mkdtempSync(path.join(tmpdir(), 'rezbench-disk-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const name = path.join(folder, 'a.pcapng');
  const file = new DiskFile({ path: name, onFailure: assert.fail });
  const random = seeded(7);
  let all: Uint8Array = new Uint8Array(0);
  for (let n = 0; n < 60; n++) {
    const size = Math.floor(random() ** 4 * 400_000);
    const piece = Uint8Array.from({ length: size }, () => Math.floor(random() * 256));
    file.append(piece);
    all = concatBytes(all, piece);
    if (n % 7 === 0) t.mock.timers.tick(FLUSH_MS);
    for (let look = 0; look < 20; look++) {
      const at = Math.floor(random() * all.length);
      const length = Math.floor(random() ** 3 * 200_000);
      assert.ok(Buffer.from(file.read(at, length)).equals(all.subarray(at, at + length)), `${length} bytes from ${at}`);
    }
  }
  file.seal();
  assert.ok(readFileSync(name).equals(all));
});
