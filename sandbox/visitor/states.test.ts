import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { inProject } from '../../tools/root.ts';
import { EVENTS, STATES, stepOf, TABLE } from './states.ts';

/** The rows of the table in docs/protocol/visitor.md. */
function described(): readonly string[] {
  const [, table = ''] = readFileSync(inProject('docs/protocol/visitor.md'), 'utf8').split(/\| State .*\n\| -.*\n/);
  return table
    .split('\n\n', 1)
    .join('')
    .split('\n')
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim())
        .join(' | '),
    );
}

const built = EVENTS.flatMap((event) =>
  STATES.flatMap((state) => {
    if (TABLE[event][state] === undefined) return [];
    const { actions, next } = stepOf(state, event);
    return [`${state} | ${event} | ${actions.length === 0 ? '-' : actions.join(', ')} | ${next}`];
  }),
);

test('[visitor.states.1] the table that is described is the table that is kept', () => {
  assert.deepEqual([...described()].sort(), [...built].sort());
});

test('[visitor.states.1] no state and no event is without a row', () => {
  const rows = built.map((row) => row.split(' | '));
  assert.deepEqual(
    STATES.filter((state) => !rows.some(([from]) => from === state)),
    [],
  );
  assert.deepEqual(
    EVENTS.filter((event) => !rows.some(([, by]) => by === event)),
    [],
  );
});

test('[visitor.states.1] what has no row changes nothing', () => {
  assert.deepEqual(stepOf('none', 'acked'), { actions: [], next: 'none' });
  assert.deepEqual(stepOf('zombie', 'kicked'), { actions: [], next: 'zombie' });
});
