import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Losses } from './losses.ts';

interface Case {
  readonly title: string;
  readonly ids: readonly number[];
  readonly missing?: number;
  readonly late?: number;
  readonly jumps?: number;
}

const cases: readonly Case[] = [
  { title: 'C02: any first id is no gap', ids: [0, 1] },
  { title: 'any first id is no gap, high as it may be', ids: [5000, 5001] },
  { title: 'C10: reordered ids are recovered', ids: [9, 12, 10, 11, 13], late: 2 },
  { title: 'ids from before the first one say nothing', ids: [9, 8, 7, 10] },
  { title: 'C11: a burst is missing, however long', ids: [20, 60], missing: 39 },
  { title: 'the middle of a gap comes late', ids: [1, 6, 4], missing: 3, late: 1 },
  { title: 'a repeat of a late id counts once', ids: [1, 6, 4, 4, 6, 1], missing: 3, late: 1 },
  { title: 'a gap over the wrap', ids: [0xfffffe, 2], missing: 3 },
  { title: 'a gap over the wrap is recovered', ids: [0xfffffe, 1, 0, 0xffffff], late: 2 },
  { title: 'a gap of 4095 ids is a gap', ids: [1, 4097], missing: 4095 },
];

const jumps: readonly Case[] = [
  { title: 'a distance of 4097 is a jump', ids: [1, 4098], jumps: 1 },
  { title: 'C13: a counter of 16 bits wraps', ids: [65534, 65535, 0, 1], jumps: 1 },
  { title: 'C13: a counter of 32 bits goes on', ids: [0xffffff, 0x1000000, 0x1000001] },
  { title: 'after a jump gaps are seen again', ids: [1, 100_000, 100_002], missing: 1, jumps: 1 },
];

function check(tag: string, { title, ids, missing = 0, late = 0, jumps: jumped = 0 }: Case): void {
  test(`[${tag}] ${title}`, () => {
    const losses = new Losses();
    for (const id of ids) losses.arrived(id, 1000);
    const seen = {
      missing: losses.missing(5999),
      late: losses.outOfOrder,
      jumps: losses.jumps,
      lost: losses.lost(5999),
    };
    assert.deepEqual(seen, { missing, late, jumps: jumped, lost: 0 });
    assert.equal(losses.lost(6000), missing);
  });
}

for (const one of cases) check('circuit.losses.1', one);
for (const one of jumps) check('circuit.losses.2', one);

test('[circuit.losses.1] what comes after five seconds is lost all the same', () => {
  const losses = new Losses();
  losses.arrived(1, 0);
  losses.arrived(3, 0);
  losses.arrived(2, 5000);
  assert.deepEqual([losses.lost(5000), losses.outOfOrder], [1, 0]);
});

test('[circuit.losses.1] at most 1024 gaps are kept; the oldest count as lost', () => {
  const losses = new Losses();
  for (let id = 0; id <= 2 * 1026; id += 2) losses.arrived(id, 0);
  assert.deepEqual([losses.gaps, losses.lost(0)], [1024, 2]);
  losses.arrived(1_000_000, 0);
  losses.arrived(1_004_000, 0);
  losses.arrived(1_002_000, 0);
  assert.equal(losses.gaps, 1024);
});
