// Some consecutive rows: what every row has in fixed-width columns; their bytes and texts are kept elsewhere (keeping.ts).
// Knows nothing of the rows before and after it.
import type { HttpCall } from '../contract/http.ts';
import type { CableMark, Direction, Door, Fate, RawRow, WholeRow } from '../contract/panel.ts';
import { CABLE_MARKS, FATES } from '../contract/panel.ts';
import { readHeader } from '../protocol/packet/packet.ts';
import type { Written } from './journal.ts';
import { InMemory, type Keeping, OnDisk, type Spot, textSize } from './keeping.ts';
import type { RowTexts } from './pcapng/row-octets.ts';
import { slotOf } from './slot.ts';

/** A datagram as it crossed a UDP door, either way. */
export interface DatagramRow {
  readonly door: 'udp';
  /** Seconds since the capture's start. */
  readonly time: number;
  readonly direction: Direction;
  /** From 1 as circuits appear; 0 = none. */
  readonly circuit: number;
  readonly fate: Fate;
  /** Who sent it and who got it, as `host:port`. */
  readonly from: string;
  readonly to: string;
  readonly bytes: Uint8Array;
  /** What faults did to it on the way; absent if nothing. */
  readonly cable?: readonly CableMark[];
}

/** A login, a capability call or one event of the event queue. Secrets are blanked before it gets here. */
export interface ExchangeRow extends Omit<DatagramRow, 'door' | 'bytes' | 'cable'> {
  readonly door: Exclude<Door, 'udp'>;
  readonly name: string;
  readonly request?: string;
  readonly reply?: string;
  readonly http?: HttpCall;
}

export type NewRow = DatagramRow | ExchangeRow;

/** How large a segment may become. */
export interface SegmentShape {
  readonly rows: number;
  /** Bytes that are kept in memory. */
  readonly bytes: number;
}

/** Flags, sequence, extra count and a zero-coded message number fit in this; the body does not matter to a table. */
export const HEAD_BYTES = 12;
/** Bytes that one row takes in the columns. */
export const COLUMN_BYTES = 8 + 3 * 1 + 5 * 4 + 2 * 2;

const DOORS = ['udp', 'login', 'caps', 'event'] as const;
const DIRECTIONS = ['in', 'out'] as const;
const TICKS_PER_SECOND = 1_000_000;

/** Rows are appended as long as `takes` says so, and never change. */
export class Segment {
  /** Number of the row at index 0. */
  readonly first: number;
  readonly #most: number;
  readonly #keeping: Keeping;
  #time: Float64Array;
  /** Direction, door and fate in one byte. */
  #kind: Uint8Array;
  /** One bit for each mark, in the order of CABLE_MARKS. */
  #cable: Uint8Array;
  #flags: Uint8Array;
  #circuit: Uint32Array;
  #size: Uint32Array;
  #place: Uint32Array;
  #sequence: Uint32Array;
  /** UDP: the slot of the message number. HTTP: the place of the name in `#words`. */
  #number: Uint32Array;
  #from: Uint16Array;
  #to: Uint16Array;
  /** Names and endpoints of this segment, each once; a segment has too few rows for more than 16 bits of them. */
  readonly #words: string[] = [];
  readonly #places = new Map<string, number>();
  #count = 0;

  /** `written`: where its first row lies on the disk, if rows are written there. */
  constructor(first: number, shape: SegmentShape, written?: Written) {
    this.first = first;
    this.#most = shape.rows;
    this.#keeping = written === undefined ? new InMemory(shape.bytes) : new OnDisk(written);
    this.#time = new Float64Array(shape.rows);
    this.#kind = new Uint8Array(shape.rows);
    this.#cable = new Uint8Array(shape.rows);
    this.#flags = new Uint8Array(shape.rows);
    this.#circuit = new Uint32Array(shape.rows);
    this.#size = new Uint32Array(shape.rows);
    this.#place = new Uint32Array(shape.rows);
    this.#sequence = new Uint32Array(shape.rows);
    this.#number = new Uint32Array(shape.rows);
    this.#from = new Uint16Array(shape.rows);
    this.#to = new Uint16Array(shape.rows);
  }

  get count(): number {
    return this.#count;
  }

  /** Bytes of memory that this segment holds on to. */
  get footprint(): number {
    return this.#time.length * COLUMN_BYTES + this.#keeping.footprint;
  }

  /** Whether `row` belongs here. An empty segment takes any row, so that no row is too large for the store. */
  takes(row: NewRow, written?: Written): boolean {
    return this.#count === 0 || (this.#count < this.#most && this.#keeping.takes(row, written));
  }

  /** [capture.format.2] Times are kept in whole microseconds, so that a file can say them. */
  append(row: NewRow, written?: Written): void {
    const at = this.#count;
    this.#time[at] = Math.round(row.time * TICKS_PER_SECOND) / TICKS_PER_SECOND;
    this.#kind[at] = kindOf(row);
    this.#circuit[at] = row.circuit;
    this.#from[at] = this.#wordPlace(row.from);
    this.#to[at] = this.#wordPlace(row.to);
    this.#place[at] = this.#keeping.keep(at, row, written);
    if (row.door === 'udp') this.#appendHeader(at, row);
    else {
      this.#number[at] = this.#wordPlace(row.name);
      this.#size[at] = textSize(row);
    }
    this.#count = at + 1;
  }

