import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ROWS_AT_ONCE } from '../contract/panel.ts';
import type { RowWindow } from '../contract/row-window.ts';
import { answerRows, type RowQuestion } from './ask.ts';
import { codec } from './filter/rows.fixture.ts';
import { Matches } from './matches.ts';
import { datagram, exchange } from './rows.fixture.ts';
import { Store } from './store.ts';

const MESSAGES = ['StartPingCheck', 'AgentUpdate', 'AgentUpdate', 'ChatFromViewer', 'nothing'] as const;

function filled(rows: number, store = new Store()): Store {
  for (let n = 0; n < rows; n++) store.append(datagram(MESSAGES[n % MESSAGES.length] ?? 'nothing', n));
  return store;
}

function ask(store: Store, question: RowQuestion, matches = new Matches(codec)): RowWindow {
  const answer = answerRows(store, question, matches);
  assert.ok(answer.answer === 'rows');
  return answer.window;
}

const numbers = (window: RowWindow) => window.rows.map((row) => row.row);

test('a window holds the asked rows of those that match, as far as they exist', () => {
  const store = filled(20);
  const cases = [
    ['', 0, 3, 20, 0, [1, 2, 3]],
    ['', 18, 30, 20, 18, [19, 20]],
    ['', 30, 40, 20, 20, []],
    ['', 3, 1, 20, 3, []],
    ['', Number.NaN, 1.9, 20, 0, [1]],
    ['AgentUpdate', 0, 4, 8, 0, [2, 3, 7, 8]],
    ['AgentUpdate', 6, 100, 8, 6, [17, 18]],
    ['malformed', 0, 2, 4, 0, [5, 10]],
    ['chat* || start*', 0, 3, 8, 0, [1, 4, 6]],
    ['!Agent* && !Malformed', 0, 3, 8, 0, [1, 4, 6]],
    ['Nobody', 0, 10, 0, 0, []],
  ] as const;
  for (const [filter, from, to, matched, first, rows] of cases) {
    const window = ask(store, { ask: 'rows', from, to, filter });
    assert.deepEqual([window.total, window.matched, window.first, numbers(window)], [20, matched, first, rows], filter);
  }
});

test('the tail is the newest rows that match', () => {
  const store = filled(20);
  assert.deepEqual(numbers(ask(store, { ask: 'tail', count: 3, filter: '' })), [18, 19, 20]);
  assert.deepEqual(numbers(ask(store, { ask: 'tail', count: 3, filter: 'StartPingCheck' })), [6, 11, 16]);
  assert.equal(ask(store, { ask: 'tail', count: 100, filter: 'StartPingCheck' }).first, 0);
});

test('[capture.disk.2] rows that went to make room are counted, until the log is cleared', () => {
  const store = new Store({ rows: 100 });
  for (let sequence = 1; sequence <= 250; sequence++) store.append(datagram('AgentUpdate', sequence));
  const tail = { ask: 'tail', count: 1, filter: '' } as const;
  assert.equal(ask(store, tail).gone, 250 - store.count);
  store.clear();
  store.append(datagram('AgentUpdate', 251));
  assert.equal('gone' in ask(store, tail), false);
});

test('no question brings back more rows than the limit', () => {
  const store = filled(2000);
  assert.equal(ask(store, { ask: 'rows', from: 100, to: 2000, filter: '' }).rows.length, ROWS_AT_ONCE);
  const tail = ask(store, { ask: 'tail', count: 2000, filter: '' });
  assert.deepEqual([tail.rows.length, tail.first, tail.rows.at(-1)?.row], [ROWS_AT_ONCE, 1500, 2000]);
});

test('a filter that cannot be read is answered with its problem and no rows', () => {
  const window = ask(filled(20), { ask: 'tail', count: 5, filter: 'Agent* && @' });
  assert.deepEqual([window.total, window.rows.length, window.problem?.start, window.problem?.end], [20, 0, 10, 11]);
});

test('HTTP rows are found by their names, unknown numbers by what they are called', () => {
  const store = filled(2);
  store.append(exchange('EventQueueGet', '', ''));
  store.append({ ...datagram('AgentUpdate', 4), bytes: new Uint8Array([0, 0, 0, 0, 9, 0, 0xff, 0xfd]) });
  assert.deepEqual(numbers(ask(store, { ask: 'tail', count: 9, filter: 'eventqueue*' })), [3]);
  assert.deepEqual(numbers(ask(store, { ask: 'tail', count: 9, filter: 'Unknown-*' })), [4]);
});

test('what was found before is extended by new rows and loses those that went', () => {
  const store = new Store({ rows: 400 });
  const matches = new Matches(codec);
  const live = { ask: 'tail', count: 500, filter: 'AgentUpdate' } as const;
  for (let round = 0; round < 30; round++) {
    filled(65, store);
    assert.deepEqual(ask(store, live, matches), ask(store, live), `round ${round}`);
  }
  assert.ok(store.firstRow > 1000);
  store.clear();
  assert.deepEqual(numbers(ask(store, live, matches)), []);
  filled(5, store);
  assert.deepEqual(numbers(ask(store, live, matches)), [store.firstRow + 1, store.firstRow + 2]);
});

test('a row that was looked at is not looked at again, in a live log', () => {
  let looked = 0;
  const store = new Store();
  const segmentsFrom = store.segmentsFrom.bind(store);
  store.segmentsFrom = (row) => {
    const segments = segmentsFrom(row);
    for (const segment of segments) looked += segment.count - Math.max(0, row - segment.first);
    return segments;
  };
  const matches = new Matches(codec);
  for (let round = 1; round <= 100; round++) {
    filled(100, store);
    assert.equal(ask(store, { ask: 'tail', count: 1, filter: 'AgentUpdate' }, matches).matched, round * 40);
  }
  assert.equal(looked, 10_000);
});

test('several filters asked in turn are all remembered, and more than that still answered', () => {
  const store = filled(50);
  const matches = new Matches(codec);
  for (let round = 0; round < 3; round++) {
    for (const filter of ['Agent*', 'Chat*', 'Start*', 'Mal*', 'A*', '*e*']) {
      const question = { ask: 'tail', count: 50, filter } as const;
      assert.deepEqual(ask(store, question, matches), ask(store, question), filter);
    }
  }
});

test('one row is answered whole, a row that is gone with nothing, clearing with its word', () => {
  const store = filled(3);
  const matches = new Matches(codec);
  assert.deepEqual(answerRows(store, { ask: 'row', row: 2 }, matches), { answer: 'row', row: store.row(2) });
  assert.deepEqual(answerRows(store, { ask: 'row', row: 9 }, matches), { answer: 'row', row: undefined });
  assert.deepEqual(answerRows(store, { ask: 'clear' }, matches), { answer: 'cleared' });
  assert.equal(store.count, 0);
});
