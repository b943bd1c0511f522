import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FakeShelf } from './files.fixture.ts';
import { Journal, LEAST_FILES } from './journal.ts';
import { TEXT_LIMIT } from './keeping.ts';
import { datagram, exchange, withCall } from './rows.fixture.ts';
import { COLUMN_BYTES, type NewRow } from './segment.ts';
import { INDEX_BYTES, Store } from './store.ts';

const START = 1_795_252_800_123_456;

function onDisk(options: { readonly mostBytes?: number; readonly begun?: boolean } = {}) {
  const { begun = true, ...bound } = options;
  const shelf = new FakeShelf();
  const journal = new Journal({ shelf, start: START, ...bound });
  if (begun) journal.begin();
  return { shelf, journal, store: new Store({}, journal) };
}

const ROWS: readonly NewRow[] = [
  { ...datagram('AgentUpdate', 7), direction: 'out', circuit: 3, fate: 'duplicate', time: 1.5 },
  { ...datagram('StartPingCheck', 0xffff, 0), cable: ['delayed', 'spoiled'], from: ':0' },
  datagram('nothing', 1),
  datagram('ChatFromViewer', 2, 65_508),
  exchange('Seed', '<llsd />', 'grüezi'),
  { ...exchange('login_to_simulator', '', ''), door: 'login' },
  { ...exchange('ParcelProperties', '', '<llsd><map /></llsd>'), door: 'event', direction: 'out' },
  exchange('Large', 'a'.repeat(TEXT_LIMIT), 'b'.repeat(TEXT_LIMIT + 5)),
  { ...exchange('Again', '?a=1', 'x'), time: 0.1 + 0.2 },
  datagram('AgentUpdate', 8),
];

test('[capture.disk.2] rows come back from a file as they come back from memory', () => {
  const memory = new Store();
  const { store } = onDisk();
  for (const row of ROWS) assert.equal(store.append(row), memory.append(withCall(row)));
  for (let row = 0; row <= ROWS.length + 1; row++) {
    assert.deepEqual(store.row(row), memory.row(row), `row ${row}`);
    assert.deepEqual(store.raw(row), memory.raw(row), `row ${row}`);
  }
});

test('[capture.disk.2] memory has the columns only, forty bytes a row at most', () => {
  const { store } = onDisk();
  for (let n = 0; n < 16_384; n++) store.append(datagram('AgentUpdate', n, 10));
  assert.equal(store.footprint, 16_384 * COLUMN_BYTES);
  assert.ok(COLUMN_BYTES <= 40);
});

test('[capture.disk.1] the oldest file goes when there are too many bytes, and its rows with it', () => {
  const mostBytes = 64 * 1024;
  const { journal, shelf, store } = onDisk({ mostBytes });
  for (let n = 1; n <= 5000; n++) {
    store.append(datagram('AgentUpdate', n & 0xffff));
    const left = shelf.all.slice(shelf.removed.length).reduce((sum, { length }) => sum + length, 0);
    assert.ok(left <= mostBytes, `${left} bytes after row ${n}`);
  }
  const left = shelf.all.slice(shelf.removed.length);
  assert.deepEqual(
    shelf.removed,
    shelf.all.slice(0, shelf.removed.length).map(({ firstRow }) => firstRow),
  );
  assert.ok(left.length >= LEAST_FILES - 2 && left.length <= LEAST_FILES, `${left.length} files`);
  assert.deepEqual([store.firstRow, store.lastRow, journal.firstRow], [left[0]?.firstRow, 5000, left[0]?.firstRow]);
  assert.equal(store.row(store.firstRow - 1), undefined);
  for (const row of [store.firstRow, store.firstRow + 300, 5000]) {
    assert.deepEqual(store.row(row)?.bytes, datagram('AgentUpdate', row & 0xffff).bytes);
  }
});

test('[capture.disk.2] memory is bounded, too, however much the disk takes', () => {
  const file = { length: 0, append: () => true, reserve: () => undefined, read: () => new Uint8Array(0) };
  const journal = new Journal({ shelf: { open: () => file, remove: () => undefined }, start: 0 });
  const indexBytes = 3 * 16_384 * COLUMN_BYTES;
  const store = new Store({ indexBytes }, journal);
  const row = datagram('AgentUpdate', 1, 0);
  for (let n = 0; n < 3 * 16_384; n++) store.append(row);
  assert.deepEqual([store.footprint, store.gone], [indexBytes, 0]);
  store.append(row);
  assert.deepEqual([store.footprint, store.gone], [indexBytes, 16_384]);
  assert.ok(INDEX_BYTES / COLUMN_BYTES > 7_000_000);
});

