import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Answer, type Question, type RawRow, ROWS_AT_ONCE } from '../../contract/panel.ts';
import { DEAF_COURIER } from '../../test/support/deaf-courier.ts';
import type { Courier } from '../courier.ts';
import { Rows, rowsGone, TALLEST_VIEW } from './rows.ts';
import { bottomTop, OVERSCAN, ROW_HEIGHT } from './scroll.ts';
import { moveOf, Selection, targetOf } from './selection.ts';

const VIEW = 10 * ROW_HEIGHT;

/** A log of rows `first` to `last`; the filter `even` finds every second one, `(` cannot be read. */
class Log {
  first = 1;
  last: number;
  readonly asked: Question[] = [];

  constructor(last: number) {
    this.last = last;
  }

  readonly courier: Courier = {
    ...DEAF_COURIER,
    ask: (question) => {
      this.asked.push(question);
      return Promise.resolve(this.#answer(question));
    },
  };

  #answer(question: Question): Answer {
    if (question.ask === 'clear') {
      this.first = this.last + 1;
      return { answer: 'cleared' };
    }
    if (question.ask !== 'rows' && question.ask !== 'tail') return { answer: 'failed', message: 'not asked here' };
    const all = Array.from({ length: this.last - this.first + 1 }, (_, index) => this.first + index);
    if (question.filter === '(') {
      const problem = { message: 'no', start: 0, end: 1 };
      return { answer: 'rows', window: { total: all.length, matched: 0, first: 0, rows: [], problem } };
    }
    const matching = all.filter((row) => question.filter !== 'even' || row % 2 === 0);
    const from = question.ask === 'rows' ? question.from : Math.max(0, matching.length - question.count);
    const to = question.ask === 'rows' ? question.to : matching.length;
    const window = {
      total: all.length,
      matched: matching.length,
      first: from,
      rows: matching.slice(from, to).map(raw),
    };
    return { answer: 'rows', window };
  }
}

function raw(row: number): RawRow {
  const rest = { direction: 'in', door: 'udp', circuit: 1, fate: 'handled', size: 7, name: '' } as const;
  return { row, time: row, head: new Uint8Array(0), ...rest };
}

async function open(last: number) {
  const log = new Log(last);
  const rows = new Rows(log.courier);
  await rows.resize(VIEW);
  await rows.refresh();
  return { log, rows };
}

/** Numbers of the rows that are seen whole; undefined where one is not at hand. */
function seen(rows: Rows): (number | undefined)[] {
  const from = Math.ceil(rows.top.value / ROW_HEIGHT);
  const count = Math.min(10, rows.extent.value.rows - from);
  return Array.from({ length: count }, (_, index) => rows.at(from + index)?.row);
}

const ten = (from: number, step = 1) => Array.from({ length: 10 }, (_, index) => from + index * step);

test('the view stays at the newest row while it follows', async () => {
  const { log, rows } = await open(100);
  assert.deepEqual(seen(rows), ten(91));
  log.last = 2000;
  await rows.refresh();
  assert.deepEqual(seen(rows), ten(1991));
});

test('who scrolls up stays where he is, who comes back to the bottom follows again', async () => {
  const { log, rows } = await open(1000);
  await rows.moveTo(500 * ROW_HEIGHT);
  assert.equal(rows.following.value, false);
  assert.deepEqual(seen(rows), ten(501));
  log.last = 3000;
  await rows.refresh();
  assert.deepEqual(seen(rows), ten(501));
  await rows.moveTo(bottomTop(rows.extent.value));
  assert.equal(rows.following.value, true);
  log.last = 3001;
  await rows.refresh();
  assert.deepEqual(seen(rows), ten(2992));
});

test('a small movement asks nothing, a large one asks for the rows around the view', async () => {
  const { log, rows } = await open(1000);
  await rows.moveTo(500 * ROW_HEIGHT);
  const before = log.asked.length;
  await rows.moveTo(510 * ROW_HEIGHT);
  assert.equal(log.asked.length, before);
  await rows.moveTo(100 * ROW_HEIGHT);
  assert.deepEqual(log.asked.slice(before), [{ ask: 'rows', from: 100 - OVERSCAN, to: 110 + OVERSCAN, filter: '' }]);
});

test('when the oldest rows go, the view keeps its rows', async () => {
  const { log, rows } = await open(1000);
  await rows.moveTo(500 * ROW_HEIGHT);
  log.first = 21;
  await rows.refresh();
  assert.deepEqual(seen(rows), ten(501));
  assert.equal(rows.window.value.total, 980);
});

test('questions asked while one is on its way become one', async () => {
  const { log, rows } = await open(10);
  const before = log.asked.length;
  await Promise.all([rows.refresh(), rows.refresh(), rows.refresh(), rows.refresh()]);
  assert.ok(log.asked.length - before <= 2, `${log.asked.length - before} questions`);
});

