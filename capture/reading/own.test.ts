import assert from 'node:assert/strict';
import { test } from 'node:test';
import { concatBytes } from '../../protocol/bytes.ts';
import { codec, events, loginAnswer, loginCall, poll, START } from '../../test/support/conversation-capture.ts';
import { RowWriter } from '../pcapng/row-writer.ts';
import { datagram, exchange, withCall } from '../rows.fixture.ts';
import type { NewRow } from '../segment.ts';
import { readCapture } from './rows.ts';
import { wholeRow } from './whole.ts';

function read(file: Uint8Array, showSecrets = false) {
  const capture = readCapture(file, { codec, inflate: () => undefined, showSecrets });
  assert.ok('rows' in capture);
  return capture;
}

const event: NewRow = { ...exchange('ParcelProperties', '', '<llsd />'), door: 'event', direction: 'out' };
const ROWS: readonly NewRow[] = [
  { ...exchange('login_to_simulator', loginCall, loginAnswer), door: 'login', circuit: 0, time: 0 },
  { ...datagram('AgentUpdate', 7), time: 0.25 },
  { ...datagram('AgentUpdate', 7), time: 0.25, fate: 'dropped', cable: ['delayed'] },
  { ...datagram('nothing', 0), time: 0.5, circuit: 0, fate: 'offCircuit', from: '[::1]:7' },
  { ...exchange('EventQueueGet', poll(1), events), time: 0.5 },
  { ...event, time: 0.5 },
  { ...exchange('GetTexture', '?texture_id=1', ''), time: 0.75, fate: 'handled', direction: 'in' },
  { ...datagram('ChatFromViewer', 8), time: 0.75, direction: 'out', from: '127.0.0.1:13000', to: '127.0.0.1:50000' },
];

function ownFile(firstRow: number, rows: readonly NewRow[]): Uint8Array {
  const writer = new RowWriter({ start: START * 1e6, firstRow });
  return concatBytes(writer.header(), ...rows.map((row) => writer.blocks(row)));
}

test('[capture.format.10] [capture.format.3] a file of ours gives the rows that were written, with their numbers', () => {
  const { rows } = read(ownFile(40, ROWS), true);
  assert.deepEqual(
    rows,
    ROWS.map((row, at) => wholeRow(40 + at, withCall(row))),
  );
});

test('[capture.format.3] a file of several sections has gaps among its numbers', () => {
  const file = concatBytes(ownFile(1, ROWS.slice(0, 5)), ownFile(9, ROWS.slice(4)));
  assert.deepEqual(
    read(file).rows.map(({ row }) => row),
    [1, 2, 3, 4, 5, 9, 10, 11, 12],
  );
});
