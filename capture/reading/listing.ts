// Where the rows of our own files lie: read a piece at a time, without keeping a byte of them. Any block that we do not write
// ends it: such a file is read by rows.ts, which knows all kinds, and needs all of a file at once.
import { concatBytes, viewOf } from '../../protocol/bytes.ts';
import { BLOCK_TYPE, TICKS_PER_SECOND } from '../pcapng/blocks.ts';
import { readSectionComment, type SectionFacts } from '../pcapng/facts.ts';
import { readOptions } from '../pcapng/options.ts';
import { exchangeTexts } from '../pcapng/row-octets.ts';
import { interfaceBlock } from '../pcapng/write-block.ts';
import type { NewRow } from '../segment.ts';
import { NO_STAMP } from '../stamp.ts';
import { type Imprint, Imprints } from './imprint.ts';
import { ownRow } from './own.ts';
import { datagramIn, type OwnPacket, rowBlockIn, segmentIn } from './own-packet.ts';
import { commentsOf } from './traffic.ts';

/** [capture.listing.2] The blocks of one row; no request and no answer that we write down is nearly as long. */
export const LONGEST_ROW = 64 * 1024 * 1024;

/** Is told of each row in its order, and where its blocks lie in the file. The bytes of a datagram are not to be kept. */
export type RowListener = (row: NewRow, position: number, length: number) => void;

/** An exchange whose blocks are still coming. */
interface Telling {
  /** In the bytes that are held. */
  readonly start: number;
  readonly time: number;
  /** Who opened the connection, and with whom. */
  readonly from: string;
  readonly to: string;
  readonly imprint: Imprint | undefined;
}

const LEAST_BLOCK = 12;
const TRAILER_BYTES = 4;
const SECTION_OPTIONS_AT = 24;
const MAGIC = 0x1a2b3c4d;

export class Listing {
  readonly #tell: RowListener;
  readonly #begin: (section: SectionFacts) => void;
  readonly #imprints = new Imprints();
  readonly #interface = interfaceBlock();
  #held: Uint8Array = new Uint8Array(0);
  #view = viewOf(this.#held);
  /** Where in the file the held bytes begin. */
  #base = 0;
  /** In the held bytes: what comes next. */
  #at = 0;
  /** Start of the capture in microseconds since 1970; undefined before the first section. */
  #start: number | undefined;
  #lastTicks = 0;
  #hasInterface = false;
  #telling: Telling | undefined;

  /** @param begin is told of each section before its rows */
  constructor(tell: RowListener, begin: (section: SectionFacts) => void = () => undefined) {
    this.#tell = tell;
    this.#begin = begin;
  }

  /** [capture.listing.1] Reads on; false if the file has something that we do not write, and then all that was told is void. */
  read(piece: Uint8Array): boolean {
    this.#hold(piece);
    for (;;) {
      const left = this.#held.length - this.#at;
      if (left < LEAST_BLOCK) return this.#isBounded();
      const length = this.#view.getUint32(this.#at + 4, true);
      if (length < LEAST_BLOCK || length % 4 !== 0) return false;
      if (length > left) return length <= LONGEST_ROW && this.#isBounded();
      if (this.#view.getUint32(this.#at + length - TRAILER_BYTES, true) !== length) return false;
      if (!this.#block(length)) return false;
      this.#at += length;
    }
  }

  /** The file has ended: the last row is told. Gives the bytes of a block that is cut; 0 = none. */
  end(): number {
    this.#finish();
    return this.#held.length - this.#at;
  }

  /** Whether a section of ours was read; while the first one is told it was not. */
  get hasBegun(): boolean {
    return this.#start !== undefined;
  }

  /** Where the next block begins: bytes from the start of the file. */
  get position(): number {
    return this.#base + this.#at;
  }

  #hold(piece: Uint8Array): void {
    const from = this.#telling?.start ?? this.#at;
    const rest = this.#held.subarray(from);
    this.#held = rest.length === 0 ? piece : concatBytes(rest, piece);
    this.#view = viewOf(this.#held);
    this.#base += from;
    this.#at -= from;
    if (this.#telling !== undefined) this.#telling = { ...this.#telling, start: 0 };
  }

  #isBounded(): boolean {
    return this.#held.length - (this.#telling?.start ?? this.#at) <= LONGEST_ROW;
  }

  #block(length: number): boolean {
    switch (this.#view.getUint32(this.#at, true)) {
      case BLOCK_TYPE.packet:
        return this.#packet(length);
      case BLOCK_TYPE.row:
        return this.#rowBlock(length);
      case BLOCK_TYPE.section:
        return this.#section(length);
      case BLOCK_TYPE.interface:
        return this.#described(length);
      default:
        return false;
    }
  }

