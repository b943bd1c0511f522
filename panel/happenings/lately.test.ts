import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Happening } from '../../contract/happenings.ts';
import type { Question } from '../../contract/panel.ts';
import { Lately } from './lately.ts';
import { sentenceOf, textOf } from './words.ts';

const closed: Happening = {
  ...{ kind: 'circuit', number: 1, at: 2.5, circuit: 7, agent: 'Ada Sandbox', region: 'Sandbox One' },
  ...{ state: 'closed', reason: 'timeout: nothing was heard for too long' },
};
const failure: Happening = {
  kind: 'failure',
  number: 2,
  at: 3,
  message: 'Ada Sandbox never acknowledged RegionHandshake.',
};

test('what happened is asked for once; a failure is told until it is put away', async () => {
  const asked: number[] = [];
  let all: readonly Happening[] = [closed];
  const lately = new Lately({
    ask(question: Question) {
      const after = question.ask === 'happenings' ? question.after : -1;
      asked.push(after);
      const happenings = all.filter(({ number }) => number > after);
      return Promise.resolve({ answer: 'happenings', happenings, last: all.length } as const);
    },
  });
  await lately.refresh();
  assert.equal(lately.failure.value, undefined);
  all = [closed, failure];
  await lately.refresh();
  assert.deepEqual([lately.all.value, lately.failure.value], [[closed, failure], failure.message]);
  lately.putAway();
  await lately.refresh();
  assert.deepEqual([asked, lately.failure.value], [[0, 1, 2], undefined]);
  all = [];
  await lately.refresh();
  assert.deepEqual(lately.all.value, [], 'another grid was started');
});

test('an event says what happened and why', () => {
  assert.equal(sentenceOf(closed), 'closed: timeout: nothing was heard for too long');
  assert.equal(
    textOf([closed]),
    '2.500\t7\tAda Sandbox\tSandbox One\tclosed: timeout: nothing was heard for too long\n',
  );
  assert.equal(textOf([failure]), '3.000\t\t\t\tAda Sandbox never acknowledged RegionHandshake.\n');
});
