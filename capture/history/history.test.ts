import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { WholeRow } from '../../contract/panel.ts';
import { codec, message } from '../../test/support/conversation-capture.ts';
import { wholeRow } from '../reading/whole.ts';
import type { DatagramRow } from '../segment.ts';
import { History, MOST_HELD, MOST_REFUSED } from './history.ts';
import { Pings } from './pings.ts';
import { FARTHEST_GAP, MOST_MISSING, OVERTAKEN_S, Sender } from './sender.ts';

/** What is missing after these numbers came, one in each row. */
function missing(...sequences: readonly number[]): readonly string[] {
  const sender = new Sender();
  for (const [row, sequence] of sequences.entries()) sender.sent(sequence, row, 0, false);
  sender.sent(sequences.at(-1) ?? 0, sequences.length, OVERTAKEN_S + 0.1, false);
  return sender.gaps().map(({ first, last, row }) => `${first}-${last} before ${row}`);
}

/** What it shows, the numbers that came, and what is missing. */
const GAPS: readonly (readonly [string, readonly number[], readonly string[]])[] = [
  ['[capture.history.2] in order', [1, 2, 3], []],
  ['[capture.history.2] a hole', [1, 4, 5], ['2-3 before 1']],
  ['[capture.history.2] a hole that is filled later', [1, 4, 2, 3], []],
  ['[capture.history.2] one of a hole comes later', [1, 5, 3], ['2-2 before 1', '4-4 before 1']],
  ['[capture.history.2] two holes', [1, 3, 5], ['2-2 before 1', '4-4 before 2']],
  ['[capture.history.2] the first one may be any', [77, 78], []],
  [
    '[capture.history.2] numbers begin anew behind 24 bits',
    [0xfffffe, 1],
    ['16777215-16777215 before 1', '0-0 before 1'],
  ],
  ['[capture.history.2] a jump is no hole', [1, FARTHEST_GAP + 3, FARTHEST_GAP + 4], []],
  ['[capture.history.2] a repeat', [1, 2, 1, 3], []],
];

for (const [what, sequences, expected] of GAPS) {
  test(what, () => assert.deepEqual(missing(...sequences), expected));
}

test('[capture.history.1] so many missing numbers are waited for, and the others are lost', () => {
  const sender = new Sender();
  for (let row = 0; row <= MOST_MISSING + 10; row++) {
    sender.sent(2 * row, row, 0, false);
  }
  assert.equal(sender.lost, 10);
  sender.sent(0, 0, OVERTAKEN_S + 0.1, true);
  assert.equal(sender.gaps().length, MOST_MISSING);
  assert.equal(sender.lost, MOST_MISSING + 10);
});

test('[finding.gap.1] a number that was skipped may still come for five seconds', () => {
  const sender = new Sender();
  sender.sent(1, 1, 0, false);
  sender.sent(3, 2, 1, false);
  sender.sent(4, 3, 1 + OVERTAKEN_S, false);
  assert.deepEqual([sender.lost, sender.gaps()], [0, []]);
  sender.sent(5, 4, 1.1 + OVERTAKEN_S, false);
  assert.deepEqual([sender.lost, sender.gaps()], [1, [{ first: 2, last: 2, row: 2 }]]);
});

test('a number that is used again after its ack is another packet', () => {
  const sender = new Sender();
  const packet = { row: 1, circuit: 1, direction: 'in', time: 0, sequence: 5, name: 'A', isRefused: false } as const;
  sender.promised(packet, false);
  assert.equal(sender.promised({ ...packet, row: 2 }, true).row, 1);
  assert.equal(sender.acked(5, 3, 1), true);
  assert.equal(sender.promised({ ...packet, row: 4 }, false).row, 4);
  assert.equal(sender.acked(6, 5, 1), false);
  assert.deepEqual(
    sender.reliable.map(({ ack, resends, row }) => [row, resends, ack?.row]),
    [
      [1, [2], 3],
      [4, [], undefined],
    ],
  );
});

const row = (at: number, bytes: Uint8Array, more: Partial<DatagramRow> = {}): WholeRow =>
  wholeRow(at, {
    ...{ door: 'udp', time: at, direction: 'in', circuit: 0, fate: 'held', from: 'a:1', to: 'b:2', bytes },
    ...more,
  });

test('[capture.history.4] so many datagrams wait for their circuit, on so many ways', () => {
  const history = new History(codec);
  for (let at = 0; at <= MOST_HELD; at++) history.add(row(at, message(at, 'ChatFromViewer')));
  history.add(row(100, message(100, 'ChatFromViewer'), { circuit: 1, fate: 'handled' }));
  assert.equal(history.circuits.get(1)?.in.packets, MOST_HELD + 1);
  for (let way = 0; way <= MOST_HELD; way++)
    history.add(row(way, message(way, 'ChatFromViewer'), { from: `c:${way}` }));
  for (const way of [0, 1])
    history.add(row(9, message(1, 'AgentUpdate'), { from: `c:${way}`, circuit: 2 + way, fate: 'handled' }));
  assert.deepEqual(
    [2, 3].map((circuit) => history.circuits.get(circuit)?.in.packets),
    [1, 2],
  );
});

test('[checklist.lists.4] of so many agents it is remembered that they were refused', () => {
  const history = new History(codec);
  const asks = (at: number) => {
    const ID = `00000000-0000-0000-0000-${String(at).padStart(12, '0')}`;
    return message(1, 'UseCircuitCode', { CircuitCode: [{ ID }] });
  };
  for (let at = 1; at <= MOST_REFUSED + 1; at++) history.add(row(at, asks(at), { fate: 'offCircuit' }));
  assert.equal(history.refused.size, MOST_REFUSED);
});

test('[circuit.pings.7] more than three pings without answer block, until two or less are out', () => {
  const pings = new Pings();
  for (let id = 1; id <= 5; id++) pings.sent(id, id, id);
  assert.deepEqual(pings.allBlocked(), [{ rows: [1, 2, 3, 4, 5], from: 4, to: undefined }]);
  pings.answered(2, 6, 6);
  assert.equal(pings.allBlocked()[0]?.to, undefined);
  pings.answered(4, 7, 7);
  pings.answered(4, 8, 8);
  assert.deepEqual(pings.allBlocked(), [{ rows: [1, 2, 3, 4, 5], from: 4, to: 7 }]);
  assert.deepEqual(
    pings.samples.map(({ answer, ms, row }) => [row, answer, ms]),
    [
      [2, 6, 4000],
      [4, 7, 3000],
    ],
  );
});
