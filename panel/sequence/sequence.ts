// The rows that the diagram shows: those of the filter, from the selected one on.
import { signal } from '@preact/signals';
import type { RawRow } from '../../contract/panel.ts';
import type { Courier } from '../courier.ts';

/** Arrows of one diagram: a few screens. */
export const MOST_ARROWS = 100;

export class Sequence {
  readonly rows = signal<readonly RawRow[]>([]);
  /** The row that the diagram begins with; undefined = it ends with the newest. */
  readonly from = signal<number | undefined>(undefined);
  readonly #courier: Courier;

  constructor(courier: Courier) {
    this.#courier = courier;
  }

  /** Asks for the rows of a filter, from a row on. */
  async refresh(filter: string): Promise<void> {
    const from = this.from.value;
    const place = from === undefined ? undefined : await this.#courier.ask({ ask: 'place', row: from, filter });
    const answer = await this.#courier.ask(
      place?.answer === 'place'
        ? { ask: 'rows', from: place.index, to: place.index + MOST_ARROWS, filter }
        : { ask: 'tail', count: MOST_ARROWS, filter },
    );
    if (answer.answer === 'rows') this.rows.value = answer.window.rows;
  }
}
