// The log of the sandbox with a capture file: 50,000 packets a second for 20 seconds, and what memory holds of them.
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Store } from '../../capture/store.ts';
import { TrafficLog } from '../../sandbox/shell/traffic-log.ts';
import type { Figure } from './figure.ts';
import { memoryInUse } from './memory.ts';
import { realisticMix } from './mix.ts';
import { measureOpened } from './opened.ts';

const PACKETS_PER_SECOND = 50_000;
const SECONDS = 20;
const TURN_MS = 5;
const MILLION = 1_000_000;
const SETTLING_MS = 1000;

export async function measureCaptureFile(): Promise<readonly Figure[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'rezbench-bench-'));
  try {
    const file = path.join(folder, 'bench.pcapng');
    const written = await measureIn(file);
    return [...written, ...(await measureOpened(file, PACKETS_PER_SECOND * SECONDS))];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function measureIn(file: string): Promise<readonly Figure[]> {
  const { datagrams, name } = realisticMix();
  // What was measured before is garbage by now, of which the collector frees a part in its own time.
  memoryInUse();
  await wait(SETTLING_MS);
  const before = memoryInUse();
  const log = new TrafficLog({ target: { kind: 'file', path: file }, startedAt: Date.now(), onTrouble: fail });
  const { behindMs, processorShare, seconds } = await sustain(log.store, datagrams);
  const perRow = (memoryInUse() - before) / log.store.count;
  checkAll(log.store, datagrams);
  const windowMs = windowTimes(log.store);
  log.close();
  const what = `${PACKETS_PER_SECOND.toLocaleString('en')} packets/s of ${name} for ${SECONDS} s into a capture file`;
  return [
    figure(`${what}: reached, each row found again`, 'rows/s', [log.store.count / seconds]),
    figure(`${what}: share of a processor`, '%', [100 * processorShare]),
    figure(`${what}: a row came after its time by`, 'ms', behindMs),
    figure('memory for each of those rows', 'bytes', [perRow]),
    figure('bytes in the file for each of those rows', 'bytes', [statSync(file).size / log.store.count]),
    figure('60 rows anywhere among them, read for a table', 'ms', windowMs),
  ];
}

function figure(what: string, unit: string, values: readonly number[]): Figure {
  return { what, unit, values, against: [] };
}

interface Sustained {
  readonly seconds: number;
  /** How late the first row of each turn was. */
  readonly behindMs: readonly number[];
  readonly processorShare: number;
}

async function sustain(store: Store, datagrams: readonly Uint8Array[]): Promise<Sustained> {
  const used = process.cpuUsage();
  const since = performance.now();
  const behindMs: number[] = [];
  const perMs = PACKETS_PER_SECOND / 1000;
  while (store.lastRow < PACKETS_PER_SECOND * SECONDS) {
    const now = performance.now() - since;
    behindMs.push(now - store.lastRow / perMs);
    const due = Math.min(now * perMs, PACKETS_PER_SECOND * SECONDS);
    while (store.lastRow < due) append(store, datagrams, now / 1000);
    await wait(TURN_MS);
  }
  const seconds = (performance.now() - since) / 1000;
  const { system, user } = process.cpuUsage(used);
  return { seconds, behindMs, processorShare: (system + user) / MILLION / seconds };
}

function append(store: Store, datagrams: readonly Uint8Array[], time: number): void {
  const bytes = datagrams[store.lastRow % datagrams.length] ?? new Uint8Array(0);
  const [from, to] = [`127.0.0.1:${50_000 + (store.lastRow % 200)}`, '127.0.0.1:13000'];
  store.append({ door: 'udp', time, direction: 'in', circuit: 1, fate: 'handled', from, to, bytes });
}

/** Without a gap means: each of them is there, with its bytes. */
function checkAll(store: Store, datagrams: readonly Uint8Array[]): void {
  for (let row = 1; row <= store.lastRow; row += 1) {
    const expected = datagrams[(row - 1) % datagrams.length] ?? new Uint8Array(0);
    const bytes = store.row(row)?.bytes;
    if (bytes === undefined || Buffer.compare(bytes, expected) !== 0) throw new Error(`row ${row} is missing or wrong`);
  }
}

function windowTimes(store: Store): readonly number[] {
  const times: number[] = [];
  for (let look = 0; look < 200; look += 1) {
    const first = 1 + ((look * 7919 * 61) % (store.lastRow - 60));
    const start = performance.now();
    for (let row = first; row < first + 60; row += 1) store.raw(row);
    times.push(performance.now() - start);
  }
  return times;
}

function fail(sentence: string): void {
  throw new Error(sentence);
}
