// What the views ask, told row by row and in slices: the history of a store, its pairs, its rates.
import type { Looked } from '../../contract/views.ts';
import type { Codec } from '../../protocol/packet/codec.ts';
import { OPENING_LOOKS, type Work } from '../filter/work.ts';
import type { Finding } from '../findings/finding.ts';
import { findingsIn } from '../findings/findings.ts';
import { History } from '../history/history.ts';
import { Pairs } from '../pairs.ts';
import type { Store } from '../store.ts';
import { Rates } from './rates.ts';

/** [views.account.2] Rows after which everything is told anew: a log that runs for days does not fill the memory. */
export const MOST_TOLD = 2_000_000;

/** [views.findings.2] Finding takes a tenth of a second for so many rows: it shall not take more of every second. */
export const ROWS_A_SECOND = 100_000;

interface FoundBefore {
  /** The first row that was not told then. */
  readonly at: number;
  /** The time of the last row that was. */
  readonly end: number;
  /** The newest row of the log when findings were asked for last: a log that has no newer ones is found whole. */
  readonly lastRow: number;
  readonly found: readonly Finding[];
}

/** Bound to one template: when it changes, make a new one. */
export class Account {
  readonly store: Store;
  readonly codec: Codec;
  history: History;
  pairs: Pairs;
  rates = new Rates();
  readonly #most: number;
  /** The first row that was told, and the first that was not. */
  #first = 1;
  #next = 1;
  #findings: FoundBefore | undefined;

  constructor(store: Store, codec: Codec, most: number = MOST_TOLD) {
    this.store = store;
    this.codec = codec;
    this.#most = most;
    this.history = new History(codec);
    this.pairs = new Pairs(codec);
  }

  /** [views.account.1] Whether there are rows of which nothing is told. */
  get isBehind(): boolean {
    return this.#next <= this.store.lastRow;
  }

  get looked(): Looked {
    return {
      first: this.#first,
      looked: this.#next - this.#first,
      total: Math.max(0, this.store.lastRow + 1 - this.#first),
    };
  }

  /** [views.findings.2] All findings in the rows that were told; in a long log that grows they may be a few seconds old. */
  findings(): readonly Finding[] {
    const known = this.#findings;
    const { lastRow } = this.store;
    const isDue = this.history.end >= (known?.end ?? 0) + (this.#next - this.#first) / ROWS_A_SECOND;
    if (known === undefined || (known.at !== this.#next && (isDue || known.lastRow === lastRow))) {
      this.#findings = { at: this.#next, end: this.history.end, lastRow, found: findingsIn(this.history) };
    } else this.#findings = { ...known, lastRow };
    return this.#findings.found;
  }

  /** [views.account.1] Tells rows as long as there is work left. */
  advance(work: Work): void {
    this.#begin();
    while (this.isBehind && !work.isDone) {
      const row = this.store.row(this.#next);
      this.#next += 1;
      if (row === undefined) continue;
      this.history.add(row);
      this.pairs.add(row);
      this.rates.add(row);
      work.spend(LOOKS_EACH);
    }
  }

  /** [views.account.2] [views.account.3] After a `clear`, and when too much was told, from the oldest row that matters. */
  #begin(): void {
    const { firstRow, gone, lastRow } = this.store;
    const isCleared = firstRow - gone > this.#first;
    const isFull = this.#next - this.#first > this.#most;
    if (isCleared || isFull) {
      this.#first = Math.max(firstRow, isFull ? lastRow + 1 - Math.floor(this.#most / 2) : firstRow);
      this.#next = this.#first;
      this.history = new History(this.codec);
      this.pairs = new Pairs(this.codec);
      this.rates = new Rates();
      this.#findings = undefined;
    } else if (firstRow > this.#next) this.#next = firstRow;
  }
}

/** Each row is opened once for its history, some once more for their pairs, and what is found is remembered. */
const LOOKS_EACH = 4 * OPENING_LOOKS;
