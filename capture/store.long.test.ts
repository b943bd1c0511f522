import assert from 'node:assert/strict';
import { test } from 'node:test';
import { datagram } from './rows.fixture.ts';
import { CAPACITY_BYTES, CAPACITY_ROWS, Store } from './store.ts';

test('a hundred thousand rows are all there, each with its own bytes', () => {
  const store = new Store();
  for (let n = 1; n <= 100_000; n++) store.append(datagram('ChatFromViewer', n & 0xffff, n % 100));
  assert.equal(store.count, 100_000);
  for (const n of [1, 4096, 4097, 65_537, 99_999, 100_000]) {
    const row = store.row(n);
    assert.equal(row?.row, n);
    assert.equal(row?.bytes.length, 10 + (n % 100));
    assert.equal(((row?.bytes[3] ?? 0) << 8) | (row?.bytes[4] ?? 0), n & 0xffff);
  }
  assert.ok(store.footprint < CAPACITY_BYTES && store.count < CAPACITY_ROWS);
});