  #section(length: number): boolean {
    this.#finish();
    if (length < SECTION_OPTIONS_AT + TRAILER_BYTES || this.#view.getUint32(this.#at + 8, true) !== MAGIC) return false;
    const options = this.#held.subarray(this.#at + SECTION_OPTIONS_AT, this.#at + length - TRAILER_BYTES);
    const facts = commentsOf(readOptions(options, true))
      .map(readSectionComment)
      .find((found) => found !== undefined);
    this.#hasInterface = false;
    if (facts === undefined) return false;
    this.#begin(facts);
    this.#start ??= facts.start;
    return true;
  }

  /** One interface for each section, to the byte as we describe it. */
  #described(length: number): boolean {
    const ours = this.#interface;
    const isAnother = this.#hasInterface || length !== ours.length;
    this.#hasInterface = true;
    return !isAnother && ours.every((byte, at) => this.#held[this.#at + at] === byte);
  }

  #packet(length: number): boolean {
    const packet = datagramIn(this.#view, this.#at, length);
    if (packet === undefined) return this.#segment(length);
    const imprint = this.#imprints.of(this.#view, packet);
    const time = this.#timeOf(packet);
    if (imprint?.door !== 'udp' || time === undefined) return false;
    const { cable, circuit, direction, fate, from, to } = imprint;
    this.#finish();
    const { buffer, byteOffset } = this.#held;
    // Faster than a subarray, which asks what kind of array it is.
    const bytes = new Uint8Array(buffer, byteOffset + packet.dataAt, packet.dataEnd - packet.dataAt);
    const row = { door: 'udp', time, direction, circuit, fate, from, to, bytes } as const;
    this.#tell(cable === undefined ? row : { ...row, cable }, this.position, length);
    return true;
  }

  /** [capture.format.7] A row begins with a SYN, or with the comment of the next one on the same connection. */
  #segment(length: number): boolean {
    const packet = segmentIn(this.#view, this.#at, length);
    const time = packet === undefined ? undefined : this.#timeOf(packet);
    if (packet === undefined || time === undefined) return false;
    const imprint = packet.optionsEnd === packet.optionsAt ? undefined : this.#imprints.of(this.#view, packet);
    if (packet.isSyn || (imprint !== undefined && this.#telling?.imprint !== undefined)) this.#finish();
    if (this.#telling === undefined) {
      if (!packet.isSyn && imprint === undefined) return false;
      const { from, to } = imprint ?? this.#imprints.ends(this.#view, packet);
      this.#telling = { start: this.#at, time, from, to, imprint: undefined };
    }
    if (imprint === undefined) return packet.optionsEnd === packet.optionsAt;
    this.#telling = { ...this.#telling, imprint };
    return imprint.door === 'login' || imprint.door === 'caps';
  }

  /** [capture.format.9] */
  #rowBlock(length: number): boolean {
    const packet = rowBlockIn(this.#view, this.#at, length);
    const facts = packet === undefined ? undefined : this.#imprints.of(this.#view, packet);
    const time = packet === undefined ? undefined : this.#timeOf(packet);
    if (packet === undefined || facts === undefined || time === undefined) return false;
    this.#finish();
    const bytes = this.#held.subarray(packet.dataAt, packet.dataEnd);
    this.#tell(ownRow({ bytes, stamp: { ...NO_STAMP, facts } }, time), this.position, length);
    return true;
  }

  /** The exchange whose blocks have come is told. */
  #finish(): void {
    const telling = this.#telling;
    this.#telling = undefined;
    if (telling?.imprint === undefined) return;
    const { circuit, direction, door, ends, fate, name = '' } = telling.imprint;
    if (door === 'udp') return;
    const { from, to } = ends ?? telling;
    const { start, time } = telling;
    const texts = exchangeTexts(this.#held.subarray(start, this.#at));
    const row = { door, time, direction, circuit, fate, from, to, name, ...texts };
    this.#tell(row, this.#base + start, this.#at - start);
  }

  /** Seconds since the start; undefined if there is none, or if time goes back: then rows are not in their order. */
  #timeOf({ ticks }: OwnPacket): number | undefined {
    if (this.#start === undefined || !this.#hasInterface || ticks < this.#lastTicks) return undefined;
    this.#lastTicks = ticks;
    return (ticks - this.#start) / TICKS_PER_SECOND;
  }
}
