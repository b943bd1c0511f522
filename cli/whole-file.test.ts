import assert from 'node:assert/strict';
import { chmod, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { utf8 } from '../protocol/bytes.ts';
import { writeWholeFile } from './whole-file.ts';

test('a file is new, replaced behind a link with its permissions kept, or left as it was', async (t) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'rezbench-whole-'));
  t.after(() => rm(folder, { recursive: true }));
  const file = path.join(folder, 'a');
  await writeWholeFile(file, utf8('new'));
  assert.equal(await readFile(file, 'utf8'), 'new');
  await chmod(file, 0o640);
  const link = path.join(folder, 'link');
  await symlink(file, link);
  await writeWholeFile(link, utf8('newer'));
  assert.equal(await readFile(file, 'utf8'), 'newer');
  assert.equal((await stat(file)).mode & 0o777, 0o640);
  await assert.rejects(writeWholeFile(path.join(folder, 'nowhere', 'a'), utf8('x')));
  const inside = path.join(folder, 'folder');
  await writeFile(inside, '');
  await assert.rejects(writeWholeFile(path.join(inside, 'a'), utf8('x')));
  assert.deepEqual((await readdir(folder)).sort(), ['a', 'folder', 'link']);
});
