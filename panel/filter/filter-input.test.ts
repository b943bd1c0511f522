import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Completion, SavedFilter } from '../../contract/filter.ts';
import type { Answer, Question } from '../../contract/panel.ts';
import { DEAF_COURIER } from '../../test/support/deaf-courier.ts';
import type { Courier } from '../courier.ts';
import { Rows } from '../table/rows.ts';
import { FilterInput, HISTORY_LIMIT, UNASKED_ITEMS } from './filter-input.ts';
import { offsetWithin } from './offset-at.ts';

const item = (label: string): Completion => ({ kind: 'message', label, insert: label, detail: '' });

/** A host that offers what the test says. */
class Desk {
  items: readonly Completion[] = [item('ChatFromSimulator'), item('ChatFromViewer')];
  /** Where the text that a completion replaces begins. */
  start = 0;
  readonly asked: Question[] = [];
  kept: readonly SavedFilter[] = [];
  saySaved: (filters: readonly SavedFilter[]) => void = () => undefined;
  readonly courier: Courier = {
    ...DEAF_COURIER,
    ask: (question) => {
      this.asked.push(question);
      return Promise.resolve(this.#answer(question));
    },
    onSaved: (listener) => {
      this.saySaved = listener;
    },
    save: (filters) => {
      this.kept = filters;
      this.saySaved(filters);
    },
  };
  readonly rows = new Rows(this.courier);
  readonly input: FilterInput;

  constructor(history: readonly string[] = []) {
    this.input = new FilterInput(this.courier, this.rows, history);
  }

  get text(): string {
    return this.rows.filter.value;
  }

  #answer(question: Question): Answer {
    switch (question.ask) {
      case 'complete':
        return { answer: 'completions', completions: { start: this.start, end: question.at, items: this.items } };
      case 'hover':
        return { answer: 'hover', hover: { start: question.at, end: question.at + 1, paragraphs: [question.filter] } };
      case 'search':
        return { answer: 'done' };
      default:
        return { answer: 'rows', window: { total: 0, matched: 0, first: 0, rows: [] } };
    }
  }
}

test('what may come next is shown while somebody types, and nothing is chosen yet', async () => {
  const { input, rows } = new Desk();
  await input.type('Chat', 4);
  assert.deepEqual([input.list.value?.items.length, input.list.value?.chosen], [2, -1]);
  assert.equal(rows.inForce.value, 'Chat');
});

test('an item is chosen by steps, around the ends, and put in the place of what was begun', async () => {
  const desk = new Desk();
  const { input } = desk;
  desk.start = 9;
  await input.type('resent &&Chat', 13);
  const chosen = [1, 1, 1, -1].map((step) => {
    input.choose(step as 1 | -1);
    return input.list.value?.chosen;
  });
  assert.deepEqual(chosen, [0, 1, 0, 1]);
  await input.accept();
  assert.deepEqual([desk.text, input.caret.value, input.list.value], ['resent &&ChatFromViewer', 23, undefined]);
});

test('the first step up in a list chooses its last item; without a choice the first one is taken', async () => {
  const desk = new Desk();
  await desk.input.type('Chat', 4);
  desk.input.choose(-1);
  assert.equal(desk.input.list.value?.chosen, 1);
  await desk.input.type('Chat', 4);
  await desk.input.accept();
  assert.equal(desk.text, 'ChatFromSimulator');
  await desk.input.accept();
  desk.input.choose(1);
  assert.equal(desk.text, 'ChatFromSimulator', 'a closed list has nothing to take');
});

