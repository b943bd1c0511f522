import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Answer, Question } from '../../contract/panel.ts';
import type { ShownChecklist } from '../../contract/views.ts';
import { startOf, summaryOf } from '../checklist/words.ts';
import type { Courier } from '../courier.ts';
import { neighbourOf } from './switch.tsx';
import { VIEWS, Views, viewsOf } from './views.ts';

/** A host that answers when it is told to. */
function host() {
  const asked: Question[] = [];
  const waiting: ((answer: Answer) => void)[] = [];
  const ask = (question: Question) => {
    asked.push(question);
    return new Promise<Answer>((resolve) => waiting.push(resolve));
  };
  const answer = async (next: Answer) => {
    waiting.shift()?.(next);
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { asked, answer, courier: { ask } as unknown as Courier };
}

const LOOKED = { first: 1, looked: 5, total: 9 };
const findings: Answer = { answer: 'view', view: { kind: 'findings', total: 0, findings: [] }, looked: LOOKED };
const lists: Answer = { answer: 'view', view: { kind: 'checklists', lists: [] }, looked: { ...LOOKED, looked: 9 } };

test('a view asks when it is shown, and says whether there is more to look at', async () => {
  const { answer, asked, courier } = host();
  const views = new Views(courier);
  void views.show('findings');
  assert.deepEqual(asked, [{ ask: 'view', view: { kind: 'findings' } }]);
  await answer(findings);
  assert.deepEqual([views.told.value?.kind, views.isBehind.value], ['findings', true]);
  void views.show('table');
  assert.equal(asked.length, 1);
  assert.equal(views.told.value, undefined);
});

test('what is wanted meanwhile is asked after it, and an answer for another view is not shown', async () => {
  const { answer, asked, courier } = host();
  const views = new Views(courier);
  void views.show('findings');
  void views.show('checklist');
  void views.refresh();
  assert.equal(asked.length, 1);
  await answer(findings);
  assert.equal(views.isBehind.value, false);
  assert.deepEqual(asked[1], { ask: 'view', view: { kind: 'checklists' } });
  await answer(lists);
  assert.deepEqual([views.told.value?.kind, views.isBehind.value], ['checklists', false]);
});

test('another page is asked for with its choice', async () => {
  const { answer, asked, courier } = host();
  const views = new Views(courier);
  void views.show('pairs');
  await answer({ answer: 'failed', message: 'gone' });
  void views.turn('pairs', { choice: 'open', skip: 200 });
  assert.deepEqual(asked[1], { ask: 'view', view: { kind: 'pairs', choice: 'open', skip: 200 } });
});

test('what belongs to a row is not shown for the next one', async () => {
  const { answer, courier } = host();
  const views = new Views(courier);
  void views.relate(1);
  void views.relate(2);
  const links = [{ what: 'ack', row: 7, name: 'PacketAck', ms: 1 }];
  await answer({ answer: 'view', view: { kind: 'relations', row: 1, links }, looked: LOOKED });
  assert.deepEqual(views.relations.value, []);
  await answer({ answer: 'view', view: { kind: 'relations', row: 2, links }, looked: LOOKED });
  assert.deepEqual(views.relations.value, links);
  void views.relate(undefined);
  assert.deepEqual(views.relations.value, []);
});

test('a view that is behind stays so when what belongs to a row is whole', async () => {
  const { answer, courier } = host();
  const views = new Views(courier);
  void views.show('findings');
  void views.relate(2);
  await answer(findings);
  await answer({
    ...{ answer: 'view', view: { kind: 'relations', row: 2, links: [] } },
    looked: { ...LOOKED, looked: LOOKED.total },
  });
  assert.deepEqual([views.isBehind.value, views.looked.value], [true, LOOKED]);
  void views.show('table');
  assert.equal(views.isBehind.value, false, 'nothing that is shown is behind');
});

test('arrows lead from tab to tab, around the ends', () => {
  const last = VIEWS.at(-1)?.name;
  assert.deepEqual(
    ['ArrowRight', 'ArrowLeft', 'End', 'Home', 'x'].map((key) => neighbourOf('table', key)),
    [VIEWS[1].name, last, last, 'table', undefined],
  );
  assert.equal(neighbourOf(VIEWS[VIEWS.length - 1]?.name ?? 'table', 'ArrowRight'), 'table');
  assert.equal(neighbourOf('sequence', 'ArrowRight', viewsOf(true)), 'compare');
});

test('a handshake is one sentence: whole, lacking a step, or refused', () => {
  const step = { name: 'RegionHandshake', what: 'the simulator describes the region', without: '' };
  const list: ShownChecklist = {
    ...{ circuit: 1, region: '', agentId: '' },
    steps: [{ ...step, done: { row: 3, time: 7 } }],
  };
  assert.equal(summaryOf(list), 'All 1 steps are done: the avatar stands.');
  assert.equal(summaryOf({ ...list, missing: 0 }), 'RegionHandshake is missing: the simulator describes the region.');
  assert.equal(summaryOf({ ...list, missing: 0, refusal: 'No.' }), 'The login was refused: No.');
  assert.deepEqual([startOf(list), startOf({ ...list, steps: [] })], [7, 0]);
});
