// The rows of a segment as a filter asks them: one object that moves from row to row, so that a million rows make none.
import type { Direction, Door, Fate } from '../../contract/panel.ts';
import { type Packet, SHORTEST_PACKET } from '../../protocol/packet/packet.ts';
import type { RowList } from '../row-list.ts';
import { Segment } from '../segment.ts';
import { NO_NUMBER } from '../slot.ts';
import type { Store } from '../store.ts';
import type { Effort } from './effort.ts';
import { type FilterRow, openedPacket } from './row.ts';
import { OPENING_LOOKS, type Work } from './work.ts';

/** Where an object stands that was not moved yet. */
const NOWHERE = new Segment(0, { rows: 0, bytes: 0 });

export class ColumnRow implements FilterRow {
  #segment = NOWHERE;
  #index = 0;
  #opened: Packet | undefined;
  #isOpened = false;
  /** How many datagrams were opened, and texts were fetched: what a search costs. */
  openings = 0;

  moveTo(segment: Segment, index: number): void {
    this.#segment = segment;
    this.#index = index;
    this.#isOpened = false;
  }

  get row(): number {
    return this.#segment.first + this.#index;
  }

  get time(): number {
    return this.#segment.times[this.#index] ?? 0;
  }

  get direction(): Direction {
    return this.#segment.direction(this.#index);
  }

  get door(): Door {
    return this.#segment.door(this.#index);
  }

  get circuit(): number {
    return this.#segment.circuits[this.#index] ?? 0;
  }

  get fate(): Fate {
    return this.#segment.fate(this.#index);
  }

  get size(): number {
    return this.#segment.sizes[this.#index] ?? 0;
  }

  get name(): string {
    return this.#segment.name(this.#index);
  }

  get slot(): number {
    return this.#segment.slots[this.#index] ?? NO_NUMBER;
  }

  get flags(): number {
    return this.#segment.flags[this.#index] ?? 0;
  }

  get sequence(): number {
    const isPacket = this.#segment.isDatagram(this.#index) && this.size >= SHORTEST_PACKET;
    return isPacket ? (this.#segment.sequences[this.#index] ?? 0) : -1;
  }

  get from(): string {
    return this.#segment.from(this.#index);
  }

  get to(): string {
    return this.#segment.to(this.#index);
  }

  get texts(): FilterRow['texts'] {
    this.openings += 1;
    return this.#segment.texts(this.#index);
  }

  get packet(): Packet | undefined {
    if (!this.#isOpened) this.#open();
    return this.#opened;
  }

  #open(): void {
    this.#isOpened = true;
    this.openings += 1;
    const isDatagram = this.#segment.isDatagram(this.#index);
    this.#opened = isDatagram ? openedPacket(this.#segment.look(this.#index)) : undefined;
  }
}

/**
 * Visits the rows of a store from row `from` on, oldest first, as long as there is work left; one row at least. Gives the
 * number of the first row that was not visited.
 */
export function visitRows(store: Store, from: number, { effort, visit, work }: VisitTask): number {
  const row = new ColumnRow();
  let next = Math.max(from, store.firstRow);
  for (const segment of store.segmentsFrom(next)) {
    for (let index = Math.max(0, next - segment.first); index < segment.count; index++) {
      row.moveTo(segment, index);
      visit(row);
      next = segment.first + index + 1;
      if (work.spend(1 + OPENING_LOOKS * row.openings + (effort?.take() ?? 0))) return next;
      row.openings = 0;
    }
  }
  return next;
}

/** As `visitRows`, but only rows of a list, from the one at `from` on; gives the place of the first that was not visited. */
export function visitListed(store: Store, list: RowList, from: number, task: VisitTask): number {
  const row = new ColumnRow();
  const { effort, work, visit } = task;
  if (from >= list.count) return from;
  const segments = store.segmentsFrom(list.at(from));
  let here = 0;
  for (let at = from; at < list.count; at++) {
    const number = list.at(at);
    while (here < segments.length && number >= endOf(segments[here])) here += 1;
    const segment = segments[here];
    if (segment === undefined) return list.count;
    row.moveTo(segment, number - segment.first);
    visit(row);
    if (work.spend(1 + OPENING_LOOKS * row.openings + (effort?.take() ?? 0))) return at + 1;
    row.openings = 0;
  }
  return list.count;
}

export interface VisitTask {
  readonly work: Work;
  readonly visit: (row: ColumnRow) => void;
  /** What visits cost beside the opening of rows. */
  readonly effort?: Effort;
}

function endOf(segment: Segment | undefined): number {
  return segment === undefined ? 0 : segment.first + segment.count;
}
