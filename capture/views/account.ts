// What the views ask, told row by row and in slices: the history of a store, its pairs, its rates.
import type { Looked } from '../../contract/views.ts';
import type { Codec } from '../../protocol/packet/codec.ts';
import { OPENING_LOOKS, Work } from '../filter/work.ts';
import { type Finding, LOOKS_AT_ONCE } from '../findings/finding.ts';
import { lookForFindings } from '../findings/findings.ts';
import { History } from '../history/history.ts';
import { Pairs } from '../pairs.ts';
import type { Store } from '../store.ts';
import { Rates } from './rates.ts';

/** [views.account.2] Rows after which everything is told anew: a log that runs for days does not fill the memory. */
export const MOST_TOLD = 2_000_000;

/** [views.findings.2] Looking through so many rows takes a few slices: it shall not take more of every second. */
export const ROWS_A_SECOND = 100_000;

/** [views.findings.3] A look for findings: what was told when it began, and what it has found when it is done. */
interface Search {
  /** The first row that was not told then. */
  readonly at: number;
  /** The time of the last row that was. */
  readonly end: number;
  readonly looking: Generator<void, readonly Finding[]>;
}

interface FoundBefore extends Omit<Search, 'looking'> {
  /** The newest row of the log when findings were asked for last; 0 before that. */
  readonly lastRow: number;
  /** There were no newer rows than the time before: the log stands still, and is found whole. */
  readonly isStill: boolean;
  readonly found: readonly Finding[];
}

const NOTHING_FOUND: FoundBefore = {
  at: 0,
  end: Number.NEGATIVE_INFINITY,
  lastRow: 0,
  isStill: false,
  found: [],
};

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
  #found = NOTHING_FOUND;
  #search: Search | undefined;

  constructor(store: Store, codec: Codec, most: number = MOST_TOLD) {
    this.store = store;
    this.codec = codec;
    this.#most = most;
    this.history = new History(codec);
    this.pairs = new Pairs(codec);
  }

  /** [views.account.1] Whether there are rows of which nothing is told, or findings are looked for, or must be. */
  get isBehind(): boolean {
    return this.#isUntold || this.#search !== undefined || this.#isStale;
  }

  /** [views.findings.3] While findings are looked for, or are old, the last row is not done. */
  get looked(): Looked {
    const told = this.#next - this.#first;
    return {
      first: this.#first,
      looked: this.#search === undefined && !this.#isStale ? told : Math.max(0, told - 1),
      total: Math.max(0, this.store.lastRow + 1 - this.#first),
    };
  }

  /**
   * [views.findings.2] The findings in the rows that were told; in a long log that grows they may be a few seconds old.
   * [views.findings.3] They are looked for in slices: until the first look is done there are none.
   */
  findings(work: Work = new Work()): readonly Finding[] {
    const { lastRow } = this.store;
    this.#found = { ...this.#found, lastRow, isStill: this.#found.lastRow === lastRow };
    if (this.#search === undefined && this.#isStale) {
      this.#search = { at: this.#next, end: this.history.end, looking: lookForFindings(this.history) };
    }
    this.#look(work);
    return this.#found.found;
  }

  /** [views.account.1] [views.findings.3] Tells rows and looks for findings as long as there is work left. */
  advance(work: Work): void {
    this.#begin();
    this.#look(work);
    this.#tell(work);
  }

  /** [views.findings.2] What is found is to be found anew: somebody wants it, and there is more to be found in. */
  get #isStale(): boolean {
    const { at, end, isStill, lastRow } = this.#found;
    const isDue = this.history.end >= end + (this.#next - this.#first) / ROWS_A_SECOND;
    return lastRow > 0 && at !== this.#next && (isDue || isStill);
  }

  get #isUntold(): boolean {
    return this.#next <= this.store.lastRow;
  }

  #look(work: Work): void {
    while (this.#search !== undefined && !work.isDone) {
      const { at, end, looking } = this.#search;
      const step = looking.next();
      work.spend(LOOKS_A_STEP);
      if (step.done !== true) continue;
      this.#found = { ...this.#found, at, end, found: step.value };
      this.#search = undefined;
    }
  }

  #tell(work: Work): void {
    while (this.#isUntold && !work.isDone) {
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
      this.#found = NOTHING_FOUND;
      this.#search = undefined;
    } else if (firstRow > this.#next) this.#next = firstRow;
  }
}

/** Each row is opened once for its history, some once more for their pairs, and what is found is remembered. */
const LOOKS_EACH = 4 * OPENING_LOOKS;
/** What a finder looks at lies all over the memory, and not in columns. */
const LOOKS_A_STEP = 4 * LOOKS_AT_ONCE;
