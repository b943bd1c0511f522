// What a table asks of rows beyond their heads. Each row in view is opened once; acks are looked for in the rows behind.
import type { Extra, RowExtras } from '../contract/extras.ts';
import type { RawRow, WholeRow } from '../contract/panel.ts';
import type { Codec } from '../protocol/packet/codec.ts';
import { visitRows } from './filter/columns.ts';
import { type FilterRow, FLAG_BITS, filterRow } from './filter/row.ts';
import { acksOf, keyOf } from './filter/sightings.ts';
import { Work } from './filter/work.ts';
import type { Store } from './store.ts';
import { summaryOf } from './summary.ts';

/** [capture.extras.1] Acks come within seconds; what a slice of a search finds is enough for the rows in view. */
const ACK_LOOKS = 30_000;

/** The same rows with what was asked for, as far as they have it. */
export function withExtras(
  store: Store,
  rows: readonly RawRow[],
  wanted: readonly Extra[],
  codec: Codec,
): readonly RawRow[] {
  const latencies = wanted.includes('ackLatency') ? ackLatencies(store, rows) : new Map<number, number>();
  return rows.map((raw) => {
    const whole = store.row(raw.row);
    return whole === undefined
      ? raw
      : { ...raw, extras: extrasOf(whole, { wanted, codec, latency: latencies.get(raw.row) }) };
  });
}

interface Asked {
  readonly wanted: readonly Extra[];
  readonly codec: Codec;
  readonly latency: number | undefined;
}

function extrasOf(whole: WholeRow, { codec, latency, wanted }: Asked): RowExtras {
  const row = filterRow(whole);
  const expanded = wanted.includes('expanded') ? row.packet?.expandedBytes : undefined;
  const acks = wanted.includes('acks') && whole.door === 'udp' ? acksOf(row).length : undefined;
  return {
    ...(expanded === undefined ? {} : { expanded }),
    ...(acks === undefined ? {} : { acks }),
    ...(latency === undefined ? {} : { ackLatency: latency }),
    ...(wanted.includes('summary') ? { summary: summaryOf(whole, row.packet, codec) } : {}),
  };
}

/** [capture.extras.1] Seconds from each reliable row to the first one behind it that acks it. */
function ackLatencies(store: Store, rows: readonly RawRow[]): ReadonlyMap<number, number> {
  const waiting = new Map<string, RawRow[]>();
  const latencies = new Map<number, number>();
  for (const raw of rows) {
    const row = rowToAsk(store, raw);
    if (row !== undefined)
      waiting.set(ackKey(keyOf(row, false), row.sequence), [
        ...(waiting.get(ackKey(keyOf(row, false), row.sequence)) ?? []),
        raw,
      ]);
  }
  const [first] = rows;
  if (first === undefined || waiting.size === 0) return latencies;
  const visit = (row: FilterRow) => {
    const acks = row.door === 'udp' ? acksOf(row) : [];
    for (const ack of acks) {
      for (const raw of waiting.get(ackKey(keyOf(row, true), ack)) ?? []) {
        if (raw.row < row.row && !latencies.has(raw.row)) latencies.set(raw.row, row.time - raw.time);
      }
    }
  };
  visitRows(store, first.row, { work: new Work(ACK_LOOKS), visit });
  return latencies;
}

/** A reliable datagram, to be asked for the end that sent it. */
function rowToAsk(store: Store, { door, head, row }: RawRow): FilterRow | undefined {
  const isReliable = door === 'udp' && ((head[0] ?? 0) & FLAG_BITS.reliable) !== 0;
  const whole = isReliable ? store.row(row) : undefined;
  const asked = whole === undefined ? undefined : filterRow(whole);
  return asked === undefined || asked.sequence < 0 ? undefined : asked;
}

const ackKey = (end: number | string, sequence: number): string => `${end} ${sequence}`;
