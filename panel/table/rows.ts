// Which rows are in view. Holds a window of rows and no history: everything else is asked for again.
import { batch, computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Extra } from '../../contract/extras.ts';
import { type FilterProblem, type RawRow, ROWS_AT_ONCE } from '../../contract/panel.ts';
import type { RowWindow } from '../../contract/row-window.ts';
import type { Courier } from '../courier.ts';
import {
  bottomTop,
  clampTop,
  type Extent,
  isAtBottom,
  OVERSCAN,
  ROW_HEIGHT,
  reveal,
  rowsAround,
  rowsPerPage,
} from './scroll.ts';

/** One question brings back the rows of a view this high, and those around it. A wall of screens is less high. */
export const TALLEST_VIEW = (ROWS_AT_ONCE - 2 * OVERSCAN - 2) * ROW_HEIGHT;

const NO_ROWS: RowWindow = { total: 0, matched: 0, first: 0, rows: [] };

/** The table without its drawing: where the view stands, what is asked, what came back. */
export class Rows {
  /** What came back last. */
  readonly window = signal<RowWindow>(NO_ROWS);
  /** False until the first answer: before it nothing can be said about the log. */
  readonly known = signal(false);
  /** What stands in the filter box. */
  readonly filter = signal('');
  /** Why that text cannot be read; while it cannot, the last readable one stays in force. */
  readonly problem = signal<FilterProblem | undefined>(undefined);
  /** Whether the view stays at the newest row. */
  readonly following = signal(true);
  /** Where the view stands, in pixels of the whole table. */
  readonly top = signal(0);
  /** Height of the view in pixels. */
  readonly view: Signal<number> = signal(0);
  readonly extent = computed<Extent>(() => ({ rows: this.window.value.matched, view: this.view.value }));
  /** The filter that the rows in view were found with. */
  readonly inForce = signal('');

  readonly #courier: Courier;
  readonly #extras: ReadonlySignal<readonly Extra[]>;
  #wanted = false;
  #running: Promise<void> | undefined;

  /** `extras`: what the table shows of rows beyond their heads. */
  constructor(courier: Courier, extras: ReadonlySignal<readonly Extra[]> = signal([])) {
    this.#courier = courier;
    this.#extras = extras;
  }

  /** The row at `index` among the matching ones, if it is at hand. */
  at(index: number): RawRow | undefined {
    const { first, rows } = this.window.value;
    return rows[index - first];
  }

  /** Where a row stands among the matching ones; undefined if it does not match, or is gone. */
  async indexOf(row: number): Promise<number | undefined> {
    const filter = this.inForce.value;
    const place = await this.#courier.ask({ ask: 'place', row, filter });
    if (place.answer !== 'place') return undefined;
    const { index } = place;
    const found = await this.#courier.ask({ ask: 'rows', from: index, to: index + 1, filter });
    return found.answer === 'rows' && found.window.rows[0]?.row === row ? index : undefined;
  }

  /** Asks for what is in view now. One question is on its way at a time; what is wanted meanwhile is asked after it. */
  refresh(): Promise<void> {
    this.#wanted = true;
    this.#running ??= this.#run();
    return this.#running;
  }

  async setFilter(text: string): Promise<void> {
    batch(() => {
      this.filter.value = text;
      this.problem.value = undefined;
    });
    await this.refresh();
  }

  async follow(following: boolean): Promise<void> {
    batch(() => {
      this.following.value = following;
      if (following) this.top.value = bottomTop(this.extent.value);
    });
    await this.refresh();
  }

  /** The view was moved to `top`; at the bottom it follows, elsewhere it stays. */
  async moveTo(top: number): Promise<void> {
    const extent = this.extent.value;
    batch(() => {
      this.top.value = clampTop(top, extent);
      this.following.value = isAtBottom(this.top.value, extent);
    });
    if (!this.#hasAll()) await this.refresh();
  }

  /** Row `index` shall be seen, and stay: the view no longer follows. */
  async show(index: number): Promise<void> {
    batch(() => {
      this.following.value = false;
      this.top.value = reveal(index, this.top.value, this.extent.value);
    });
    if (!this.#hasAll()) await this.refresh();
  }

  async resize(view: number): Promise<void> {
    batch(() => {
      this.view.value = Math.min(view, TALLEST_VIEW);
      const { extent } = this;
      this.top.value = this.following.value ? bottomTop(extent.value) : clampTop(this.top.value, extent.value);
    });
    if (!this.#hasAll()) await this.refresh();
  }

  /** Empties the log itself, not only the view. */
  async clear(): Promise<void> {
    await this.#courier.ask({ ask: 'clear' });
    this.following.value = true;
    await this.refresh();
  }

  async #run(): Promise<void> {
    try {
      while (this.#wanted) {
        this.#wanted = false;
        await this.#askOnce();
      }
    } finally {
      this.#running = undefined;
    }
  }

  async #askOnce(): Promise<void> {
    const text = this.filter.value;
    const filter = this.problem.value === undefined ? text : this.inForce.value;
    const answer = await this.#courier.ask(this.#question(filter));
    if (answer.answer !== 'rows') return this.#accept(NO_ROWS, filter);
    if (answer.window.problem === undefined) return this.#accept(answer.window, filter);
    // The text may have changed since; the problem of an old text says nothing about the new one.
    if (text === this.filter.value) this.problem.value = answer.window.problem;
    this.#wanted = true;
  }

  #question(filter: string) {
    const wanted = this.#extras.value;
    const asked = wanted.length === 0 ? { filter } : { filter, extras: wanted };
    if (this.following.value)
      return { ask: 'tail', count: rowsPerPage(this.view.value) + 1 + OVERSCAN, ...asked } as const;
    return { ask: 'rows', ...rowsAround(this.top.value, this.extent.value), ...asked } as const;
  }

  #accept(window: RowWindow, filter: string): void {
    batch(() => {
      const gone = filter === this.inForce.value ? rowsGone(this.window.value, window) : 0;
      if (filter !== this.inForce.value && !this.following.value) this.top.value = 0;
      this.known.value = true;
      this.inForce.value = filter;
      this.window.value = window;
      const extent = this.extent.value;
      const top = this.top.value - gone * ROW_HEIGHT;
      this.top.value = this.following.value ? bottomTop(extent) : clampTop(top, extent);
    });
    if (!this.#hasAll()) this.#wanted = true;
  }

  /** Whether every row in view is at hand. */
  #hasAll(): boolean {
    const { first, rows, matched } = this.window.value;
    const from = Math.floor(this.top.value / ROW_HEIGHT);
    const to = Math.min(matched, Math.ceil((this.top.value + this.view.value) / ROW_HEIGHT));
    return from >= to || (first <= from && first + rows.length >= to);
  }
}

/** How many of the oldest rows the store gave up between two windows; 0 if the windows have no row in common. */
export function rowsGone(before: RowWindow, after: RowWindow): number {
  const common = after.rows[0];
  if (common === undefined) return 0;
  const index = before.rows.findIndex((row) => row.row === common.row);
  return index < 0 ? 0 : Math.max(0, before.first + index - after.first);
}