test('a filter shows what it finds; its counts say so', async () => {
  const { rows } = await open(1000);
  await rows.setFilter('even');
  assert.deepEqual(seen(rows), ten(982, 2));
  assert.deepEqual([rows.window.value.matched, rows.window.value.total, rows.inForce.value], [500, 1000, 'even']);
});

test('a filter that cannot be read is reported, and the last readable one stays in force', async () => {
  const { rows } = await open(1000);
  await rows.setFilter('even');
  await rows.setFilter('(');
  assert.equal(rows.problem.value?.message, 'no');
  assert.deepEqual(seen(rows), ten(982, 2));
  await rows.refresh();
  assert.equal(rows.problem.value?.message, 'no');
  await rows.setFilter('');
  assert.equal(rows.problem.value, undefined);
  assert.deepEqual(seen(rows), ten(991));
});

test('clearing empties the log and follows what comes', async () => {
  const { log, rows } = await open(1000);
  await rows.moveTo(0);
  await rows.clear();
  assert.deepEqual([rows.window.value.total, rows.top.value, rows.following.value], [0, 0, true]);
  log.last = 1005;
  await rows.refresh();
  assert.deepEqual(seen(rows), [1001, 1002, 1003, 1004, 1005]);
});

test('a failed answer shows an empty table', async () => {
  const { log, rows } = await open(10);
  const failing = new Rows({ ...log.courier, ask: () => Promise.resolve({ answer: 'failed', message: 'gone' }) });
  assert.equal(failing.known.value, false);
  await failing.refresh();
  assert.deepEqual([failing.known.value, failing.window.value.total], [true, 0]);
  assert.equal(rows.known.value, true);
});

test('keys move the selection within the table', () => {
  const table = { rows: 100, page: 10 };
  const cases = [
    ['ArrowDown', 5, 6],
    ['ArrowUp', 5, 4],
    ['ArrowUp', 0, 0],
    ['ArrowDown', 99, 99],
    ['PageDown', 5, 15],
    ['PageUp', 5, 0],
    ['PageDown', 95, 99],
    ['Home', 50, 0],
    ['End', 50, 99],
    ['ArrowDown', undefined, 99],
    ['Home', undefined, 0],
  ] as const;
  for (const [key, from, expected] of cases) {
    const move = moveOf(key);
    assert.ok(move !== undefined, key);
    assert.equal(targetOf(move, from, table), expected, `${key} from ${from}`);
  }
  assert.equal(moveOf('a'), undefined);
});

test('a selected row is held by its number, seen, and no longer runs away', async () => {
  const { log, rows } = await open(1000);
  const selection = new Selection(rows);
  await selection.select(995);
  assert.deepEqual([selection.row.value, rows.following.value], [996, false]);
  log.last = 5000;
  await rows.refresh();
  assert.deepEqual(seen(rows), ten(991));
  await selection.move({ to: 'first' });
  assert.deepEqual([selection.row.value, selection.index.value, rows.top.value], [1, 0, 0]);
  await selection.move({ pages: 1 });
  assert.deepEqual([selection.row.value, seen(rows)[9]], [11, 11]);
  await selection.move({ to: 'last' });
  assert.deepEqual([selection.row.value, rows.following.value], [5000, true]);
});

test('the selection keeps its row when the filter gives it another index', async () => {
  const { rows } = await open(100);
  const selection = new Selection(rows);
  await selection.select(95);
  await rows.follow(true);
  await rows.setFilter('even');
  assert.deepEqual([selection.row.value, selection.index.value], [96, 47]);
  selection.drop();
  assert.deepEqual([selection.row.value, selection.index.value], [undefined, undefined]);
});

test('rows gone are counted by a row that both windows have', () => {
  const window = (first: number, rows: number[]) => ({ total: 9, matched: 9, first, rows: rows.map(raw) });
  assert.equal(rowsGone(window(10, [30, 31, 32]), window(10, [32, 33])), 2);
  assert.equal(rowsGone(window(10, [30, 31]), window(10, [30, 31])), 0);
  assert.equal(rowsGone(window(10, [30, 31]), window(10, [50])), 0);
  assert.equal(rowsGone(window(10, [30, 31]), window(0, [])), 0);
});

test('however high the view is, one question brings all of its rows', async () => {
  const { log, rows } = await open(100_000);
  await rows.resize(1_000_000);
  assert.equal(rows.view.value, TALLEST_VIEW);
  log.asked.length = 0;
  await rows.moveTo(5000 * ROW_HEIGHT + 1);
  const question = log.asked[0];
  assert.equal(log.asked.length, 1);
  assert.ok(question?.ask === 'rows' && question.to - question.from <= ROWS_AT_ONCE);
});

test('a question that fails is not the last one', async () => {
  const { log, rows } = await open(100);
  const { ask } = log.courier;
  log.courier.ask = () => Promise.reject(new Error('gone'));
  await assert.rejects(rows.refresh(), /gone/);
  log.courier.ask = ask;
  log.last = 200;
  await rows.refresh();
  assert.equal(rows.extent.value.rows, 200);
});
