// Rows of a log as a section of a capture file, a piece at a time.
import type { WholeRow } from '../../contract/panel.ts';
import type { NewRow } from '../segment.ts';
import type { Store } from '../store.ts';
import { RowWriter } from './row-writer.ts';

/** The rows from `firstRow` on that are there. `start` of the capture: whole microseconds since 1970. */
export function* sectionOf(store: Store, firstRow: number, start: number): Generator<Uint8Array> {
  const writer = new RowWriter({ start, firstRow });
  yield writer.header();
  for (let number = firstRow; number <= store.lastRow; number++) {
    const row = store.row(number);
    if (row !== undefined) yield writer.blocks(asNew(row));
  }
}

/** A row that comes out of a log as it went in. */
export function asNew(row: WholeRow): NewRow {
  const { bytes, cable, circuit, direction, door, fate, from, http, name, reply, request, time, to } = row;
  const common = { circuit, direction, fate, from, time, to };
  if (door === 'udp') return { ...common, door, bytes, ...(cable === undefined ? {} : { cable }) };
  const texts = { ...(request === undefined ? {} : { request }), ...(reply === undefined ? {} : { reply }) };
  return { ...common, door, name, ...texts, ...(http === undefined ? {} : { http }) };
}
