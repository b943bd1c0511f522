// What our own files say of their rows beside the packets: it is believed, so that a row that was written is the row that is read.
import { looseUtf8 } from '../../protocol/bytes.ts';
import type { DatagramRow, NewRow } from '../segment.ts';
import type { OwnFacts, Stamp } from '../stamp.ts';
import type { OwnSection, RowBlock, StampedDatagram } from './traffic.ts';

/** [capture.format.5] Where a datagram belongs and what became of it; undefined if its file is somebody else's. */
export function ownDatagram({
  from,
  stamp,
  to,
}: StampedDatagram): Pick<DatagramRow, 'direction' | 'circuit' | 'fate' | 'from' | 'to' | 'cable'> | undefined {
  const { facts } = stamp;
  if (facts === undefined) return undefined;
  return { ...marksOf(facts), ...(facts.ends ?? { from, to }) };
}

/** [capture.format.9] A row that no packet could say. */
export function ownRow({ bytes, stamp }: RowBlock, time: number): NewRow {
  const { circuit, direction, door, ends, fate, name = '' } = stamp.facts;
  const where = { time, ...(ends ?? { from: '', to: '' }) };
  if (door === 'udp') return { ...where, ...marksOf(stamp.facts), door, bytes };
  const head = { ...where, direction, circuit, fate };
  return door === 'event' ? { ...head, door, name, request: '', reply: looseUtf8(bytes) } : { ...head, door, name };
}

function marksOf({
  cable,
  circuit,
  direction,
  fate,
}: OwnFacts): Pick<DatagramRow, 'direction' | 'circuit' | 'fate' | 'cable'> {
  return { circuit, direction, fate, ...(cable === undefined ? {} : { cable }) };
}

/** [capture.format.3] Numbers rows in their order; each of our sections says with which it begins. */
export class RowNumbers {
  readonly #sections: readonly OwnSection[];
  #section = -1;
  #last = 0;

  constructor(sections: readonly OwnSection[]) {
    this.#sections = sections;
  }

  /** The number of the next row, whose first frame this is. */
  next({ order }: Stamp): number {
    for (let next = this.#sections[this.#section + 1]; next !== undefined && next.order <= order; ) {
      this.#section += 1;
      this.#last = Math.max(this.#last, next.firstRow - 1);
      next = this.#sections[this.#section + 1];
    }
    this.#last += 1;
    return this.#last;
  }
}