test('a list is not shown when it says nothing new, or is long and nobody asked', async () => {
  const desk = new Desk();
  const list = () => desk.input.list.value;
  desk.items = [item('ChatFromViewer')];
  await desk.input.type('chatfromviewer', 14);
  assert.equal(list(), undefined);
  await desk.input.type('', 0);
  assert.equal(list(), undefined);
  desk.items = Array.from({ length: UNASKED_ITEMS + 1 }, (_, index) => item(`Message${index}`));
  desk.start = 4;
  await desk.input.type('a ||', 4);
  assert.equal(list(), undefined);
  await desk.input.complete(4, true);
  assert.deepEqual([list()?.items.length, list()?.chosen], [UNASKED_ITEMS + 1, 0]);
  desk.items = [];
  await desk.input.complete(4, true);
  assert.equal(list(), undefined);
});

test('an answer for an older text is not shown', async () => {
  const { input } = new Desk();
  const first = input.type('Chat', 4);
  input.close();
  await first;
  assert.equal(input.list.value, undefined);
});

test('what is pointed at is told until the mouse goes', async () => {
  const { input } = new Desk();
  await input.type('Chat', 4);
  await input.point(2);
  assert.equal(input.hover.value?.start, 2);
  await input.point(undefined);
  assert.equal(input.hover.value, undefined);
});

test('filters that were used come back, the newest first, and what was begun stands behind them', async () => {
  const desk = new Desk(['one', 'two']);
  const { input } = desk;
  await input.type('begun', 5);
  const seen: string[] = [];
  for (const step of [-1, -1, -1, 1, 1, 1] as const) {
    await input.recall(step);
    seen.push(desk.text);
  }
  assert.deepEqual(seen, ['two', 'one', 'one', 'two', 'begun', 'begun']);
  await input.type('one', 3);
  input.remember();
  await input.type('  ', 2);
  input.remember();
  assert.deepEqual(input.history.value, ['two', 'one']);
});

test('a filter that cannot be read is not remembered', async () => {
  const desk = new Desk();
  await desk.input.type('((', 2);
  desk.rows.problem.value = { message: '', start: 0, end: 1 };
  desk.input.remember();
  assert.deepEqual(desk.input.history.value, []);
});

test('so many filters are remembered, and the oldest go', async () => {
  const many = Array.from({ length: HISTORY_LIMIT + 5 }, (_, index) => `f${index}`);
  const desk = new Desk(many);
  assert.equal(desk.input.history.value.length, HISTORY_LIMIT);
  await desk.input.use('new');
  assert.deepEqual([desk.input.history.value.length, desk.input.history.value.at(-1)], [HISTORY_LIMIT, 'new']);
});

test('a filter is kept under a name, replaced under the same name, and dropped', async () => {
  const desk = new Desk();
  await desk.input.type('Chat*', 5);
  desk.input.keep(' talk ');
  await desk.input.type('size > 5', 8);
  desk.input.keep('large');
  desk.input.keep('  ');
  assert.deepEqual(desk.kept, [
    { name: 'talk', filter: 'Chat*' },
    { name: 'large', filter: 'size > 5' },
  ]);
  desk.input.keep('talk');
  desk.input.drop('large');
  assert.deepEqual(desk.input.saved.value, [{ name: 'talk', filter: 'size > 5' }]);
  await desk.input.type('', 0);
  desk.input.keep('nothing');
  assert.equal(desk.kept.length, 1);
});

test('a search is stopped and goes on by the filter that is in force', async () => {
  const desk = new Desk();
  await desk.input.type('Chat*', 5);
  await desk.input.steer(false);
  assert.deepEqual(
    desk.asked.filter(({ ask }) => ask === 'search'),
    [{ ask: 'search', filter: 'Chat*', go: false }],
  );
});

test('the mouse is over the character whose room it is in', () => {
  const widthOf = (text: string) => [...text].reduce((sum, letter) => sum + (letter === 'i' ? 2 : 10), 0);
  const cases = [
    [0, 0],
    [9, 0],
    [10, 1],
    [11, 1],
    [12, 2],
    [21, 2],
    [22, undefined],
    [-1, undefined],
  ] as const;
  for (const [x, offset] of cases) assert.equal(offsetWithin('aib', x, widthOf), offset, `${x}`);
});
