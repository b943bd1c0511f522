// Captures that chance makes: what is known to be equal is found to be, and what was taken away is found to be missing.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { randomUuid } from '../../protocol/uuid.ts';
import { seeded } from '../../test/support/seeded.ts';
import { chat, differences, kill, lines, object, type Told } from './captures.fixture.ts';
import { MOST_CHANGES } from './comparison.ts';

const SEEDS = 60;
const ROWS = 80;

/** A kind of row, and which of a few things it is about. */
interface Plan {
  readonly kind: 'chat' | 'object' | 'kill';
  readonly thing: number;
}

const KINDS = ['chat', 'object', 'kill'] as const;

/** Each thing comes once, so that its ids belong together. */
function planOf(random: () => number): readonly Plan[] {
  const things = Array.from({ length: 12 }, (_, thing): Plan => ({ kind: 'object', thing }));
  const rest = Array.from({ length: ROWS }, () => ({
    kind: KINDS[Math.floor(random() * KINDS.length)] ?? 'chat',
    thing: Math.floor(random() * 12),
  }));
  return [...things, ...rest];
}

/** The same rows with ids of their own. */
function rowsOf(plan: readonly Plan[], seed: number): readonly Told[] {
  const random = seeded(seed);
  const ids = Array.from({ length: 12 }, (_, at) => ({
    local: 1 + at + 100 * Math.floor(random() * 1000),
    id: randomUuid(random),
  }));
  return plan.map(({ kind, thing }) => {
    const { id, local } = ids[thing] ?? { id: '', local: 0 };
    if (kind === 'chat') return chat(`word ${thing}`);
    return kind === 'object' ? object(local, id) : kill(local);
  });
}

test('[compare.ids.4] two runs with other ids are equal, whatever was said', () => {
  for (let seed = 1; seed <= SEEDS; seed++) {
    const plan = planOf(seeded(seed));
    const found = differences(rowsOf(plan, 2 * seed), rowsOf(plan, 2 * seed + 1));
    assert.deepEqual([lines(found), found.moved], [[], []], `seed ${seed}`);
  }
});

test('[compare.order.1] [compare.order.2] a row that was taken away is missing, and nothing else; the order does not matter', () => {
  for (let seed = 1; seed <= SEEDS; seed++) {
    const random = seeded(seed);
    const plan = planOf(random);
    const gone = Math.floor(random() * ROWS);
    const rows = rowsOf(plan, 1);
    const rest = rows.filter((_, at) => at !== gone);
    assert.deepEqual(lines(differences(rows, rest)), [`removed ${rows[gone]?.name}`], `seed ${seed}`);
    assert.deepEqual(lines(differences(rest, rows)), [`added ${rows[gone]?.name}`], `seed ${seed}`);
    assert.equal(differences(rows, [...rows].reverse()).equal, true, `seed ${seed}`);
  }
});

test('[compare.bounds.3] so many differences are listed, and the rest is counted', () => {
  const rows = Array.from({ length: MOST_CHANGES + 5 }, (_, at) => chat(`${at}`));
  const found = differences(rows, []);
  assert.deepEqual([found.changes.length, found.more], [MOST_CHANGES, 5]);
});
