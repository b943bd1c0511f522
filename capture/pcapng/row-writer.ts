// Rows as the blocks of a capture file. Gives bytes and touches nothing; one writer for each section.
import { concatBytes, utf8, viewOf } from '../../protocol/bytes.ts';
import type { GrowingFile } from '../growing-file.ts';
import type { DatagramRow, ExchangeRow, NewRow } from '../segment.ts';
import {
  BLOCK_TYPE,
  DIRECTION_FLAG,
  LARGEST_DATAGRAM,
  LARGEST_SEGMENT,
  OPTION,
  PACKET_HEAD_BYTES,
  TICKS_PER_SECOND,
} from './blocks.ts';
import { Connections, type Progress } from './connections.ts';
import { type RowFacts, rowComment, type SectionFacts } from './facts.ts';
import { replyBytes, requestBytes } from './http-text.ts';
import { Mould, Moulds } from './mould.ts';
import { type End, type Ends, readEnd, SEGMENT_HEADERS, sealSegment, TCP_FLAGS } from './packets.ts';
import { options, packetBlock, sectionHeader } from './write-block.ts';

/** What was written once is looked up; beyond this many all is forgotten and comes again. */
const REMEMBERED = 4096;
/** Told apart by their ports, so that a connection has two ends. */
const UNSAID: Ends = { from: { address: 0, port: 1 }, to: { address: 0, port: 2 } };
const NO_OPTIONS = new Uint8Array(0);
const NO_DATA = new Uint8Array(0);

export class RowWriter {
  readonly #facts: SectionFacts;
  readonly #connections = new Connections();
  readonly #ends = new Map<string, End | undefined>();
  readonly #options = new Map<string, Uint8Array>();
  readonly #moulds = new Moulds();

  constructor(facts: SectionFacts) {
    this.#facts = facts;
  }

  /** What the section begins with. */
  header(): Uint8Array {
    return sectionHeader(this.#facts);
  }

  /** The blocks of the next row, one after the other. */
  blocks(row: NewRow): Uint8Array {
    if (row.door === 'udp') return this.#datagram(row);
    const isSilent = row.request === undefined && row.reply === undefined;
    return row.door === 'event' || isSilent ? this.#apart(row, utf8(row.reply ?? '')) : this.#exchange(row);
  }

  /** Adds the blocks of the next row to a file; false if it takes them no more. */
  write(row: NewRow, file: GrowingFile): boolean {
    if (row.door !== 'udp' || row.bytes.length > LARGEST_DATAGRAM) return file.append(this.blocks(row));
    const mould = this.#mouldOf(row);
    const room = file.reserve(mould.lengthFor(row.bytes.length));
    if (room === undefined) return file.append(this.blocks(row));
    mould.cast(room, this.#ticksOf(row), row.bytes);
    return true;
  }

  /** [capture.format.6] */
  #datagram(row: DatagramRow): Uint8Array {
    if (row.bytes.length > LARGEST_DATAGRAM) return this.#apart(row, row.bytes);
    const mould = this.#mouldOf(row);
    const bytes = new Uint8Array(mould.lengthFor(row.bytes.length));
    mould.cast({ bytes, view: viewOf(bytes), at: 0 }, this.#ticksOf(row), row.bytes);
    return bytes;
  }

  /** What nearly all datagrams have in common with others is found without spelling it. */
  #mouldOf(row: DatagramRow): Mould {
    return row.cable === undefined ? this.#moulds.of(row, () => this.#newMould(row)) : this.#newMould(row);
  }

  #newMould(row: DatagramRow): Mould {
    const { ends, said } = this.#endsOf(row);
    return new Mould(ends, this.#optionsOf(row, !said));
  }

  /** [capture.format.7] The caller is the end that the row is from. */
  #exchange(row: ExchangeRow): Uint8Array {
    const { ends, said } = this.#endsOf(row);
    const isWhole = row.request !== undefined && row.reply !== undefined;
    const stamp = this.#stamp(row);
    const use = isWhole ? 'use' : 'useOnce';
    const { isNew, progress } = this.#connections[use](ends, stamp.ticks);
    const telling = new Telling(ends, progress, stamp);
    if (isNew) telling.greet();
    let marks = this.#optionsOf(row, !said);
    for (const [isCaller, data] of [[true, requestBytes(row)] as const, [false, replyBytes(row)] as const]) {
      for (let at = 0; at < data.length; at += LARGEST_SEGMENT) {
        telling.say(isCaller, data.subarray(at, at + LARGEST_SEGMENT), marks);
        marks = NO_OPTIONS;
      }
    }
    return concatBytes(...telling.blocks);
  }

