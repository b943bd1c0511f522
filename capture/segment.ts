// Some consecutive rows: what every row has in fixed-width columns, datagrams behind each other in one run of bytes.
// Knows nothing of the rows before and after it.
import type { Direction, Door, Fate, RawRow, WholeRow } from '../contract/panel.ts';
import { FATES } from '../contract/panel.ts';
import { utf8 } from '../protocol/bytes.ts';
import { readHeader } from '../protocol/packet/packet.ts';
import type { HttpCall } from './pcapng/http-text.ts';
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
}

/** A login, a capability call or one event of the event queue. Secrets are blanked before it gets here. */
export interface ExchangeRow extends Omit<DatagramRow, 'door' | 'bytes'> {
  readonly door: Exclude<Door, 'udp'>;
  readonly name: string;
  readonly request?: string;
  readonly reply?: string;
  /** What a capture file says of the call; a table does not need it. */
  readonly http?: HttpCall;
}

export type NewRow = DatagramRow | ExchangeRow;

/** How large a segment may become. */
export interface SegmentShape {
  readonly rows: number;
  readonly bytes: number;
}

/** Flags, sequence, extra count and a zero-coded message number fit in this; the body does not matter to a table. */
export const HEAD_BYTES = 12;
/** A text longer than this is kept only so far: one huge body must not push out everybody else's rows. */
export const TEXT_LIMIT = 256 * 1024;
/** Bytes that one row takes in the columns. */
export const COLUMN_BYTES = 8 + 3 + 3 * 4 + 4 + 2 * 2;

const FIRST_BYTES = 16 * 1024;
const DOORS = ['udp', 'login', 'caps', 'event'] as const;
const DIRECTIONS = ['in', 'out'] as const;

interface Texts {
  readonly request: string | undefined;
  readonly reply: string | undefined;
}

/** Rows are appended until `hasRoom` says no, and never change. */
export class Segment {
  /** Number of the row at index 0. */
  readonly first: number;
  readonly #shape: SegmentShape;
  readonly #time: Float64Array;
  readonly #direction: Uint8Array;
  readonly #door: Uint8Array;
  readonly #fate: Uint8Array;
  readonly #circuit: Uint32Array;
  readonly #size: Uint32Array;
  readonly #offset: Uint32Array;
  /** UDP: the slot of the message number. HTTP: the place of the name in `#words`. */
  readonly #number: Uint32Array;
  readonly #from: Uint16Array;
  readonly #to: Uint16Array;
  /** Names and endpoints of this segment, each once; a segment has too few rows for more than 16 bits of them. */
  readonly #words: string[] = [];
  readonly #places = new Map<string, number>();
  readonly #texts = new Map<number, Texts>();
  #bytes = new Uint8Array(0);
  #used = 0;
  #textBytes = 0;
  #count = 0;

  constructor(first: number, shape: SegmentShape) {
    this.first = first;
    this.#shape = shape;
    this.#time = new Float64Array(shape.rows);
    this.#direction = new Uint8Array(shape.rows);
    this.#door = new Uint8Array(shape.rows);
    this.#fate = new Uint8Array(shape.rows);
    this.#circuit = new Uint32Array(shape.rows);
    this.#size = new Uint32Array(shape.rows);
    this.#offset = new Uint32Array(shape.rows);
    this.#number = new Uint32Array(shape.rows);
    this.#from = new Uint16Array(shape.rows);
    this.#to = new Uint16Array(shape.rows);
  }

  get count(): number {
    return this.#count;
  }

  /** Bytes of memory that this segment holds on to. */
  get footprint(): number {
    return this.#shape.rows * COLUMN_BYTES + this.#bytes.length + this.#textBytes;
  }

