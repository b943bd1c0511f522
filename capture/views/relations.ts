// Which rows belong to one row: what it answers and what answers it, who acked it and what it acked.
import type { Direction, RawRow } from '../../contract/panel.ts';
import { LINES_AT_ONCE, type Relation } from '../../contract/views.ts';
import { messageName } from '../../protocol/packet/name.ts';
import { readHeader } from '../../protocol/packet/packet.ts';
import type { CircuitHistory } from '../history/circuit.ts';
import type { Sent } from '../history/sender.ts';
import type { Account } from './account.ts';

/** [views.relations.2] Rows between a packet and its last copy, its ack or its reply: minutes of a busy region. */
export const FARTHEST_ROWS = 50_000;

/** [views.relations.1] Nothing for a row that is gone, or was not told of yet. */
export function relationsOf(account: Account, row: number): readonly Relation[] {
  const here = account.store.raw(row);
  if (here === undefined) return [];
  const circuit = account.history.circuits.get(here.circuit);
  const other: readonly [string, number][] = [
    ...paired(account, row),
    ...(circuit === undefined || here.door !== 'udp' ? [] : delivery(circuit, here)),
  ];
  return other.slice(0, LINES_AT_ONCE).flatMap(([what, number]) => {
    const there = account.store.raw(number);
    if (there === undefined) return [];
    return [{ what, row: number, name: nameOf(there, account), ms: Math.abs(there.time - here.time) * 1000 }];
  });
}

function paired({ pairs }: Account, row: number): readonly [string, number][] {
  const near = nearBefore(pairs.all, row, ({ request }) => request);
  return near.flatMap(({ replies, request }): readonly [string, number][] => {
    if (request === row) return replies.map((reply) => ['reply', reply]);
    return replies.includes(row) ? [['request', request]] : [];
  });
}

function delivery(circuit: CircuitHistory, { direction, row }: RawRow): readonly [string, number][] {
  const opposite: Direction = direction === 'in' ? 'out' : 'in';
  const acked = sentBefore(circuit[opposite].reliable, row).filter(({ ack }) => ack?.row === row);
  return [
    ...sentBefore(circuit[direction].reliable, row).flatMap((sent) => fateOf(sent, row)),
    ...acked.map((sent): [string, number] => ['acks', sent.row]),
  ];
}

const sentBefore = (all: readonly Sent[], row: number): readonly Sent[] => nearBefore(all, row, (sent) => sent.row);

/** [views.relations.2] Of items in the order of their rows, those of this row and of not long before it. */
function nearBefore<Item>(all: readonly Item[], row: number, rowOf: (item: Item) => number): readonly Item[] {
  return all.slice(placeAfter(all, row - FARTHEST_ROWS, rowOf), placeAfter(all, row, rowOf));
}

/** How many items have this row or one before it. */
function placeAfter<Item>(all: readonly Item[], row: number, rowOf: (item: Item) => number): number {
  let low = 0;
  let high = all.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = all[middle];
    if (item !== undefined && rowOf(item) <= row) low = middle + 1;
    else high = middle;
  }
  return low;
}

function fateOf({ ack, resends, row: first }: Sent, row: number): readonly [string, number][] {
  if (first !== row && !resends.includes(row)) return [];
  const copies = [first, ...resends].filter((copy) => copy !== row);
  return [
    ...copies.map((copy): [string, number] => [copy === first ? 'first sent' : 'sent again', copy]),
    ...(ack === undefined ? [] : [['ack', ack.row] as [string, number]]),
  ];
}

function nameOf(row: RawRow, { codec }: Account): string {
  return row.door === 'udp' ? messageName(codec, readHeader(row.head).numberId) : row.name;
}
