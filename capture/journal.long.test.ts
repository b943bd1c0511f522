import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FakeShelf } from './files.fixture.ts';
import { Journal } from './journal.ts';
import { datagram } from './rows.fixture.ts';
import { CAPACITY_BYTES, Store } from './store.ts';

test('[capture.disk.4] what a full disk leaves to memory is bounded as a log without a disk is', () => {
  const shelf = new FakeShelf();
  const store = new Store({}, new Journal({ shelf, start: 0 }));
  store.append(datagram('AgentUpdate', 1));
  shelf.room = 0;
  for (let n = 0; n < 100_000; n++) store.append(datagram('AgentUpdate', n & 0xffff, 1000));
  assert.ok(store.footprint <= CAPACITY_BYTES, `${store.footprint} bytes`);
  assert.ok(store.count > 50_000 && store.gone > 0, `${store.count} rows`);
});