  /** Whether `row` belongs here. An empty segment takes any row, so that no row is too large for the store. */
  hasRoom(row: NewRow): boolean {
    if (this.#count === 0) return true;
    const size = row.door === 'udp' ? row.bytes.length : 0;
    return this.#count < this.#shape.rows && this.#used + this.#textBytes + size <= this.#shape.bytes;
  }

  append(row: NewRow): void {
    const at = this.#count;
    this.#time[at] = row.time;
    this.#direction[at] = DIRECTIONS.indexOf(row.direction);
    this.#door[at] = DOORS.indexOf(row.door);
    this.#fate[at] = FATES.indexOf(row.fate);
    this.#circuit[at] = row.circuit;
    this.#from[at] = this.#place(row.from);
    this.#to[at] = this.#place(row.to);
    if (row.door === 'udp') this.#appendDatagram(at, row.bytes);
    else this.#appendTexts(at, row);
    this.#count = at + 1;
  }

  isDatagram(index: number): boolean {
    return this.#door[index] === 0;
  }

  /** For UDP the slot of the message number (slot.ts), by index; what stands there for HTTP means nothing outside. */
  get slots(): Uint32Array {
    return this.#number;
  }

  /** What an HTTP row was called; empty for a datagram. */
  name(index: number): string {
    return this.isDatagram(index) ? '' : this.#word(this.#number[index]);
  }

  raw(index: number): RawRow {
    const size = this.#size[index] ?? 0;
    return {
      row: this.first + index,
      time: this.#time[index] ?? 0,
      direction: DIRECTIONS[this.#direction[index] ?? 0] ?? 'in',
      door: DOORS[this.#door[index] ?? 0] ?? 'udp',
      circuit: this.#circuit[index] ?? 0,
      fate: FATES[this.#fate[index] ?? 0] ?? 'handled',
      size,
      head: this.isDatagram(index) ? this.#slice(index, Math.min(size, HEAD_BYTES)) : new Uint8Array(0),
      name: this.name(index),
    };
  }

  whole(index: number): WholeRow {
    const texts = this.#texts.get(index);
    return {
      ...this.raw(index),
      bytes: this.isDatagram(index) ? this.#slice(index, this.#size[index] ?? 0) : new Uint8Array(0),
      from: this.#word(this.#from[index]),
      to: this.#word(this.#to[index]),
      ...(texts?.request === undefined ? {} : { request: texts.request }),
      ...(texts?.reply === undefined ? {} : { reply: texts.reply }),
    };
  }

  #appendDatagram(at: number, bytes: Uint8Array): void {
    this.#number[at] = slotOf(readHeader(bytes).numberId);
    this.#size[at] = bytes.length;
    this.#offset[at] = this.#used;
    this.#grow(this.#used + bytes.length);
    this.#bytes.set(bytes, this.#used);
    this.#used += bytes.length;
  }

  #appendTexts(at: number, row: ExchangeRow): void {
    this.#number[at] = this.#place(row.name);
    this.#size[at] = utf8Length(row.request) + utf8Length(row.reply);
    const texts = { request: cut(row.request), reply: cut(row.reply) };
    this.#texts.set(at, texts);
    // The engine keeps a text with one or two bytes for each unit; two are counted.
    this.#textBytes += 2 * ((texts.request?.length ?? 0) + (texts.reply?.length ?? 0));
  }

  #grow(needed: number): void {
    if (needed <= this.#bytes.length) return;
    const doubled = Math.max(FIRST_BYTES, 2 * this.#bytes.length);
    const larger = new Uint8Array(Math.max(needed, Math.min(doubled, this.#shape.bytes)));
    larger.set(this.#bytes.subarray(0, this.#used));
    this.#bytes = larger;
  }

  /** A copy: an answer must neither drag the segment along nor change with it. */
  #slice(index: number, length: number): Uint8Array {
    const start = this.#offset[index] ?? 0;
    return this.#bytes.slice(start, start + length);
  }

  #place(word: string): number {
    const known = this.#places.get(word);
    if (known !== undefined) return known;
    this.#places.set(word, this.#words.length);
    return this.#words.push(word) - 1;
  }

  #word(place: number | undefined): string {
    return this.#words[place ?? 0] ?? '';
  }
}

function utf8Length(text: string | undefined): number {
  return text === undefined ? 0 : utf8(text).length;
}

function cut(text: string | undefined): string | undefined {
  if (text === undefined || text.length <= TEXT_LIMIT) return text;
  return `${text.slice(0, TEXT_LIMIT)}\n… (${text.length - TEXT_LIMIT} more characters were not kept)`;
}
