import assert from 'node:assert/strict';
import { test } from 'node:test';
import { concatBytes } from '../../protocol/bytes.ts';
import { pcapng } from '../../test/support/captures.ts';
import { session } from '../../test/support/conversation-capture.ts';
import { BLOCK_TYPE } from '../pcapng/blocks.ts';
import { RowWriter } from '../pcapng/row-writer.ts';
import { packetBlock, sectionHeader } from '../pcapng/write-block.ts';
import { datagram, exchange, withCall } from '../rows.fixture.ts';
import type { NewRow } from '../segment.ts';
import { Listing, LONGEST_ROW } from './listing.ts';

const START = 1_795_252_800_123_456;

const ROWS: readonly NewRow[] = [
  { ...datagram('AgentUpdate', 7), direction: 'out', circuit: 3, fate: 'duplicate', time: 1 },
  { ...datagram('StartPingCheck', 8, 0), cable: ['delayed', 'spoiled'], from: ':0', time: 1 },
  exchange('Seed', '<llsd />', 'grüezi'),
  exchange('Seed', '?again', 'x'.repeat(70_000)),
  { ...datagram('ChatFromViewer', 2, 65_508), time: 1 },
  { ...exchange('login_to_simulator', 'a', 'b'), door: 'login', from: '127.0.0.1:1' },
  { ...exchange('ParcelProperties', '', '<llsd><map /></llsd>'), door: 'event', direction: 'out' },
  exchange('Last', 'a', ''),
];

const writer = () => new RowWriter({ start: START, firstRow: 1 });

function fileOf(rows: readonly NewRow[]): Uint8Array {
  const blocks = writer();
  return concatBytes(blocks.header(), ...rows.map((row) => blocks.blocks(row)));
}

/** What is listed of a file that comes in pieces, and where; `isOurs` false: it was given up. */
function listed(file: Uint8Array, pieceBytes: number) {
  const rows: NewRow[] = [];
  const places: number[] = [];
  const listing = new Listing((row, position, length) => {
    rows.push(row.door === 'udp' ? { ...row, bytes: row.bytes.slice() } : row);
    places.push(position, position + length);
  });
  for (let at = 0; at < file.length; at += pieceBytes) {
    if (!listing.read(file.slice(at, at + pieceBytes))) return { isOurs: false, rows, places, left: 0 };
  }
  return { isOurs: true, rows, left: listing.end(), places };
}

for (const pieceBytes of [1 << 20, 4096, 333]) {
  test(`[capture.listing.1] rows of ours are told as they were written, from pieces of ${pieceBytes} bytes`, () => {
    const file = fileOf(ROWS);
    const { isOurs, left, places, rows } = listed(file, pieceBytes);
    assert.deepEqual([isOurs, left], [true, 0]);
    assert.deepEqual(rows, ROWS.map(withCall));
    // Each begins where the one before ends.
    assert.equal(places[0], writer().header().length);
    for (let at = 1; at + 1 < places.length; at += 2) assert.equal(places[at], places[at + 1]);
    assert.equal(places.at(-1), file.length);
  });
}

test('[capture.listing.1] several sections go on with the time of the first', () => {
  const later = new RowWriter({ start: START + 5_000_000, firstRow: 2 });
  const row = { ...datagram('AgentUpdate', 1), time: 0.5 };
  const file = concatBytes(fileOf([row]), later.header(), later.blocks(row));
  assert.deepEqual(
    listed(file, 50).rows.map(({ time }) => time),
    [0.5, 5.5],
  );
});

test('[capture.listing.1] of each section is told before its rows', () => {
  const words: unknown[] = [];
  const listing = new Listing(
    (row) => words.push(row.door),
    ({ firstRow, start }) => words.push(start, firstRow),
  );
  const file = fileOf(ROWS.slice(0, 1));
  assert.ok(listing.read(concatBytes(file, file)));
  assert.deepEqual(words, [START, 1, 'udp', START, 1, 'udp']);
});

test('[capture.listing.1] of a file that was cut all whole rows are told, and how much is left', () => {
  const file = fileOf(ROWS.slice(0, 2));
  const { isOurs, left, rows } = listed(file.subarray(0, file.length - 5), 1000);
  assert.deepEqual(
    [isOurs, rows.length, left],
    [true, 1, writer().blocks(ROWS[1] ?? datagram('nothing', 0)).length - 5],
  );
});

const head = sectionHeader({ start: START, firstRow: 1 });
const early = writer().blocks({ ...datagram('AgentUpdate', 1), time: -1 });
const late = writer().blocks({ ...datagram('AgentUpdate', 1), time: 1 });

/** Files that are not, or not only, ours; each is sound. */
const OTHERS: readonly (readonly [string, Uint8Array])[] = [
  ['a capture of another tool', pcapng(session().frames)],
  ['packets before any section', late],
  ['time that goes back', concatBytes(head, late, early)],
  [
    'a packet without our comment',
    concatBytes(head, packetBlock({ type: BLOCK_TYPE.packet, ticks: START, size: 40, options: new Uint8Array(0) })),
  ],
  [
    'a block of another kind',
    concatBytes(head, packetBlock({ type: 5, ticks: START, size: 0, options: new Uint8Array(0) })),
  ],
  ['a second interface', concatBytes(head, head.subarray(head.length - 48))],
];

for (const [what, file] of OTHERS) {
  test(`[capture.listing.1] ${what} is left to the reader of all kinds`, () => {
    assert.equal(listed(file, 1000).isOurs, false);
  });
}

test('[capture.listing.2] a row that is longer than any of ours is left to it as well', () => {
  const block = packetBlock({ type: BLOCK_TYPE.packet, ticks: START, size: 0, options: new Uint8Array(0) });
  new DataView(block.buffer).setUint32(4, LONGEST_ROW + 4, true);
  assert.equal(listed(concatBytes(head, block), 1000).isOurs, false);
});
