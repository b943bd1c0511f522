// What goes on in the filter box beside its text: the list of what may come next, what is pointed at, what was used
// before, what is kept. Knows no page: a caret is an offset.
import { batch, type ReadonlySignal, signal } from '@preact/signals';
import type { Completion, Completions, FilterHover, SavedFilter } from '../../contract/filter.ts';
import type { Courier } from '../courier.ts';
import type { Rows } from '../table/rows.ts';

/** Filters that are remembered: as many as somebody goes back through. */
export const HISTORY_LIMIT = 50;
/** A longer list is shown to those who ask for it, not to those who type a blank. */
export const UNASKED_ITEMS = 20;

export interface OpenList extends Completions {
  /** The item that Enter takes; -1 for none. */
  readonly chosen: number;
}

/** Which way through the list or the history. */
export type Step = 1 | -1;

const CLOSED: OpenList | undefined = undefined;

export class FilterInput {
  readonly list = signal<OpenList | undefined>(CLOSED);
  readonly hover = signal<FilterHover | undefined>(undefined);
  /** Filters that were used, the newest last. */
  readonly history = signal<readonly string[]>([]);
  readonly saved = signal<readonly SavedFilter[]>([]);
  /** Where the caret shall stand after the text was changed from here; undefined where it is. */
  readonly caret = signal<number | undefined>(undefined);
  readonly #courier: Courier;
  readonly #rows: Rows;
  /** Place in the history; its length is the text that was begun. */
  #place = 0;
  #begun = '';
  #asked = 0;

  constructor(courier: Courier, rows: Rows, history: readonly string[] = []) {
    this.#courier = courier;
    this.#rows = rows;
    this.history.value = history.slice(-HISTORY_LIMIT);
    this.#place = this.history.value.length;
    courier.onSaved((filters) => {
      this.saved.value = filters;
    });
  }

  get text(): ReadonlySignal<string> {
    return this.#rows.filter;
  }

  /** Somebody typed: the filter is in force at once, and what may come next is shown. */
  async type(text: string, caret: number): Promise<void> {
    this.#place = this.history.value.length;
    this.#begun = text;
    this.hover.value = undefined;
    const found = this.#rows.setFilter(text);
    await this.complete(caret, false);
    await found;
  }

  /** Shows what may stand at the caret. `isAsked`: somebody wants to see the list, however long it is. */
  async complete(caret: number, isAsked: boolean): Promise<void> {
    const text = this.text.value;
    this.#asked += 1;
    const asked = this.#asked;
    if (text === '' && !isAsked) return this.close();
    const answer = await this.#courier.ask({ ask: 'complete', filter: text, at: caret });
    // What was asked for an older text says nothing about this one.
    if (asked !== this.#asked || text !== this.text.value) return;
    const completions = answer.answer === 'completions' ? answer.completions : undefined;
    this.list.value =
      completions === undefined || !isWorthShowing(completions, text, isAsked)
        ? CLOSED
        : { ...completions, chosen: isAsked ? 0 : -1 };
  }

  /** Chooses the next or the previous item of the open list, around its ends. */
  choose(step: Step): void {
    const open = this.list.value;
    if (open === undefined) return;
    const count = open.items.length;
    const chosen = open.chosen < 0 && step < 0 ? count - 1 : (open.chosen + step + count) % count;
    this.list.value = { ...open, chosen };
  }

  /** Puts an item of the list into the text; the chosen one, or else the first. */
  async accept(item: Completion | undefined = this.#chosenItem): Promise<void> {
    const open = this.list.value;
    if (open === undefined || item === undefined) return;
    const text = this.text.value;
    const caret = open.start + item.insert.length;
    this.close();
    batch(() => {
      this.caret.value = caret;
      this.#begun = text.slice(0, open.start) + item.insert + text.slice(open.end);
    });
    await this.#rows.setFilter(this.#begun);
  }

  close(): void {
    this.#asked += 1;
    batch(() => {
      this.list.value = CLOSED;
      this.hover.value = undefined;
    });
  }

  /** Tells what stands at an offset of the text; undefined closes what was told. */
  async point(at: number | undefined): Promise<void> {
    this.#asked += 1;
    const asked = this.#asked;
    if (at === undefined) {
      this.hover.value = undefined;
      return;
    }
    const answer = await this.#courier.ask({ ask: 'hover', filter: this.text.value, at });
    if (asked === this.#asked) this.hover.value = answer.answer === 'hover' ? answer.hover : undefined;
  }

  /** The filter is what was wanted: it can be found again. */
  remember(): void {
    const text = this.text.value.trim();
    if (text === '' || this.#rows.problem.value !== undefined) return;
    this.history.value = [...this.history.value.filter((known) => known !== text), text].slice(-HISTORY_LIMIT);
    this.#place = this.history.value.length;
  }

  /** An older (-1) or a newer (1) filter; behind the newest stands what was begun. */
  async recall(step: Step): Promise<void> {
    const place = this.#place + step;
    const { value: history } = this.history;
    if (place < 0 || place > history.length) return;
    if (this.#place === history.length) this.#begun = this.text.value;
    this.#place = place;
    await this.#use(history[place] ?? this.#begun);
  }

  /** Puts a whole filter into the box. */
  async use(filter: string): Promise<void> {
    this.#place = this.history.value.length;
    await this.#use(filter);
    this.remember();
  }

  /** Keeps the filter in the box under a name; one of that name is replaced. */
  keep(name: string): void {
    const trimmed = name.trim();
    const filter = this.text.value.trim();
    if (trimmed === '' || filter === '') return;
    this.#courier.save([...this.saved.value.filter((known) => known.name !== trimmed), { name: trimmed, filter }]);
  }

  drop(name: string): void {
    this.#courier.save(this.saved.value.filter((known) => known.name !== name));
  }

  /** Stops the search for the rows, or lets it go on. */
  async steer(go: boolean): Promise<void> {
    await this.#courier.ask({ ask: 'search', filter: this.#rows.inForce.value, go });
    await this.#rows.refresh();
  }

  get #chosenItem(): Completion | undefined {
    const open = this.list.value;
    return open?.items[Math.max(0, open.chosen)];
  }

  async #use(filter: string): Promise<void> {
    this.close();
    this.caret.value = filter.length;
    await this.#rows.setFilter(filter);
  }
}

/** Nobody needs to be told what stands there already. */
function isWorthShowing({ start, end, items }: Completions, text: string, isAsked: boolean): boolean {
  const [first] = items;
  if (first === undefined) return false;
  if (isAsked) return true;
  if (start === end && items.length > UNASKED_ITEMS) return false;
  return items.length > 1 || first.insert.toLowerCase() !== text.slice(start, end).toLowerCase();
}
