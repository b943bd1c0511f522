import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import type { NewRow } from '../../capture/segment.ts';
import type { CaptureTarget } from '../../contract/sandbox.ts';
import { TrafficLog } from './traffic-log.ts';

const STARTED_AT = Date.UTC(2026, 10, 21, 9, 30);
const MEGABYTE = 1024 * 1024;

function logAt(t: TestContext, target: (folder: string) => CaptureTarget | undefined) {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const folder = mkdtempSync(path.join(tmpdir(), 'rezbench-log-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const said: string[] = [];
  const chosen = target(folder);
  const log = new TrafficLog({
    ...(chosen === undefined ? {} : { target: chosen }),
    startedAt: STARTED_AT,
    onTrouble: (sentence) => said.push(sentence.replace(folder, '…')),
  });
  return { folder, log, said };
}

function row(sequence: number, size = 20): NewRow {
  const bytes = new Uint8Array(size).fill(sequence & 0xff);
  const ends = { from: '127.0.0.1:50000', to: '127.0.0.1:13000' };
  return { door: 'udp', time: sequence / 100, direction: 'in', circuit: 1, fate: 'handled', bytes, ...ends };
}

const inFolder = (maxMegabytes: number) => (folder: string) =>
  ({ kind: 'folder', path: folder, maxMegabytes }) as const;

test('[capture.disk.1] a folder has files named after the start; a log without rows leaves none', (t) => {
  const { folder, log, said } = logAt(t, inFolder(1));
  assert.equal(log.path, folder);
  const [name = ''] = readdirSync(folder);
  assert.match(name, /^traffic-20261121T093000Z-\d+-0001\.rezcap\.pcapng$/);
  log.close();
  assert.deepEqual([readdirSync(folder), said], [[], []]);
});

test('[capture.disk.1] logs that were in the folder before go first, the oldest of them before the others', (t) => {
  const { folder, log } = logAt(t, (there) => {
    for (const day of [17, 18, 19]) {
      writeFileSync(path.join(there, `traffic-202611${day}T093000Z-1-0001.rezcap.pcapng`), new Uint8Array(400_000));
    }
    writeFileSync(path.join(there, 'mine.pcapng'), new Uint8Array(MEGABYTE));
    return inFolder(1)(there);
  });
  const others = () => readdirSync(folder).filter((name) => !name.includes('20261121'));
  assert.deepEqual(
    others(),
    [18, 19].map((day) => `traffic-202611${day}T093000Z-1-0001.rezcap.pcapng`).toSpliced(0, 0, 'mine.pcapng'),
  );
  for (let n = 1; n <= 3000; n++) log.store.append(row(n, 1000));
  log.close();
  assert.deepEqual(others(), ['mine.pcapng']);
  const bytes = readdirSync(folder)
    .filter((name) => name !== 'mine.pcapng')
    .map((name) => statSync(path.join(folder, name)).size);
  assert.ok(bytes.reduce((sum, size) => sum + size) <= MEGABYTE, `${bytes}`);
  assert.ok(log.store.firstRow > 1 && log.store.count > 800, `${log.store.count} rows`);
  assert.deepEqual(log.store.row(log.store.firstRow)?.bytes, new Uint8Array(1000).fill(log.store.firstRow & 0xff));
});

test('[capture.disk.4] a place that is none is told in a sentence, and the log is in memory', (t) => {
  for (const [place, reason] of [
    ['nowhere/a.pcapng', 'there is no such folder'],
    ['', 'that is a folder'],
  ] as const) {
    const { log, said } = logAt(t, (folder) => ({ kind: 'file', path: path.join(folder, place) }));
    const where = path.join('…', place);
    assert.deepEqual(said, [`The traffic cannot be written to ${where}: ${reason}. It is kept in memory.`]);
    log.store.append(row(1));
    assert.deepEqual([log.path, log.store.count, log.store.row(1)?.bytes.length], [null, 1, 20]);
    log.close();
    t.mock.timers.reset();
  }
});

test('[capture.disk.4] a folder below a file is told as such', (t) => {
  const { said } = logAt(t, (folder) => {
    writeFileSync(path.join(folder, 'a'), '');
    return inFolder(1)(path.join(folder, 'a', 'b'));
  });
  assert.match(
    said.join(),
    /^The traffic cannot be written to .*: a part of that path is a file\. It is kept in memory\.$/,
  );
});

test('[capture.format.3] a log is saved as one file: all files of the folder, what is not flushed yet too', async (t) => {
  const { folder, log } = logAt(t, inFolder(1));
  for (let n = 1; n <= 1000; n++) log.store.append(row(n, 200));
  const saved = path.join(folder, 'saved.pcapng');
  assert.equal(await log.save(saved), undefined);
  const ours = readdirSync(folder)
    .filter((name) => name.startsWith('traffic'))
    .sort();
  assert.ok(ours.length > 3);
  assert.ok(readFileSync(saved).equals(Buffer.concat(ours.map((name) => readFileSync(path.join(folder, name))))));
  assert.deepEqual(
    readdirSync(folder).filter((name) => name.endsWith('.part')),
    [],
  );
});

test('a log is not saved over itself', async (t) => {
  const { folder, log } = logAt(t, inFolder(1));
  log.store.append(row(1));
  const [own = ''] = readdirSync(folder);
  const refused = await log.save(path.join(folder, own));
  assert.match(refused?.problem ?? '', /already; save it to another file\.$/);
  assert.equal(log.store.row(1)?.bytes.length, 20);
});

test('a log in memory is saved as a file with one section', async (t) => {
  const { folder, log } = logAt(t, () => undefined);
  log.store.append(row(1, 20));
  log.store.append(row(2, 20));
  const saved = path.join(folder, 'saved.pcapng');
  assert.equal(await log.save(saved), undefined);
  const text = readFileSync(saved, 'latin1');
  assert.match(text, /rezbench: capture 1, started at 1795253400\.000000, first row 1/);
  assert.equal(text.split('rezbench: circuit 1, handled').length, 3);
  const refused = await log.save(path.join(folder, 'nowhere', 'a.pcapng'));
  assert.match(refused?.problem ?? '', /^The traffic cannot be saved to .*a\.pcapng: there is no such folder\.$/);
  assert.deepEqual(readdirSync(folder), ['saved.pcapng']);
});
