import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  LONGEST_NAME,
  type RowFacts,
  readRowComment,
  readSectionComment,
  rowComment,
  sectionComment,
} from './facts.ts';

const ROWS: readonly (readonly [RowFacts, string])[] = [
  [{ door: 'udp', circuit: 1, fate: 'handled' }, 'rezbench: circuit 1, handled'],
  [
    { door: 'udp', circuit: 1, fate: 'handled', cable: ['delayed', 'doubled'] },
    'rezbench: circuit 1, handled, cable delayed doubled',
  ],
  [
    { door: 'udp', circuit: 0, fate: 'offCircuit', ends: { from: ':0', to: '[::1]:13000' } },
    'rezbench: circuit 0, offCircuit, from :0, to [::1]:13000',
  ],
  [
    { door: 'caps', circuit: 4294967295, fate: 'handled', name: 'EventQueueGet' },
    'rezbench: caps, circuit 4294967295, handled, name EventQueueGet',
  ],
  [
    { door: 'event', circuit: 2, fate: 'handled', ends: { from: 'a:1', to: 'b:2' }, name: ', name x\ny' },
    'rezbench: event, circuit 2, handled, from a:1, to b:2, name , name x\ny',
  ],
  [
    { door: 'caps', circuit: 1, fate: 'handled', took: 25.5, name: 'x, took 1.000000' },
    'rezbench: caps, circuit 1, handled, took 25.500000, name x, took 1.000000',
  ],
  [{ door: 'login', circuit: 0, fate: 'handled', name: '' }, 'rezbench: login, circuit 0, handled, name '],
];

for (const [facts, comment] of ROWS) {
  test(`[capture.format.5] ${JSON.stringify(comment)} is written, and read back`, () => {
    assert.equal(rowComment(facts), comment);
    assert.deepEqual(readRowComment(comment), facts);
  });
}

test('[capture.format.1] a section tells its start and its first row', () => {
  const comment = 'rezbench: capture 1, started at 1795252800.000456, first row 4097';
  assert.equal(sectionComment({ start: 1_795_252_800_000_456, firstRow: 4097 }), comment);
  assert.deepEqual(readSectionComment(comment), { start: 1_795_252_800_000_456, firstRow: 4097 });
});

test('a comment of somebody else is none of ours', () => {
  for (const comment of [
    '',
    'hello',
    'rezbench: circuit 1',
    'rezbench: circuit 1, eaten',
    'rezbench: udp, circuit 1, held',
  ]) {
    assert.equal(readRowComment(comment), undefined, comment);
    assert.equal(readSectionComment(comment), undefined, comment);
  }
  const later = 'rezbench: capture 2, started at 1795252800.000456, first row 1';
  assert.equal(readSectionComment(later), undefined);
});

test('a name is kept so far that its comment fits an option', () => {
  const facts = { door: 'event', circuit: 1, fate: 'handled' } as const;
  const long = rowComment({ ...facts, name: 'ä'.repeat(LONGEST_NAME + 5) });
  assert.equal(readRowComment(long)?.name, 'ä'.repeat(LONGEST_NAME));
});
