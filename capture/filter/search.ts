// The search for the rows of one filter in a store: done in slices, continued as rows come, stopped if somebody says so.
import type { SearchProgress } from '../../contract/filter.ts';
import { RowList } from '../row-list.ts';
import type { Store } from '../store.ts';
import { visitListed, visitRows } from './columns.ts';
import type { FilterFacts } from './facts.ts';
import type { CompiledFilter } from './filter.ts';
import { SLICE_LOOKS, type Work } from './work.ts';

/** Rows that one slice cannot ask anew are asked so often at most: a live log is looked at ten times a second. */
export const RENEW_SECONDS = 1;

export class Search {
  readonly store: Store;
  readonly filter: CompiledFilter;
  readonly #changes: boolean;
  /** Rows in which all is so that stays as it is. */
  readonly #settled = new RowList();
  /** The first row that was not looked at. */
  #next = 0;
  /** What came of asking those rows for what does not stay: the last time, and now. */
  #shown = new RowList();
  #fresh = new RowList();
  /** How many of the settled rows were asked this time. */
  #asked = 0;
  #isFirst = true;
  /** In seconds, as `now` counts them. */
  #renewedAt = Number.NEGATIVE_INFINITY;
  #isStopped = false;

  constructor(store: Store, filter: CompiledFilter) {
    this.store = store;
    this.filter = filter;
    this.#changes = filter.unsettled.isUnsettled;
  }

  /** [filter.search.1] The rows that were found so far. */
  get rows(): RowList {
    if (!this.#changes) return this.#settled;
    return this.#isFirst ? this.#fresh : this.#shown;
  }

  /** [filter.search.2] Whether there is something to do. */
  get isBusy(): boolean {
    return !this.#isStopped && (this.#isBehind || (this.#changes && this.#asked < this.#settled.count));
  }

  /** How far it is; undefined if everything was looked at. */
  get progress(): SearchProgress | undefined {
    const { count: total, lastRow } = this.store;
    const isUnasked = this.#changes && this.#isFirst && this.#asked < this.#settled.count;
    if (!this.#isBehind && !isUnasked) return undefined;
    const left = this.#isBehind ? lastRow + 1 - this.#from : this.#settled.count - this.#asked;
    return { looked: total - left, total, isStopped: this.#isStopped };
  }

  /** [filter.search.3] */
  stop(): void {
    this.#isStopped = true;
  }

  goOn(): void {
    this.#isStopped = false;
  }

  /** [filter.search.4] Somebody wants to know how it is at `now`, in seconds: what does not stay as it is will be asked again. */
  renew(now: number): void {
    this.#forget();
    const isUnderWay = this.#asked < this.#settled.count || (this.#isFirst && this.#isBehind);
    const isTooSoon = this.#settled.count > SLICE_LOOKS && now < this.#renewedAt + RENEW_SECONDS;
    if (isTooSoon) return;
    this.#renewedAt = now;
    if (!this.#changes || isUnderWay) return;
    this.#endPass();
    this.#asked = 0;
    this.#fresh = new RowList();
  }

  /** Does what there is work for. */
  advance(work: Work, facts: FilterFacts): void {
    if (this.#isStopped) return;
    this.#forget();
    if (this.#isBehind) this.#look(work, facts);
    if (this.#changes && !this.#isBehind && !work.isDone) this.#ask(work, facts);
  }

  get #from(): number {
    return Math.max(this.#next, this.store.firstRow);
  }

  get #isBehind(): boolean {
    return this.#from <= this.store.lastRow;
  }

  #look(work: Work, facts: FilterFacts): void {
    const { test } = this.filter.settled;
    const visit = (row: Parameters<typeof test>[0]) => {
      if (test(row, facts)) this.#settled.push(row.row);
    };
    this.#next = visitRows(this.store, this.#next, { work, visit, effort: this.filter.effort });
  }

  #ask(work: Work, facts: FilterFacts): void {
    const { test } = this.filter.unsettled;
    const visit = (row: { readonly row: number } & Parameters<typeof test>[0]) => {
      if (test(row, facts)) this.#fresh.push(row.row);
    };
    this.#asked = visitListed(this.store, this.#settled, this.#asked, { work, visit, effort: this.filter.effort });
    if (this.#asked >= this.#settled.count) this.#endPass();
  }

  #endPass(): void {
    this.#shown = this.#fresh;
    this.#isFirst = false;
  }

  /** Rows that the store gave up are gone from all lists. */
  #forget(): void {
    const { firstRow } = this.store;
    const before = this.#settled.count;
    this.#settled.dropBefore(firstRow);
    this.#asked = Math.max(0, this.#asked - (before - this.#settled.count));
    this.#shown.dropBefore(firstRow);
    this.#fresh.dropBefore(firstRow);
  }
}
