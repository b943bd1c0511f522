// A row of a file as those see it who ask for rows: with its number, its head, its size.
import type { WholeRow } from '../../contract/panel.ts';
import { utf8 } from '../../protocol/bytes.ts';
import { HEAD_BYTES, type NewRow } from '../segment.ts';

/** The row with this number. */
export function wholeRow(number: number, row: NewRow): WholeRow {
  const { circuit, direction, door, fate, from, time, to } = row;
  const common = { row: number, time, direction, door, circuit, fate, from, to };
  if (row.door === 'udp') {
    const { bytes, cable } = row;
    const marks = cable === undefined ? {} : { cable };
    return { ...common, ...marks, size: bytes.length, head: bytes.subarray(0, HEAD_BYTES), name: '', bytes };
  }
  const { name, reply, request } = row;
  const texts = { ...(request === undefined ? {} : { request }), ...(reply === undefined ? {} : { reply }) };
  return { ...common, size: sizeOf(request) + sizeOf(reply), head: NO_BYTES, name, bytes: NO_BYTES, ...texts };
}

const NO_BYTES = new Uint8Array(0);

const sizeOf = (text: string | undefined): number => (text === undefined ? 0 : utf8(text).length);
