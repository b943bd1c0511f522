import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ShownComparison } from '../../contract/comparison.ts';
import type { Answer, Question } from '../../contract/panel.ts';
import { LINES_AT_ONCE } from '../../contract/views.ts';
import { ComparedCaptures, pageText } from './captures.ts';

const GOING: ShownComparison = { kind: 'going', other: 'b.pcapng', share: 0.5 };

/** A log that compares, as far as the test says. */
function log() {
  const asked: Question[] = [];
  const heard: (() => void)[] = [];
  const state = { shown: { kind: 'none' } as ShownComparison, chosen: 0 };
  const courier = {
    ask(question: Question): Promise<Answer> {
      asked.push(question);
      if (question.ask !== 'stopComparison') return Promise.resolve({ answer: 'comparison', comparison: state.shown });
      state.shown = { kind: 'stopped', other: 'b.pcapng' };
      return Promise.resolve({ answer: 'done' });
    },
    compare: () => {
      state.chosen += 1;
    },
    onCompared: (listener: () => void) => void heard.push(listener),
  };
  const progress = () => {
    for (const hear of heard) hear();
  };
  return { asked, courier, progress, state };
}

test('the view asks when it is looked at, and whenever the comparison has come further', async () => {
  const { asked, courier, progress, state } = log();
  const captures = new ComparedCaptures(courier);
  await captures.look('messages');
  assert.deepEqual(asked, []);
  await captures.look('captures');
  assert.deepEqual(asked, [{ ask: 'comparison', lines: 'changes', skip: 0 }]);
  state.shown = GOING;
  progress();
  await captures.refresh();
  assert.deepEqual(captures.shown.value, GOING);
});

test('the host is asked for another capture; what is stopped is said to be', async () => {
  const { courier, state } = log();
  const captures = new ComparedCaptures(courier);
  captures.choose();
  assert.equal(state.chosen, 1);
  await captures.stop();
  assert.deepEqual(captures.shown.value, { kind: 'stopped', other: 'b.pcapng' });
});

test('pages of another kind begin with their first line, and so does another comparison', async () => {
  const { asked, courier, progress, state } = log();
  const captures = new ComparedCaptures(courier);
  await captures.turn('moved', LINES_AT_ONCE);
  assert.deepEqual(asked.at(-1), { ask: 'comparison', lines: 'moved', skip: LINES_AT_ONCE });
  state.shown = GOING;
  progress();
  await captures.refresh();
  assert.deepEqual(asked.at(-1), { ask: 'comparison', lines: 'changes', skip: 0 });
  await captures.turn('moved', -LINES_AT_ONCE);
  assert.equal(captures.skip.value, 0);
});

test('a page says which lines it has', () => {
  assert.equal(pageText(0, 0), 'none');
  assert.equal(pageText(0, 7), '1 to 7 of 7');
  assert.equal(
    pageText(LINES_AT_ONCE, LINES_AT_ONCE + 3),
    `${LINES_AT_ONCE + 1} to ${LINES_AT_ONCE + 3} of ${LINES_AT_ONCE + 3}`,
  );
});