  /** No row will come any more: what was set aside for others is given back. */
  seal(): void {
    this.#keeping.seal();
    if (this.#count === this.#most) return;
    const count = this.#count;
    this.#time = this.#time.slice(0, count);
    this.#kind = this.#kind.slice(0, count);
    this.#cable = this.#cable.slice(0, count);
    this.#flags = this.#flags.slice(0, count);
    this.#circuit = this.#circuit.slice(0, count);
    this.#size = this.#size.slice(0, count);
    this.#place = this.#place.slice(0, count);
    this.#sequence = this.#sequence.slice(0, count);
    this.#number = this.#number.slice(0, count);
    this.#from = this.#from.slice(0, count);
    this.#to = this.#to.slice(0, count);
  }

  isDatagram(index: number): boolean {
    return this.door(index) === 'udp';
  }

  /** For UDP the slot of the message number (slot.ts), by index; what stands there for HTTP means nothing outside. */
  get slots(): Uint32Array {
    return this.#number;
  }

  /** The first byte of each datagram, by index; 0 for HTTP. */
  get flags(): Uint8Array {
    return this.#flags;
  }

  /** The sequence number of each datagram, by index; 0 for HTTP. */
  get sequences(): Uint32Array {
    return this.#sequence;
  }

  /** When each row crossed, by index: seconds since the capture's start. */
  get times(): Float64Array {
    return this.#time;
  }

  get circuits(): Uint32Array {
    return this.#circuit;
  }

  get sizes(): Uint32Array {
    return this.#size;
  }

  direction(index: number): Direction {
    return DIRECTIONS[(this.#kind[index] ?? 0) & 1] ?? 'in';
  }

  door(index: number): Door {
    return DOORS[((this.#kind[index] ?? 0) >> 1) & 3] ?? 'udp';
  }

  fate(index: number): Fate {
    return FATES[(this.#kind[index] ?? 0) >> 3] ?? 'handled';
  }

  /** Who sent a row, as `host:port`. */
  from(index: number): string {
    return this.#word(this.#from[index]);
  }

  to(index: number): string {
    return this.#word(this.#to[index]);
  }

  /** The datagram, to be read at once and not kept; empty for HTTP. */
  look(index: number): Uint8Array {
    return this.isDatagram(index) ? this.#keeping.look(this.#spot(index)) : new Uint8Array(0);
  }

  /** What an HTTP row was called; empty for a datagram. */
  name(index: number): string {
    return this.isDatagram(index) ? '' : this.#word(this.#number[index]);
  }

  /** What HTTP said; nothing for a datagram. */
  texts(index: number): RowTexts {
    return this.isDatagram(index) ? {} : this.#keeping.texts(this.#spot(index));
  }

  raw(index: number): RawRow {
    const size = this.#size[index] ?? 0;
    const head = this.isDatagram(index) ? Math.min(size, HEAD_BYTES) : 0;
    return {
      row: this.first + index,
      time: this.#time[index] ?? 0,
      direction: this.direction(index),
      door: this.door(index),
      circuit: this.#circuit[index] ?? 0,
      fate: this.fate(index),
      ...marksOf(this.#cable[index] ?? 0),
      size,
      head: this.#datagram(index, head),
      name: this.name(index),
    };
  }

  whole(index: number): WholeRow {
    return {
      ...this.raw(index),
      bytes: this.#datagram(index, this.isDatagram(index) ? (this.#size[index] ?? 0) : 0),
      from: this.from(index),
      to: this.to(index),
      ...this.texts(index),
    };
  }

  #appendHeader(at: number, { bytes, cable }: DatagramRow): void {
    if (cable !== undefined) this.#cable[at] = bitsOf(cable);
    const { numberId, sequence } = readHeader(bytes);
    this.#number[at] = slotOf(numberId);
    this.#flags[at] = bytes[0] ?? 0;
    this.#sequence[at] = sequence;
    this.#size[at] = bytes.length;
  }

  #datagram(index: number, wanted: number): Uint8Array {
    return wanted === 0 ? new Uint8Array(0) : this.#keeping.datagram(this.#spot(index), wanted);
  }

  #spot(index: number): Spot {
    return {
      index,
      door: this.door(index),
      place: this.#place[index] ?? 0,
      next: index + 1 < this.#count ? this.#place[index + 1] : undefined,
      size: this.#size[index] ?? 0,
    };
  }

  #wordPlace(word: string): number {
    const known = this.#places.get(word);
    if (known !== undefined) return known;
    this.#places.set(word, this.#words.length);
    return this.#words.push(word) - 1;
  }

  #word(place: number | undefined): string {
    return this.#words[place ?? 0] ?? '';
  }
}

/** Direction in the lowest bit, door in the next two, fate above. */
function kindOf({ direction, door, fate }: NewRow): number {
  return DIRECTIONS.indexOf(direction) | (DOORS.indexOf(door) << 1) | (FATES.indexOf(fate) << 3);
}

const bitsOf = (marks: readonly CableMark[]): number =>
  marks.reduce((bits, mark) => bits | (1 << CABLE_MARKS.indexOf(mark)), 0);

function marksOf(bits: number): { readonly cable?: readonly CableMark[] } {
  return bits === 0 ? {} : { cable: CABLE_MARKS.filter((_, place) => (bits & (1 << place)) !== 0) };
}
