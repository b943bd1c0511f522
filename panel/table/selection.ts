// Which row is selected, and how keys move it. A row is remembered by its number; its index changes with the filter.
import { batch, computed, signal } from '@preact/signals';
import type { Rows } from './rows.ts';
import { rowsPerPage } from './scroll.ts';

/** A movement that a key asks for: by rows, by pages, or to an end. */
export type Move = { readonly rows: number } | { readonly pages: number } | { readonly to: 'first' | 'last' };

const MOVES: Readonly<Record<string, Move>> = {
  ArrowDown: { rows: 1 },
  ArrowUp: { rows: -1 },
  PageDown: { pages: 1 },
  PageUp: { pages: -1 },
  Home: { to: 'first' },
  End: { to: 'last' },
};

/** What a key asks for, if it moves the selection. */
export function moveOf(key: string): Move | undefined {
  return MOVES[key];
}

export class Selection {
  /** Number of the selected row. */
  readonly row = signal<number | undefined>(undefined);
  readonly #rows: Rows;
  readonly #cursor = signal<number | undefined>(undefined);

  /** Index of the selected row among the matching ones, as far as that is known. */
  readonly index = computed(() => {
    const { first, rows } = this.#rows.window.value;
    const place = rows.findIndex((row) => row.row === this.row.value);
    return place < 0 ? this.#cursor.value : first + place;
  });

  constructor(rows: Rows) {
    this.#rows = rows;
  }

  /** Selects row `index` and keeps it in view. */
  async select(index: number): Promise<void> {
    this.#cursor.value = index;
    const shown = this.#rows.show(index);
    this.#settle(index);
    await shown;
    this.#settle(index);
  }

  /** Selects the row of this number, wherever it is; it is brought into view if it matches. */
  async selectRow(row: number): Promise<void> {
    const index = await this.#rows.indexOf(row);
    if (index === undefined) this.row.value = row;
    else await this.select(index);
  }

  /** Moves as a key asks. Without a selection, the newest row in view is where it starts. */
  async move(move: Move): Promise<void> {
    const { rows, view } = this.#rows.extent.value;
    if (rows === 0) return;
    const target = targetOf(move, this.index.value, { rows, page: rowsPerPage(view) });
    await this.select(target);
    if ('to' in move && move.to === 'last') await this.#rows.follow(true);
  }

  drop(): void {
    batch(() => {
      this.row.value = undefined;
      this.#cursor.value = undefined;
    });
  }

  /** Gives the selection its row number as soon as the row is at hand. */
  #settle(index: number): void {
    const row = this.#rows.at(index)?.row;
    if (row !== undefined && this.#cursor.value === index) this.row.value = row;
  }
}

/** The index that a movement ends at; stays within the table. */
export function targetOf(
  move: Move,
  from: number | undefined,
  table: { readonly rows: number; readonly page: number },
): number {
  const last = table.rows - 1;
  if ('to' in move) return move.to === 'first' ? 0 : last;
  if (from === undefined) return last;
  const by = 'rows' in move ? move.rows : move.pages * table.page;
  return Math.min(Math.max(0, from + by), last);
}
