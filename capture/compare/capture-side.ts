// One of two captures, row by row: what each row says in short, and what became of it. Copies belong to what they repeat.
import type { Direction, Door, WholeRow } from '../../contract/panel.ts';
import { looseUtf8 } from '../../protocol/bytes.ts';
import type { Codec, DecodedMessage } from '../../protocol/packet/codec.ts';
import { messageName } from '../../protocol/packet/name.ts';
import { type Packet, readHeader } from '../../protocol/packet/packet.ts';
import { numberValues, textValue } from '../field-value.ts';
import { type Opened, openDatagram } from '../reading/shape.ts';
import { isByTheClock } from './by-the-clock.ts';
import { Digest } from './digest.ts';
import { IdTable } from './id-table.ts';
import { messageValues, valuesOf } from './row-values.ts';
import type { RowValue } from './text-values.ts';

/** What one row says. */
export interface Entry {
  readonly row: number;
  /** Seconds since the capture's start. */
  readonly time: number;
  readonly circuit: number;
  readonly direction: Direction;
  readonly door: Door;
  readonly name: string;
  /** All of its values but ids and times, as one number. */
  readonly plain: number;
  /** Its ids, by their places in the table of the side. */
  readonly ids: readonly number[];
  /** How often each of these ids had come before in such rows, as one number: the same whatever they are called. */
  readonly nth: number;
  /** Of the packet: `reliable`, `zerocoded`. */
  readonly flags: string;
  readonly isReliable: boolean;
  /** What became of it, and of each copy, without repeats. */
  readonly fates: Set<string>;
  /** What faults did on the way. */
  readonly marks: Set<string>;
  /** How often it was sent. */
  sent: number;
  isAcked: boolean;
}

/** What is known of a circuit. */
export interface CircuitFace {
  readonly number: number;
  agentId: string;
  region: string;
}

type Way = `${number} ${Direction}`;

export class CaptureSide {
  readonly entries: Entry[] = [];
  readonly ids = new IdTable();
  /** In the order in which they appeared. */
  readonly circuits = new Map<number, CircuitFace>();
  /** Rows of each name, copies too. */
  readonly names = new Map<string, number>();
  rows = 0;
  /** Time of the last row. */
  end = 0;
  readonly #codec: Codec;
  /** How often each id came in rows of one name on one way. */
  readonly #came = new Map<string, Map<number, number>>();
  /** What was sent on each way last under each number. */
  readonly #sent = new Map<Way, Map<number, Entry>>();

  constructor(codec: Codec) {
    this.#codec = codec;
  }

  /** All rows are told of once, in their order. */
  add(row: WholeRow): void {
    this.rows += 1;
    this.end = Math.max(this.end, row.time);
    const name = row.door === 'udp' ? messageName(this.#codec, readHeader(row.bytes).numberId) : row.name;
    this.names.set(name, (this.names.get(name) ?? 0) + 1);
    if (row.circuit > 0) this.#face(row.circuit);
    if (row.door === 'udp') this.#addDatagram(row, name);
    else this.#push(row, { name, flags: '', isReliable: false, values: valuesOf(row, this.#codec) });
  }

  #addDatagram(row: WholeRow, name: string): void {
    const opened = openDatagram(this.#codec, row.bytes);
    const packet = opened.packet;
    if (packet === undefined) {
      this.#push(row, { name, flags: '', isReliable: false, values: valuesOf(row, this.#codec) });
      return;
    }
    const message = opened.kind === 'message' ? opened.message : undefined;
    if (row.fate !== 'dropped') this.#hear(row, packet, message);
    const known = this.#way(row.circuit, row.direction).get(packet.sequence);
    if (known !== undefined && isCopy(row, packet, known, name)) {
      known.sent += 1;
      happened(known, row);
      return;
    }
    const entry = this.#push(row, { name, ...flagsOf(packet), values: this.#values(row, opened, name) });
    this.#way(row.circuit, row.direction).set(packet.sequence, entry);
  }

  /** What comes by the clock is not compared by what it says. */
  #values(row: WholeRow, opened: Opened, name: string): readonly RowValue[] {
    if (isByTheClock(name)) return [];
    return opened.kind === 'message' ? messageValues(opened.message) : valuesOf(row, this.#codec);
  }

  #hear({ circuit, direction }: WholeRow, packet: Packet, message: DecodedMessage | undefined): void {
    const own = message?.template.name === 'PacketAck' ? numberValues(message, 'Packets', 'ID') : [];
    const other = this.#way(circuit, direction === 'in' ? 'out' : 'in');
    for (const sequence of [...packet.acks, ...own]) {
      const acked = other.get(sequence);
      if (acked !== undefined) acked.isAcked = true;
    }
    if (message === undefined || circuit === 0) return;
    const face = this.#face(circuit);
    if (message.template.name === 'UseCircuitCode') face.agentId ||= textValue(message, 'CircuitCode', 'ID') ?? '';
    if (message.template.name === 'RegionHandshake') face.region ||= regionOf(message);
  }

