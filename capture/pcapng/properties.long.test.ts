import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { FATES } from '../../contract/panel.ts';
import { concatBytes } from '../../protocol/bytes.ts';
import { codec } from '../../test/support/doorway.ts';
import { FakeShelf } from '../files.fixture.ts';
import { Journal } from '../journal.ts';
import { Listing } from '../reading/listing.ts';
import { readCapture } from '../reading/rows.ts';
import { wholeRow } from '../reading/whole.ts';
import type { ExchangeRow, NewRow } from '../segment.ts';
import { Store } from '../store.ts';
import { RowWriter } from './row-writer.ts';

const START = 1_795_252_800_123_456;

const ends = fc.oneof(
  fc.constantFrom('127.0.0.1:9000', '127.0.0.1:50000', '10.1.2.3:13000', ':0', '[::1]:9000', 'localhost:80'),
  fc.tuple(fc.ipV4(), fc.nat(65_535)).map(([host, port]) => `${host}:${port}`),
);
const common = {
  circuit: fc.nat(0xffffffff),
  direction: fc.constantFrom('in', 'out'),
  fate: fc.constantFrom(...FATES),
  from: ends,
  to: ends,
} as const;
const text = fc.string({ unit: 'grapheme', maxLength: 300 });
const http = fc.record({
  method: fc.constantFrom('GET', 'POST', 'PUT', 'DELETE'),
  target: fc.webPath().map((path) => `/${path}`),
  requestType: fc.constantFrom('', 'application/llsd+xml', 'text/plain; charset=utf-8'),
  status: fc.constantFrom(200, 404, 499, 502),
  replyType: fc.constantFrom('application/llsd+xml', 'text/plain'),
  took: fc.nat(30_000_000).map((micros) => micros / 1e6),
});
const datagram = fc.record({
  ...common,
  door: fc.constant('udp'),
  bytes: fc.uint8Array({ maxLength: 200 }),
});
/** What is said of half a call is only of that half; nothing is said of none. */
function ofItsHalves(row: Omit<ExchangeRow, 'time'>): Omit<ExchangeRow, 'time'> {
  const { http, ...rest } = row;
  if (http === undefined || (row.request === undefined && row.reply === undefined)) return rest;
  const asked = row.request === undefined ? { method: '', target: '', requestType: '' } : {};
  const answered = row.reply === undefined ? { status: 0, replyType: '' } : {};
  return { ...rest, http: { ...http, ...asked, ...answered } };
}

const exchange = fc
  .record(
    {
      ...common,
      door: fc.constantFrom('login', 'caps'),
      name: text,
      request: fc.oneof(
        text,
        fc.webQueryParameters().map((query) => `?${query}`),
      ),
      reply: text,
      http,
    },
    { requiredKeys: ['circuit', 'direction', 'fate', 'from', 'to', 'door', 'name', 'http'] },
  )
  .map(ofItsHalves);
const event = fc.record({ ...common, door: fc.constant('event'), name: text, request: fc.constant(''), reply: text });

/** Rows come in the order of their times, some at the same. */
const rows = fc.array(fc.tuple(fc.oneof(datagram, exchange, event), fc.nat(2)), { maxLength: 30 }).map((all) => {
  let ticks = 0;
  return all.map(([row, gap]): NewRow => {
    ticks += 333_333 * gap;
    return { ...row, time: ticks / 1_000_000 };
  });
});

test('[capture.format.3] [capture.format.8] any rows come back from a file as they were, by the log and by the reader', () => {
  fc.assert(
    fc.property(rows, (all) => {
      const writer = new RowWriter({ start: START, firstRow: 7 });
      const file = concatBytes(writer.header(), ...all.map((row) => writer.blocks(row)));
      const read = readCapture(file, { codec, inflate: () => undefined, showSecrets: true });
      assert.ok('rows' in read);
      assert.deepEqual(read.problems, []);
      assert.deepEqual(
        read.rows,
        all.map((row, at) => wholeRow(7 + at, row)),
      );
    }),
    { numRuns: 300 },
  );
});

test('[capture.disk.2] any rows are the same from the disk as from memory', () => {
  fc.assert(
    fc.property(rows, (all) => {
      const memory = new Store();
      const disk = new Store({}, new Journal({ shelf: new FakeShelf(), start: START, mostBytes: 1e6 }));
      for (const row of all) assert.equal(disk.append(row), memory.append(row));
      for (let row = 1; row <= all.length; row++) assert.deepEqual(disk.row(row), memory.row(row));
    }),
    { numRuns: 300 },
  );
});

test('[capture.listing.1] any rows are listed from a file in pieces as they were', () => {
  fc.assert(
    fc.property(rows, fc.integer({ min: 1, max: 5000 }), (all, pieceBytes) => {
      const writer = new RowWriter({ start: START, firstRow: 7 });
      const file = concatBytes(writer.header(), ...all.map((row) => writer.blocks(row)));
      const [memory, listed] = [new Store(), new Store()];
      for (const row of all) memory.append(row);
      const listing = new Listing((row) => void listed.append(row));
      for (let at = 0; at < file.length; at += pieceBytes) assert.ok(listing.read(file.slice(at, at + pieceBytes)));
      assert.equal(listing.end(), 0);
      assert.equal(listed.count, all.length);
      for (let row = 1; row <= all.length; row++) assert.deepEqual(listed.row(row), memory.row(row));
    }),
    { numRuns: 300 },
  );
});
