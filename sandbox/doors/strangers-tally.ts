// What became of the datagrams of strangers, for each door.
import type { Fate, StrangerFigures } from '../../contract/panel.ts';

const NONE: StrangerFigures = { offCircuit: 0, afterClose: 0, held: 0, flooded: 0, malformed: 0 };

export class StrangersTally {
  readonly #doors = new Map<number, StrangerFigures>();

  /** Counts a datagram of no circuit, or of a closed one. */
  count(door: number, fate: Fate): void {
    const figures = this.of(door);
    if (isCounted(fate)) this.#doors.set(door, { ...figures, [fate]: figures[fate] + 1 });
  }

  of(door: number): StrangerFigures {
    return this.#doors.get(door) ?? NONE;
  }
}

const isCounted = (fate: Fate): fate is Fate & keyof StrangerFigures => fate in NONE;
