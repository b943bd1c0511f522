// Where the bytes and texts of a segment's rows are: in memory, or in a capture file that is read again.

import type { Door } from '../contract/panel.ts';
import { utf8 } from '../protocol/bytes.ts';
import type { GrowingFile } from './growing-file.ts';
import type { Written } from './journal.ts';
import { datagramStart, eventTexts, exchangeTexts, type RowTexts } from './pcapng/row-octets.ts';
import type { NewRow } from './segment.ts';

/** A row of a segment, as its columns know it. */
export interface Spot {
  readonly index: number;
  readonly door: Door;
  /** What `keep` gave for it. */
  readonly place: number;
  /** What `keep` gave for the row after it; undefined for the newest. */
  readonly next: number | undefined;
  /** Bytes of the datagram. */
  readonly size: number;
}

export interface Keeping {
  /** Bytes of memory that are held. */
  readonly footprint: number;
  /** Whether the row may be kept beside the others; `written`: where it is on the disk, if it is. */
  takes(row: NewRow, written: Written | undefined): boolean;
  /** Keeps the row; gives a number below 2^32 by which it is found again. */
  keep(index: number, row: NewRow, written: Written | undefined): number;
  /** No row will come any more: what was set aside for others is given back. */
  seal(): void;
  /** The first `wanted` bytes of a datagram, as a copy. Fewer if they are gone. */
  datagram(spot: Spot, wanted: number): Uint8Array;
  /** All bytes of a datagram, to be read at once and not kept: they may be those of the log itself. */
  look(spot: Spot): Uint8Array;
  /** The texts of anything else. None if they are gone. */
  texts(spot: Spot): RowTexts;
}

/** A text longer than this is shown only so far: one huge body must not push out everybody else's rows. */
export const TEXT_LIMIT = 256 * 1024;

const FIRST_BYTES = 16 * 1024;
/** A place is a number of 32 bits. */
const PLACES = 2 ** 32;

/** Datagrams behind each other in one run of bytes, texts as they came. */
export class InMemory implements Keeping {
  readonly #most: number;
  readonly #texts = new Map<number, RowTexts>();
  #bytes = new Uint8Array(0);
  #used = 0;
  #textBytes = 0;

  /** `most`: bytes that are kept, unless the first row alone has more. */
  constructor(most: number) {
    this.#most = most;
  }

  get footprint(): number {
    return this.#bytes.length + this.#textBytes;
  }

  takes(row: NewRow, written: Written | undefined): boolean {
    const size = row.door === 'udp' ? row.bytes.length : 0;
    return written === undefined && this.#used + this.#textBytes + size <= this.#most;
  }

  keep(index: number, row: NewRow): number {
    const place = this.#used;
    if (row.door === 'udp') this.#append(row.bytes);
    else this.#keepTexts(index, row);
    return place;
  }

  seal(): void {
    if (this.#used < this.#bytes.length) this.#bytes = this.#bytes.slice(0, this.#used);
  }

  datagram({ place }: Spot, wanted: number): Uint8Array {
    // A copy: an answer must neither drag the segment along nor change with it.
    return this.#bytes.slice(place, place + wanted);
  }

  look({ place, size }: Spot): Uint8Array {
    return this.#bytes.subarray(place, place + size);
  }

  texts({ index }: Spot): RowTexts {
    return this.#texts.get(index) ?? {};
  }

  #append(bytes: Uint8Array): void {
    this.#grow(this.#used + bytes.length);
    this.#bytes.set(bytes, this.#used);
    this.#used += bytes.length;
  }

  #keepTexts(index: number, row: RowTexts): void {
    const texts = cutTexts(row);
    this.#texts.set(index, texts);
    // The engine keeps a text with one or two bytes for each unit; two are counted.
    this.#textBytes += 2 * ((texts.request?.length ?? 0) + (texts.reply?.length ?? 0));
  }

  #grow(needed: number): void {
    if (needed <= this.#bytes.length) return;
    const doubled = Math.max(FIRST_BYTES, 2 * this.#bytes.length);
    const larger = new Uint8Array(Math.max(needed, Math.min(doubled, this.#most)));
    larger.set(this.#bytes.subarray(0, this.#used));
    this.#bytes = larger;
  }
}

/** Nothing but the way to a file. */
export class OnDisk implements Keeping {
  readonly footprint = 0;
  readonly #file: GrowingFile;
  readonly #base: number;
  #end: number;

  /** `first`: where the first of the rows is. */
  constructor(first: Written) {
    this.#file = first.file;
    this.#base = first.position;
    this.#end = first.position;
  }

  takes(_: NewRow, written: Written | undefined): boolean {
    return written?.file === this.#file && written.position - this.#base < PLACES;
  }

  keep(_: number, __: NewRow, written: Written | undefined): number {
    if (written?.file !== this.#file) throw new Error('A row that lies elsewhere came to a segment of another file.');
    this.#end = written.position + written.length;
    return written.position - this.#base;
  }

  seal(): void {
    // The file keeps what it has.
  }

  datagram({ place, size }: Spot, wanted: number): Uint8Array {
    return this.#file.read(this.#base + place + datagramStart(size), wanted);
  }

  look(spot: Spot): Uint8Array {
    return this.datagram(spot, spot.size);
  }

  texts({ door, next, place }: Spot): RowTexts {
    const length = (next === undefined ? this.#end - this.#base : next) - place;
    const blocks = this.#file.read(this.#base + place, length);
    if (blocks.length < length) return {};
    return cutTexts(door === 'event' ? eventTexts(blocks) : exchangeTexts(blocks));
  }
}

/** Bytes that a row's texts have in UTF-8, whole. */
export function textSize({ reply, request }: RowTexts): number {
  return utf8(request ?? '').length + utf8(reply ?? '').length;
}

function cutTexts({ http, reply, request }: RowTexts): RowTexts {
  return {
    ...(http === undefined ? {} : { http }),
    ...(request === undefined ? {} : { request: cut(request) }),
    ...(reply === undefined ? {} : { reply: cut(reply) }),
  };
}

function cut(text: string): string {
  if (text.length <= TEXT_LIMIT) return text;
  return `${text.slice(0, TEXT_LIMIT)}\n… (${text.length - TEXT_LIMIT} more characters were not kept)`;
}
