// A row of a file as those see it who ask for rows: with its number, its head, its size.
import type { WholeRow } from '../../contract/panel.ts';
import { utf8 } from '../../protocol/bytes.ts';
import type { ExchangeRow, NewRow } from '../segment.ts';

/** The row with this number. */
export function wholeRow(number: number, row: NewRow): WholeRow {
  const { circuit, direction, door, fate, from, time, to } = row;
  if (row.door !== 'udp') return wholeExchange(number, row);
  const { bytes, cable } = row;
  const size = bytes.length;
  // The head may be longer than a table needs: a part of its own would cost more than it saves.
  const whole = { row: number, time, direction, door, circuit, fate, from, to, size, head: bytes, name: '', bytes };
  return cable === undefined ? whole : { ...whole, cable };
}

function wholeExchange(number: number, row: ExchangeRow): WholeRow {
  const { circuit, direction, door, fate, from, http, name, reply, request, time, to } = row;
  return {
    ...{ row: number, time, direction, door, circuit, fate, from, to, name, head: NO_BYTES, bytes: NO_BYTES },
    size: sizeOf(request) + sizeOf(reply),
    ...(request === undefined ? {} : { request }),
    ...(reply === undefined ? {} : { reply }),
    ...(http === undefined ? {} : { http }),
  };
}

const NO_BYTES = new Uint8Array(0);

const sizeOf = (text: string | undefined): number => (text === undefined ? 0 : utf8(text).length);