  #push(row: WholeRow, said: Said): Entry {
    const { flags, isReliable, name } = said;
    const { circuit, direction, door, time } = row;
    const digested = this.#digest(row, said.values);
    const entry: Entry = {
      ...{ row: row.row, time, circuit, direction, door, name, flags, isReliable },
      ...digested,
      nth: this.#counted(row, name, digested.ids),
      ...{ fates: new Set<string>(), marks: new Set<string>(), sent: 1, isAcked: false },
    };
    happened(entry, row);
    this.entries.push(entry);
    return entry;
  }

  /** [compare.ids.2] The id that a value of a row is; undefined if it is none. An object is known in its region, a counter counts one thing. */
  idOf(
    { circuit, direction }: Pick<Entry, 'circuit' | 'direction'>,
    { family, path, text }: RowValue,
  ): number | undefined {
    if (family === undefined || family === 'time') return undefined;
    if (family === 'local') return this.ids.place(family, `${circuit}`, text);
    return this.ids.place(family, family === 'counter' ? `${circuit} ${direction} ${path}` : '', text);
  }

  #digest(row: WholeRow, values: readonly RowValue[]): Pick<Entry, 'plain' | 'ids'> {
    const digest = new Digest();
    const ids: number[] = [];
    for (const value of values) {
      digest.add(value.path);
      const id = this.idOf(row, value);
      if (id !== undefined) ids.push(id);
      else if (value.family === undefined) digest.add(value.text);
    }
    return { plain: digest.value, ids };
  }

  /** How often each of some ids had come before, in rows of this name on this way. */
  #counted({ circuit, direction }: WholeRow, name: string, ids: readonly number[]): number {
    const lane = `${circuit} ${direction} ${name}`;
    const came = this.#came.get(lane) ?? new Map<number, number>();
    this.#came.set(lane, came);
    const digest = new Digest();
    for (const id of ids) {
      const before = came.get(id) ?? 0;
      came.set(id, before + 1);
      digest.addNumber(before);
    }
    return digest.value;
  }

  #face(number: number): CircuitFace {
    const known = this.circuits.get(number);
    if (known !== undefined) return known;
    const fresh = { number, agentId: '', region: '' };
    this.circuits.set(number, fresh);
    return fresh;
  }

  #way(circuit: number, direction: Direction): Map<number, Entry> {
    const way: Way = `${circuit} ${direction}`;
    const known = this.#sent.get(way) ?? new Map<number, Entry>();
    this.#sent.set(way, known);
    return known;
  }
}

/** What a row says, read. */
interface Said extends Pick<Entry, 'name' | 'flags' | 'isReliable'> {
  readonly values: readonly RowValue[];
}

/** [compare.copies.1] Sent again, told twice by a fault, or known as a duplicate: of one number and one name. */
function isCopy({ cable, fate }: WholeRow, { flags }: Packet, known: Entry, name: string): boolean {
  return known.name === name && (flags.resent || fate === 'duplicate' || cable?.includes('doubled') === true);
}

function happened(entry: Entry, { cable, fate }: WholeRow): void {
  entry.fates.add(fate);
  for (const mark of cable ?? []) entry.marks.add(mark);
}

function flagsOf({ flags }: Packet): Pick<Entry, 'flags' | 'isReliable'> {
  const words = [flags.reliable ? 'reliable' : '', flags.zerocoded ? 'zerocoded' : ''].filter((word) => word !== '');
  return { flags: words.join(' '), isReliable: flags.reliable };
}

function regionOf(message: DecodedMessage): string {
  const value = message.blocks['RegionInfo']?.[0]?.['SimName'];
  return value instanceof Uint8Array ? looseUtf8(value).replace(/\0.*$/s, '') : '';
}
