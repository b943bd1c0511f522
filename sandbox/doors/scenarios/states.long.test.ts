import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { EVENTS, NEXT_DOOR_EVENTS, STATES } from '../../../test/support/circuit-events.ts';
import { outcomeIn, outcomeNextDoor } from '../../../test/support/circuit-stage.ts';
import { outcomeOf, ROWS } from '../../../test/support/circuit-states.ts';
import { inProject } from '../../../tools/root.ts';

/** The rows of the table in docs/protocol/sessions.md. */
function described(): readonly string[] {
  const [, table = ''] = readFileSync(inProject('docs/protocol/sessions.md'), 'utf8').split(/\| State .*\n\| -.*\n/);
  const [rows = ''] = table.split('\n\n', 1);
  return rows.split('\n').map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim())
      .join(' | '),
  );
}

const words = (list: readonly string[]): string => (list.length === 0 ? '-' : list.join(', '));

test('[session.states.1] the table that is described is the table that is tried', () => {
  const kept = ROWS.map(([from, event, sends, tells, next]) =>
    [words(from), event, words(sends), words(tells), next].join(' | '),
  );
  assert.deepEqual(described(), kept);
});

test('[session.states.1] no state is without a row, and none has two rows for an event', () => {
  const pairs = ROWS.flatMap(([from, event]) => from.map((state) => `${state}, ${event}`));
  assert.deepEqual(
    pairs.filter((pair, at) => pairs.indexOf(pair) !== at),
    [],
  );
  assert.deepEqual(
    STATES.filter((state) => !ROWS.some(([from]) => from.includes(state))),
    [],
  );
});

for (const event of EVENTS) {
  test(`[session.states.1] in each state of a circuit: ${event}`, () => {
    for (const state of STATES) assert.deepEqual(outcomeIn(state, event), outcomeOf(state, event), state);
  });
}

for (const event of NEXT_DOOR_EVENTS) {
  test(`[session.states.1] from next door: ${event}`, () => {
    const { from, ...outcome } = outcomeNextDoor(event);
    assert.deepEqual(
      ROWS.filter(([, by]) => by === event).map(([states]) => states),
      [[from]],
    );
    assert.deepEqual(outcome, outcomeOf(from, event));
  });
}
