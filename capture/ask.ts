// The store's side of the panel's questions.
import type { Extra } from '../contract/extras.ts';
import type { FoundField } from '../contract/filter.ts';
import { type Answer, type Question, ROWS_AT_ONCE, type WholeRow } from '../contract/panel.ts';
import type { RowWindow } from '../contract/row-window.ts';
import { withExtras } from './extras.ts';
import { completeFilter } from './filter/complete.ts';
import { compileFilter } from './filter/filter.ts';
import { foundFields } from './filter/found.ts';
import { hoverFilter } from './filter/hover.ts';
import { filterRow } from './filter/row.ts';
import type { Matches, MatchingRows } from './matches.ts';
import type { Store } from './store.ts';

/** The questions that a store can answer alone. */
export type RowQuestion = Extract<
  Question,
  { ask: 'rows' | 'tail' | 'row' | 'clear' | 'search' | 'complete' | 'hover' | 'place' }
>;

type Found = ReturnType<Matches['rows']>;

/** Answers about rows. `matches` carries the template and remembers what earlier questions found. */
export function answerRows(store: Store, question: RowQuestion, matches: Matches): Answer {
  switch (question.ask) {
    case 'row':
      return answerRow(store.row(question.row), question.filter ?? '', matches);
    case 'rows':
      return answerWindow({ store, matches, ...question }, () => question);
    case 'tail':
      return answerWindow({ store, matches, ...question }, ({ count }) => ({
        from: Math.max(0, count - Math.min(whole(question.count), ROWS_AT_ONCE)),
        to: count,
      }));
    case 'place':
      return { answer: 'place', index: placeOf(question.row, matches.rows(store, question.filter)) };
    case 'clear':
      store.clear();
      return { answer: 'cleared' };
    case 'search':
      matches.steer(question.filter, question.go);
      return { answer: 'done' };
    case 'complete':
      return { answer: 'completions', completions: completeFilter(question.filter, whole(question.at), matches.codec) };
    case 'hover':
      return { answer: 'hover', hover: hoverFilter(question.filter, whole(question.at), matches.codec) };
  }
}

function answerRow(row: WholeRow | undefined, filter: string, { codec }: Matches): Answer {
  if (row === undefined || filter === '') return { answer: 'row', row };
  const compiled = compileFilter(filter, codec);
  const found: readonly FoundField[] =
    'problems' in compiled ? [] : foundFields(compiled.checked, filterRow(row), codec);
  return { answer: 'row', row, found };
}

interface Span {
  readonly from: number;
  readonly to: number;
}

/** Which rows are asked for, and what of them. */
interface AskedRows {
  readonly store: Store;
  readonly matches: Matches;
  readonly filter: string;
  readonly extras?: readonly Extra[];
}

function answerWindow(asked: AskedRows, span: (matching: MatchingRows) => Span): Answer {
  const { store, matches, filter, extras = [] } = asked;
  const found = matches.rows(store, filter);
  if ('problem' in found) {
    const window = { total: store.count, matched: 0, first: 0, rows: [], problem: found.problem };
    return { answer: 'rows', window };
  }
  const window = windowOf(store, found, span(found));
  const rows = extras.length === 0 ? window.rows : withExtras(store, window.rows, extras, matches.codec);
  return { answer: 'rows', window: { ...window, rows } };
}

/** How many of the found rows are before a row: its index, if it is one of them. */
function placeOf(row: number, found: Found): number {
  if ('problem' in found) return 0;
  let low = 0;
  let high = found.count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (found.at(middle) < row) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The asked stretch as far as it exists, `ROWS_AT_ONCE` rows at most. */
function windowOf(store: Store, matching: MatchingRows, span: Span): RowWindow {
  const first = Math.min(whole(span.from), matching.count);
  const end = Math.min(whole(span.to), matching.count, first + ROWS_AT_ONCE);
  const rows = [];
  for (let index = first; index < end; index++) {
    const row = store.raw(matching.at(index));
    if (row !== undefined) rows.push(row);
  }
  return {
    total: store.count,
    ...(store.gone === 0 ? {} : { gone: store.gone }),
    ...(store.startedAt === undefined ? {} : { startedAt: store.startedAt }),
    matched: matching.count,
    first,
    rows,
    ...(matching.search === undefined ? {} : { search: matching.search }),
    ...(matching.isUnsettled === true ? { isUnsettled: true } : {}),
  };
}

/** The question comes from another process: an index is made one, whatever number stands there. */
function whole(index: number): number {
  return Number.isFinite(index) ? Math.max(0, Math.floor(index)) : 0;
}
