import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Writable } from 'node:stream';
import { test } from 'node:test';
import { terminal, writeLines } from './terminal.ts';

function* numbers(count: number, onNext: (number: number) => void): Generator<string> {
  for (let number = 1; number <= count; number += 1) {
    onNext(number);
    yield `${number}`;
  }
}

test('many lines all arrive, also at a reader who takes his time', async () => {
  let text = '';
  const slow = new Writable({
    highWaterMark: 16,
    write: (chunk, _encoding, done) => {
      text += chunk;
      setImmediate(done);
    },
  });
  await writeLines(
    slow,
    numbers(1000, () => undefined),
  );
  slow.end();
  assert.equal(text.split('\n').length, 1001);
});

test('no more lines are made soon after nobody reads them', async () => {
  let made = 0;
  const gone = new Writable({
    highWaterMark: 2 ** 20,
    // The first line is read; then the pipe is closed, as `head -1` does.
    write: (_chunk, _encoding, done) => setImmediate(done, made > 1 ? new Error('EPIPE') : undefined),
  });
  gone.on('error', () => undefined);
  await writeLines(
    gone,
    numbers(1_000_000, (number) => {
      made = number;
    }),
  );
  assert.ok(made < 1000, `${made} lines were made`);
});

test('a slow reader who goes away is not waited for', async () => {
  const gone = new Writable({ highWaterMark: 1, write: () => undefined });
  gone.on('error', () => undefined);
  setImmediate(() => gone.destroy(new Error('EPIPE')));
  await writeLines(
    gone,
    numbers(1_000_000, () => undefined),
  );
});

test('bytes are saved to a file, and a file that cannot be is told in a sentence', async (t) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'rezbench-save-'));
  t.after(() => rm(folder, { recursive: true }));
  const file = path.join(folder, 'a.msg');
  assert.equal(await terminal.save(file, new Uint8Array([0xff, 10])), undefined);
  assert.deepEqual([...(await readFile(file))], [0xff, 10]);
  const failed = await terminal.save(path.join(folder, 'gone', 'a.msg'), new Uint8Array());
  assert.match(failed?.problem ?? '', /^Cannot write .*ENOENT.*\.$/);
});
