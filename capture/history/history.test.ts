import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Pings } from './pings.ts';
import { FARTHEST_GAP, MOST_MISSING, Sender } from './sender.ts';

/** What is missing after these numbers came, one in each row. */
function missing(...sequences: readonly number[]): readonly string[] {
  const sender = new Sender();
  for (const [row, sequence] of sequences.entries()) sender.sent(sequence, row, false);
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
    sender.sent(2 * row, row, false);
  }
  assert.equal(sender.gaps().length, MOST_MISSING);
  assert.equal(sender.lost, MOST_MISSING + 10);
});

test('a number that is used again after its ack is another packet', () => {
  const sender = new Sender();
  const packet = { row: 1, circuit: 1, direction: 'in', time: 0, sequence: 5, name: 'A' } as const;
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
