// What is still shown of circuits that are closed: why, and their last figures.
import type { CircuitFigures } from '../../contract/panel.ts';

/** Closed circuits that are still shown; the oldest goes first. */
export const CLOSED_SHOWN = 32;

export class ClosedCircuits {
  #figures: readonly CircuitFigures[] = [];

  /** The oldest first. */
  get figures(): readonly CircuitFigures[] {
    return this.#figures;
  }

  /** @param figures of its last moment; they are kept as those of a closed circuit */
  add(figures: CircuitFigures, reason: string): void {
    this.#figures = [...this.#figures, { ...figures, state: 'closed' as const, reason }].slice(-CLOSED_SHOWN);
  }
}
