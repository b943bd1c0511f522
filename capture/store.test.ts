import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TEXT_LIMIT } from './keeping.ts';
import { datagram, exchange } from './rows.fixture.ts';
import { COLUMN_BYTES, HEAD_BYTES } from './segment.ts';
import { Store } from './store.ts';

test('a datagram comes back as it went in', () => {
  const store = new Store();
  const row = { ...datagram('AgentUpdate', 7), direction: 'out', circuit: 3, fate: 'duplicate', time: 1.5 } as const;
  assert.equal(store.append(row), 1);
  const expected = {
    row: 1,
    time: 1.5,
    direction: 'out',
    door: 'udp',
    circuit: 3,
    fate: 'duplicate',
    size: row.bytes.length,
    head: row.bytes.slice(0, HEAD_BYTES),
    name: '',
  };
  assert.deepEqual(store.raw(1), expected);
  assert.deepEqual(store.row(1), { ...expected, bytes: row.bytes, from: row.from, to: row.to });
});

test('what faults did to a datagram on its way comes back, and nothing where they did nothing', () => {
  const store = new Store();
  for (const cable of [['spoiled'], ['delayed', 'doubled']] as const) {
    store.append({ ...datagram('AgentUpdate', 7), cable });
    assert.deepEqual(store.raw(store.count)?.cable, cable);
  }
  store.append(datagram('AgentUpdate', 7));
  assert.equal('cable' in (store.row(3) ?? {}), false);
});

test('an exchange comes back with its texts and the bytes they have in UTF-8', () => {
  const store = new Store();
  store.append(datagram('AgentUpdate', 1));
  store.append(exchange('EventQueueGet', '<llsd />', 'grüezi'));
  const row = store.row(2);
  assert.equal(row?.name, 'EventQueueGet');
  assert.equal(row?.request, '<llsd />');
  assert.equal(row?.reply, 'grüezi');
  assert.equal(row?.size, 8 + 7);
  assert.equal(row?.door, 'caps');
  assert.equal(row?.bytes.length, 0);
});

test('what the caller does to its bytes later does not reach the store, nor what a reader does to an answer', () => {
  const store = new Store();
  const row = datagram('AgentUpdate', 1);
  store.append(row);
  row.bytes.fill(0xee);
  store.row(1)?.bytes.fill(0xdd);
  assert.equal(store.row(1)?.bytes[6], 4);
  assert.equal(store.raw(1)?.head.buffer.byteLength, HEAD_BYTES);
});

test('the oldest rows go first, and row numbers tell the gap', () => {
  const store = new Store({ rows: 100 });
  for (let sequence = 1; sequence <= 1000; sequence++) store.append(datagram('AgentUpdate', sequence));
  assert.ok(store.count <= 100 && store.count >= 75, `${store.count} rows`);
  assert.equal(store.lastRow, 1000);
  assert.equal(store.firstRow, 1001 - store.count);
  assert.equal(store.gone, 1000 - store.count);
  assert.equal(store.row(store.firstRow - 1), undefined);
  assert.equal(store.raw(store.firstRow)?.time, store.firstRow / 10);
  assert.equal(store.raw(1000)?.time, 100);
  assert.equal(store.raw(1001), undefined);
  assert.equal(store.raw(0.5), undefined);
});

test('bytes are bounded as well, for datagrams and for texts', () => {
  const bytes = 1024 * 1024;
  for (const row of [datagram('AgentUpdate', 1, 1000), exchange('Seed', 'x'.repeat(500), 'y'.repeat(500))]) {
    const store = new Store({ bytes });
    for (let n = 0; n < 5000; n++) store.append(row);
    assert.ok(store.footprint <= bytes, `${store.footprint} bytes for ${row.door}`);
    assert.ok(store.count > 100 && store.count < 1100, `${store.count} rows for ${row.door}`);
    assert.equal(store.lastRow, 5000);
  }
});

test('a row larger than the whole store is kept until the next one comes', () => {
  const store = new Store({ bytes: 1000 });
  store.append(datagram('AgentUpdate', 1, 60_000));
  assert.equal(store.row(1)?.bytes.length, 60_007);
  store.append(datagram('AgentUpdate', 2, 10));
  assert.equal(store.row(1), undefined);
  assert.equal(store.row(2)?.bytes.length, 17);
});

test('a text beyond the limit is cut and says so; its size is the true one', () => {
  const store = new Store();
  store.append(exchange('GetTexture', 'a'.repeat(TEXT_LIMIT), 'b'.repeat(TEXT_LIMIT + 5)));
  const row = store.row(1);
  assert.equal(row?.request?.length, TEXT_LIMIT);
  assert.ok(row?.reply?.startsWith('b'.repeat(TEXT_LIMIT)));
  assert.ok(row?.reply?.endsWith('(5 more characters were not kept)'));
  assert.equal(row?.size, 2 * TEXT_LIMIT + 5);
});

test('a row takes its columns and its bytes, and at most a quarter of a segment is set aside for others', () => {
  const store = new Store();
  const row = datagram('AgentUpdate', 1, 43);
  const ROWS = 20 * 4096;
  for (let n = 0; n < ROWS; n++) store.append(row);
  const least = ROWS * (COLUMN_BYTES + row.bytes.length);
  assert.ok(store.footprint >= least && store.footprint < least + 2 ** 18, `${store.footprint} bytes, not ${least}`);
});

test('clearing forgets the rows but not their numbers', () => {
  const store = new Store();
  store.append(datagram('AgentUpdate', 1));
  store.append(datagram('AgentUpdate', 2));
  store.clear();
  assert.deepEqual([store.count, store.firstRow, store.lastRow, store.footprint], [0, 3, 2, 0]);
  assert.equal(store.row(2), undefined);
  assert.equal(store.append(datagram('AgentUpdate', 3)), 3);
  assert.deepEqual([store.count, store.gone], [1, 0]);
});
