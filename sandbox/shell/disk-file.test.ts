import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { concatBytes } from '../../protocol/bytes.ts';
import { DiskFile, FLUSH_MS } from './disk-file.ts';

function folder(t: TestContext): string {
  const made = mkdtempSync(path.join(tmpdir(), 'rezbench-disk-'));
  t.after(() => rmSync(made, { recursive: true }));
  return made;
}

function newFile(t: TestContext) {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const failures: unknown[] = [];
  const name = path.join(folder(t), 'a.pcapng');
  const file = new DiskFile({ path: name, onFailure: (error) => failures.push(error) });
  return { file, failures, name };
}

const bytes = (length: number, value: number) => new Uint8Array(length).fill(value);

test('[capture.disk.3] what is appended can be read at once, and is in the file after a moment', (t) => {
  const { file, name } = newFile(t);
  assert.equal(file.append(bytes(10, 1)), true);
  assert.deepEqual([file.length, readFileSync(name).length], [10, 0]);
  assert.deepEqual(file.read(2, 3), bytes(3, 1));
  t.mock.timers.tick(FLUSH_MS);
  assert.equal(readFileSync(name).length, 10);
  file.append(bytes(5, 2));
  assert.deepEqual(file.read(8, 100), concatBytes(bytes(2, 1), bytes(5, 2)));
  file.seal();
  assert.equal(readFileSync(name).length, 15);
  assert.deepEqual([file.append(bytes(1, 3)), file.read(15, 1).length, file.read(99, 1).length], [false, 0, 0]);
  assert.deepEqual(file.read(14, 5), bytes(1, 2));
});

test('[capture.disk.4] a disk that is full is told once, and what is in memory stays', (t) => {
  if (!existsSync('/dev/full')) return t.skip('no /dev/full on this machine');
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const failures: unknown[] = [];
  const file = new DiskFile({ path: '/dev/full', onFailure: (error) => failures.push(error) });
  assert.equal(file.append(bytes(10, 1)), true);
  t.mock.timers.tick(FLUSH_MS);
  assert.deepEqual(
    failures.map((error) => (error as NodeJS.ErrnoException).code),
    ['ENOSPC'],
  );
  assert.deepEqual([file.append(bytes(10, 2)), file.append(bytes(1_000_000, 2)), file.length], [false, false, 10]);
  assert.deepEqual(file.read(0, 20), bytes(10, 1));
  file.seal();
  assert.deepEqual([failures.length, file.read(0, 20)], [1, bytes(10, 1)]);
});

test('a file that somebody cut gives what is left; one that is removed is gone', (t) => {
  const { file, name } = newFile(t);
  file.append(bytes(100, 1));
  t.mock.timers.tick(FLUSH_MS);
  truncateSync(name, 40);
  assert.equal(file.read(0, 100).length, 40);
  assert.equal(file.read(60, 40).length, 0);
  file.append(bytes(1, 1));
  file.remove();
  t.mock.timers.tick(FLUSH_MS);
  assert.deepEqual([existsSync(name), file.length, file.read(0, 1).length], [false, 0, 0]);
});