test('[capture.disk.2] a segment that its file leaves unfinished gives back what it does not need', () => {
  const { store } = onDisk({ mostBytes: 16 * 4000 });
  for (let n = 1; n <= 150; n++) store.append(datagram('AgentUpdate', n));
  const rows = store.segmentsFrom(1).map(({ count }) => count);
  const sealed = rows.slice(0, -1).reduce((sum, count) => sum + count, 0);
  assert.ok(rows.length > 2);
  assert.equal(store.footprint, (sealed + 16_384) * COLUMN_BYTES);
  assert.deepEqual(store.row(1)?.bytes, datagram('AgentUpdate', 1).bytes);
});

test('[capture.disk.1] a file that was asked for by name is the only one', () => {
  const { shelf, store } = onDisk();
  for (let n = 1; n <= 2000; n++) store.append(datagram('AgentUpdate', n, 500));
  store.clear();
  store.append(datagram('AgentUpdate', 1));
  assert.deepEqual([shelf.all.length, shelf.removed, store.count], [1, [], 1]);
  assert.deepEqual(store.row(2001)?.bytes, datagram('AgentUpdate', 1).bytes);
});

test('[capture.disk.1] clearing takes the files of a folder away; the next row begins a new one', () => {
  const { shelf, store } = onDisk({ mostBytes: 1024 * 1024 });
  store.append(datagram('AgentUpdate', 1));
  store.append(datagram('AgentUpdate', 2));
  store.clear();
  assert.deepEqual([shelf.removed, store.count], [[1], 0]);
  store.append(datagram('AgentUpdate', 3));
  assert.equal(shelf.all.at(-1)?.firstRow, 3);
  assert.deepEqual(store.row(3)?.bytes, datagram('AgentUpdate', 3).bytes);
});

test('[capture.disk.1] one row that is larger than all the room is kept alone', () => {
  const { shelf, store } = onDisk({ mostBytes: 1000 });
  for (const n of [1, 2]) store.append(datagram('AgentUpdate', n, 5000));
  assert.deepEqual([shelf.removed.at(-1), store.firstRow, store.count], [1, 2, 1]);
  assert.equal(store.row(2)?.bytes.length, 5007);
});

test('[capture.disk.4] when the disk is full further rows are kept in memory, and what was written stays', () => {
  const { journal, shelf, store } = onDisk();
  for (let n = 1; n <= 100; n++) store.append(datagram('AgentUpdate', n));
  shelf.room = 1000;
  for (let n = 101; n <= 200; n++) store.append(datagram('AgentUpdate', n));
  shelf.room = Number.POSITIVE_INFINITY;
  for (let n = 201; n <= 300; n++) store.append(datagram('AgentUpdate', n));
  assert.equal(journal.hasFailed, true);
  assert.ok(journal.nextRow > 101 && journal.nextRow < 115, `${journal.nextRow}`);
  for (let n = 1; n <= 300; n++) assert.deepEqual(store.row(n)?.bytes, datagram('AgentUpdate', n).bytes, `row ${n}`);
});

test('[capture.disk.4] where there can be no file, the log is in memory', () => {
  const { journal, shelf } = onDisk({ begun: false });
  shelf.opens = false;
  journal.begin();
  const store = new Store({}, journal);
  store.append(datagram('AgentUpdate', 1));
  assert.deepEqual([journal.hasFailed, store.row(1)?.bytes.length, shelf.all.length], [true, 27, 0]);
});

test('a row whose file was cut shows what is known of it', () => {
  const { shelf, store } = onDisk();
  store.append(datagram('AgentUpdate', 1));
  store.append(exchange('Seed', 'a', 'b'));
  const [file] = shelf.all;
  if (file !== undefined) file.length = 0;
  assert.deepEqual([store.row(1)?.bytes.length, store.raw(1)?.head.length, store.raw(1)?.size], [0, 0, 27]);
  assert.deepEqual([store.row(2)?.name, store.row(2)?.request], ['Seed', undefined]);
});
