import assert from 'node:assert/strict';
import { appendFileSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { MOST_OWN_BYTES, openCapture } from './opened-capture.ts';
import { WholeFile } from './whole-file.ts';

function named(t: TestContext, bytes: Uint8Array): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'rezbench-whole-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const name = path.join(folder, 'a.pcapng');
  writeFileSync(name, bytes);
  return name;
}

test('a file gives the bytes that it had when it was opened, from anywhere', (t) => {
  const all = Uint8Array.from({ length: 200_000 }, (_, at) => (at * 31) & 0xff);
  const name = named(t, all);
  const file = new WholeFile(name);
  appendFileSync(name, 'more');
  for (const [position, length] of [
    [0, 10],
    [65_530, 20],
    [100_000, 70_000],
    [199_990, 100],
    [200_000, 5],
    [300_000, 5],
  ] as const) {
    assert.deepEqual(file.read(position, length), all.slice(position, position + length), `from ${position}`);
    assert.deepEqual(file.piece(position, length), all.slice(position, position + length), `from ${position}`);
  }
  assert.deepEqual([file.append(), file.reserve(), file.length], [false, undefined, 200_000]);
  file.close();
});

test('[capture.listing.2] a file beyond the bound is refused in a sentence', async (t) => {
  const name = named(t, new Uint8Array(0));
  truncateSync(name, MOST_OWN_BYTES + 1);
  const nobody = { onRows: () => undefined, onReading: () => undefined, onRead: () => undefined };
  const opened = await openCapture(name, '', nobody);
  assert.match('problem' in opened ? opened.problem : '', /has 2147483649 bytes; files of up to 2147483648 are opened/);
});
