// Rows that somebody has marked, with what was written to them. The host keeps them with the capture.
import { signal } from '@preact/signals';
import { LONGEST_NOTE, MOST_MARKS, type RowMark } from '../../contract/marks.ts';

/** The way to whoever keeps them. */
export interface MarkKeeper {
  onMarks(listener: (marks: readonly RowMark[]) => void): void;
  keepMarks(marks: readonly RowMark[]): void;
}

export class Marks {
  /** Notes by row; '' for a mark alone. */
  readonly notes = signal<ReadonlyMap<number, string>>(new Map());
  readonly #keeper: MarkKeeper;

  constructor(keeper: MarkKeeper) {
    this.#keeper = keeper;
    keeper.onMarks((marks) => {
      this.notes.value = new Map(marks.map(({ note, row }) => [row, note]));
    });
  }

  /** What is written to a row; undefined if it is not marked. */
  of(row: number | undefined): string | undefined {
    return row === undefined ? undefined : this.notes.value.get(row);
  }

  /** Marks a row, or takes its mark and note away. */
  toggle(row: number): void {
    const notes = new Map(this.notes.value);
    if (!notes.delete(row)) notes.set(row, '');
    this.#keep(notes);
  }

  /** Marks a row and writes to it. */
  write(row: number, note: string): void {
    this.#keep(new Map(this.notes.value).set(row, note.slice(0, LONGEST_NOTE)));
  }

  /** The next marked row behind or before one; from the first or the last on if there is none. */
  next(from: number | undefined, way: 1 | -1): number | undefined {
    const rows = [...this.notes.value.keys()].sort((a, b) => (a - b) * way);
    return rows.find((row) => from === undefined || (row - from) * way > 0) ?? rows[0];
  }

  #keep(notes: ReadonlyMap<number, string>): void {
    const kept = [...notes].slice(-MOST_MARKS);
    this.notes.value = new Map(kept);
    this.#keeper.keepMarks(kept.map(([row, note]) => ({ row, note })));
  }
}
