// The log of the sandbox: rows in, rows found, memory held.
import { Matches } from '../../capture/matches.ts';
import type { DatagramRow } from '../../capture/segment.ts';
import { Store } from '../../capture/store.ts';
import { type Figure, perSecond } from './figure.ts';
import { processorTime } from './measure.ts';
import { memoryInUse } from './memory.ts';
import { codec, realisticMix } from './mix.ts';

const APPENDED_ROWS = 50_000;
const MILLION = 1_000_000;
/** A million whole datagrams would fill a small machine. */
const CUT_BYTES = 64;
/** Of what the columns say. */
const COLUMN_FILTERS = ['AgentUpdate', 'reliable && dir == in && seq in 100..20000'];
/** Of what the packets say: by name, of any message, by text. */
const FIELD_FILTERS = [
  'ObjectUpdate.ObjectData.Scale.x > 10',
  '*.AgentData.AgentID == 1c8a7767-e37b-422e-afb3-85093197cad1',
  'ChatFromSimulator.ChatData.Message ~ "hello"',
  'ChatFromSimulator.ChatData.Message =~ /h.*o$/',
  // Of octets that are no text.
  'ObjectUpdate.ObjectData.TextureEntry =~ /(a|b)*c.*d/',
  'ImagePacket.ImageData.Data =~ /(x+x+)+y/',
];
/** More than is filled, so that nothing is forgotten. */
const CAPACITY = { rows: MILLION, bytes: 1024 * 1024 * 1024 };

export function measureCapture(): readonly Figure[] {
  const { name, datagrams } = realisticMix();
  const cut = datagrams.map((datagram) => datagram.subarray(0, CUT_BYTES));
  const { store, bytesPerRow } = filledStore(cut);
  const columns = measureFilters(store, COLUMN_FILTERS);
  store.clear();
  return [measureAppend(name, datagrams), ...columns, ...measureFields(datagrams), memory(bytesPerRow)];
}

function measureAppend(name: string, datagrams: readonly Buffer[]): Figure {
  const total = datagrams.reduce((sum, { length }) => sum + length, 0) * (APPENDED_ROWS / datagrams.length);
  const { ours, bare } = processorTime({
    ours: () => fill(new Store(CAPACITY), datagrams, APPENDED_ROWS).count,
    bare: () => copyAll(datagrams, new Uint8Array(total), new Uint32Array(APPENDED_ROWS)),
  });
  return {
    what: `capture ${APPENDED_ROWS.toLocaleString('en')} rows of ${name}`,
    unit: 'rows/s of processor time',
    values: perSecond(APPENDED_ROWS, ours),
    against: [{ name: 'copying the bytes into one array, with their lengths', values: perSecond(APPENDED_ROWS, bare) }],
  };
}

function measureFilters(store: Store, filters: readonly string[]): readonly Figure[] {
  const numbers = Uint32Array.from({ length: MILLION }, (_, row) => row % 7);
  return filters.map((filter) => {
    const { ours, bare } = processorTime({ ours: () => search(store, filter), bare: () => countOf(numbers, 4) });
    const against = [{ name: 'comparing a million numbers', values: bare }];
    return { what: `filter a million rows by ${filter}`, unit: 'ms', values: ours, against };
  });
}

/** What a packet waits for that comes while a log is searched. */
function measureSlices(store: Store): Figure {
  const [filter = ''] = FIELD_FILTERS;
  const values: number[] = [];
  search(store, filter, (ms) => values.push(ms));
  return { what: `one slice of the search by ${filter}`, unit: 'ms', values, against: [] };
}

/** Searches to the end, as a grid does between its packets. */
function search(store: Store, filter: string, onSlice: (ms: number) => void = () => undefined): number {
  const matches = new Matches(codec);
  const rows = matches.rows(store, filter);
  if ('problem' in rows) throw new Error(rows.problem.message);
  while (matches.isBusy) {
    const start = performance.now();
    matches.advance();
    onSlice(performance.now() - start);
  }
  return rows.count;
}

/** Whole packets, so that their fields can be read; only as long as they are searched. */
function measureFields(datagrams: readonly Buffer[]): readonly Figure[] {
  const store = fill(new Store(CAPACITY), datagrams, MILLION);
  return [...measureFilters(store, FIELD_FILTERS), measureSlices(store)];
}

function memory(bytesPerRow: number): Figure {
  const what = 'memory for each of a million rows, besides the bytes of the datagrams';
  return { what, unit: 'bytes', values: [bytesPerRow], against: [] };
}

function filledStore(datagrams: readonly Buffer[]): { readonly store: Store; readonly bytesPerRow: number } {
  const packetBytes = (MILLION / datagrams.length) * datagrams.reduce((sum, { length }) => sum + length, 0);
  const before = memoryInUse();
  const store = fill(new Store(CAPACITY), datagrams, MILLION);
  return { store, bytesPerRow: (memoryInUse() - before - packetBytes) / MILLION };
}

function fill(store: Store, datagrams: readonly Buffer[], rows: number): Store {
  for (let row = 0; row < rows; row += 1)
    store.append(rowOf(datagrams[row % datagrams.length] ?? Buffer.alloc(0), row));
  return store;
}

function rowOf(bytes: Buffer, row: number): DatagramRow {
  const [from, to] = ['127.0.0.1:50000', '127.0.0.1:13000'];
  return { door: 'udp', time: row / 1000, direction: 'in', circuit: 1, fate: 'handled', from, to, bytes };
}

function copyAll(datagrams: readonly Buffer[], bytes: Uint8Array, lengths: Uint32Array): number {
  let at = 0;
  for (let row = 0; row < lengths.length; row += 1) {
    const datagram = datagrams[row % datagrams.length] ?? Buffer.alloc(0);
    bytes.set(datagram, at);
    lengths[row] = datagram.length;
    at += datagram.length;
  }
  return at;
}

function countOf(numbers: Uint32Array, wanted: number): number {
  let count = 0;
  for (let row = 0; row < numbers.length; row += 1) if (numbers[row] === wanted) count += 1;
  return count;
}