  /** [capture.format.9] */
  #apart(row: NewRow, data: Uint8Array): Uint8Array {
    const marks = this.#optionsOf(row, true);
    const block = packetBlock({ ...this.#stamp(row), type: BLOCK_TYPE.row, size: data.length, options: marks });
    block.set(data, PACKET_HEAD_BYTES);
    return block;
  }

  #stamp(row: NewRow): Stamp {
    return { type: BLOCK_TYPE.packet, ticks: this.#ticksOf(row) };
  }

  #ticksOf({ time }: NewRow): number {
    return this.#facts.start + Math.round(time * TICKS_PER_SECOND);
  }

  /** Both ends of the row, and whether an IP header can say them. */
  #endsOf({ from, to }: NewRow): { readonly ends: Ends; readonly said: boolean } {
    const [sender, receiver] = [this.#end(from), this.#end(to)];
    if (sender === undefined || receiver === undefined || from === to) return { ends: UNSAID, said: false };
    return { ends: { from: sender, to: receiver }, said: true };
  }

  #end(text: string): End | undefined {
    return remembered(this.#ends, text, () => readEnd(text));
  }

  /** [capture.format.5] */
  #optionsOf(row: NewRow, tellsEnds: boolean): Uint8Array {
    const { circuit, direction, door, fate, from, to } = row;
    const own = row.door === 'udp' ? marksOf(row) : { name: row.name, ...tookOf(row) };
    const comment = rowComment({ door, circuit, fate, ...own, ...(tellsEnds ? { ends: { from, to } } : {}) });
    const flags = DIRECTION_FLAG[direction];
    return remembered(this.#options, `${flags}${comment}`, () =>
      options([OPTION.comment, comment], [OPTION.flags, Uint8Array.of(flags, 0, 0, 0)]),
    );
  }
}

function marksOf({ cable }: DatagramRow): Pick<RowFacts, 'cable'> {
  return cable === undefined ? {} : { cable };
}

function tookOf({ http }: ExchangeRow): Pick<RowFacts, 'took'> {
  return http?.took === undefined ? {} : { took: http.took };
}

/** The kind of a block, and its time. */
interface Stamp {
  readonly type: number;
  readonly ticks: number;
}

/** An exchange as it goes over its connection. */
class Telling {
  readonly blocks: Uint8Array[] = [];
  readonly #there: Ends;
  readonly #back: Ends;
  readonly #progress: Progress;
  readonly #stamp: Stamp;

  constructor(ends: Ends, progress: Progress, stamp: Stamp) {
    this.#there = ends;
    this.#back = { from: ends.to, to: ends.from };
    this.#progress = progress;
    this.#stamp = stamp;
  }

  /** A SYN counts as one byte. */
  greet(): void {
    this.#segment(true, { flags: TCP_FLAGS.syn, data: NO_DATA, options: NO_OPTIONS });
    this.#progress.nextOfCaller = (this.#progress.nextOfCaller + 1) >>> 0;
    this.#segment(false, { flags: TCP_FLAGS.syn | TCP_FLAGS.ack, data: NO_DATA, options: NO_OPTIONS });
    this.#progress.nextOfCalled = (this.#progress.nextOfCalled + 1) >>> 0;
    this.#acknowledge(true);
  }

  /** One end says something, and the other has heard it. */
  say(isCaller: boolean, data: Uint8Array, marks: Uint8Array): void {
    this.#segment(isCaller, { flags: TCP_FLAGS.push | TCP_FLAGS.ack, data, options: marks });
    const progress = this.#progress;
    if (isCaller) progress.nextOfCaller = (progress.nextOfCaller + data.length) >>> 0;
    else progress.nextOfCalled = (progress.nextOfCalled + data.length) >>> 0;
    this.#acknowledge(!isCaller);
  }

  #acknowledge(isCaller: boolean): void {
    this.#segment(isCaller, { flags: TCP_FLAGS.ack, data: NO_DATA, options: NO_OPTIONS });
  }

  #segment(isCaller: boolean, { data, flags, options }: Segment): void {
    const size = SEGMENT_HEADERS + data.length;
    const block = packetBlock({ ...this.#stamp, size, options });
    const packet = block.subarray(PACKET_HEAD_BYTES, PACKET_HEAD_BYTES + size);
    packet.set(data, SEGMENT_HEADERS);
    const { nextOfCalled, nextOfCaller } = this.#progress;
    const [sequence, heard] = isCaller ? [nextOfCaller, nextOfCalled] : [nextOfCalled, nextOfCaller];
    const acknowledged = (flags & TCP_FLAGS.ack) === 0 ? 0 : heard;
    sealSegment(packet, isCaller ? this.#there : this.#back, { flags, sequence, acknowledged });
    this.blocks.push(block);
  }
}

interface Segment {
  readonly flags: number;
  readonly data: Uint8Array;
  readonly options: Uint8Array;
}

/** What `make` gave for this key before, or gives now. */
function remembered<Key, Value>(known: Map<Key, Value>, key: Key, make: () => Value): Value {
  const found = known.get(key);
  if (found !== undefined) return found;
  if (known.size >= REMEMBERED) known.clear();
  const made = make();
  known.set(key, made);
  return made;
}
