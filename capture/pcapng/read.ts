// Any pcapng file: sections of either byte order, interfaces with clocks of their own, blocks of kinds that nobody knows.
// Knows nothing of what is in a frame.
import { viewOf } from '../../protocol/bytes.ts';
import { type FileProblem, FileProblems, type Frame, type FrameReader } from '../frame.ts';
import { BLOCK_TYPE, padded } from './blocks.ts';
import { type Clock, clockOf } from './clock.ts';
import { readOptions } from './options.ts';

const BLOCK = {
  section: BLOCK_TYPE.section,
  interface: BLOCK_TYPE.interface,
  oldPacket: 2,
  simplePacket: 3,
  enhancedPacket: BLOCK_TYPE.packet,
  row: BLOCK_TYPE.row,
} as const;

/** Type, length, and the length once more. */
const LEAST_BLOCK = 12;
const HEAD = 8;
/** Interface, time, lengths: what stands before the bytes of a packet. */
const PACKET_HEAD = 20;
/** Byte order, version, length of the section. */
const SECTION_HEAD = 16;
const MAGIC = 0x1a2b3c4d;
/** [capture.file.5] Interfaces of one section; more are not told apart, and a capture of one machine has a few. */
export const MOST_INTERFACES = 1024;

interface Interface {
  readonly link: number;
  /** Bytes that are kept of each frame; 0 = all. */
  readonly snap: number;
  readonly clock: Clock;
}

/** Whether the file begins as pcapng does. */
export function isPcapng(file: Uint8Array): boolean {
  return file.length >= 4 && viewOf(file).getUint32(0) === BLOCK.section;
}

/** [capture.file.1] Tells `reader` every frame, with the bytes so far. Never throws: what cannot be read is a problem with its offset. */
export function* readPcapng(file: Uint8Array, reader: FrameReader): Generator<number, readonly FileProblem[]> {
  const reading = new Reading(file, reader);
  yield* reading.run();
  return reading.problems.all();
}

/** A block, cut out of the file. */
interface Block {
  readonly type: number;
  readonly offset: number;
  readonly body: Uint8Array;
}

class Reading {
  readonly problems = new FileProblems();
  readonly #file: Uint8Array;
  readonly #view: DataView;
  readonly #reader: FrameReader;
  #littleEndian = true;
  #interfaces: Interface[] = [];
  /** A simple packet has no time of its own. */
  #lastNs = 0n;

  constructor(file: Uint8Array, reader: FrameReader) {
    this.#file = file;
    this.#view = viewOf(file);
    this.#reader = reader;
  }

  *run(): Generator<number, void> {
    for (let at = 0; at < this.#file.length; ) {
      const length = this.#lengthAt(at);
      if (length === undefined) return;
      const type = this.#view.getUint32(at, this.#littleEndian);
      const problem = this.#read({ type, offset: at, body: this.#file.subarray(at + HEAD, at + length - 4) });
      if (problem !== undefined) this.problems.add(at, problem);
      at += length;
      yield at;
    }
  }

  /** The whole length of the block at `at`; undefined after saying why nothing behind it can be found. */
  #lengthAt(at: number): number | undefined {
    const left = this.#file.length - at;
    if (left < LEAST_BLOCK) return this.#stop(at, `The file ends within a block: ${left} bytes are left.`);
    if (this.#view.getUint32(at) === BLOCK.section && !this.#learnByteOrder(at)) return undefined;
    const length = this.#view.getUint32(at + 4, this.#littleEndian);
    if (length < LEAST_BLOCK || length % 4 !== 0) {
      return this.#stop(at, `No block has a length of ${length} bytes; what follows is not read.`);
    }
    if (length > left) {
      return this.#stop(at, `The file ends within a block of ${length} bytes, of which ${left} are there.`);
    }
    const again = this.#view.getUint32(at + length - 4, this.#littleEndian);
    if (again !== length) this.problems.add(at, `The block says that it has ${length} bytes, and at its end ${again}.`);
    return length;
  }

  #stop(at: number, problem: string): undefined {
    this.problems.add(at, problem);
  }

  #learnByteOrder(at: number): boolean {
    const magic = this.#view.getUint32(at + HEAD, true);
    if (magic !== MAGIC && this.#view.getUint32(at + HEAD, false) !== MAGIC) {
      this.problems.add(at, 'The section has no byte-order mark; what follows is not read.');
      return false;
    }
    this.#littleEndian = magic === MAGIC;
    this.#interfaces = [];
    return true;
  }

  /** [capture.file.3] What is wrong with a block, if anything is. */
  #read(block: Block): string | undefined {
    switch (block.type) {
      case BLOCK.section:
        this.#reader.section?.(readOptions(block.body.subarray(SECTION_HEAD), this.#littleEndian));
        return undefined;
      case BLOCK.interface:
        return this.#readInterface(block);
      case BLOCK.enhancedPacket:
      case BLOCK.oldPacket:
        return this.#readPacket(block, (frame) => this.#reader.frame(frame));
      case BLOCK.row:
        return this.#readPacket(block, (frame) => this.#reader.other?.({ ...frame, type: block.type }));
      case BLOCK.simplePacket:
        return this.#readSimple(block);
      default:
        return undefined;
    }
  }

  #readInterface({ body }: Block): string | undefined {
    if (body.length < 8) return 'The description of an interface is too short.';
    if (this.#interfaces.length >= MOST_INTERFACES) {
      return `There are more than ${MOST_INTERFACES} interfaces in one section.`;
    }
    const view = viewOf(body);
    const options = readOptions(body.subarray(8), this.#littleEndian);
    this.#interfaces.push({
      link: view.getUint16(0, this.#littleEndian),
      snap: view.getUint32(4, this.#littleEndian),
      clock: clockOf(options, this.#littleEndian),
    });
    return undefined;
  }

  /** The old packet block has a short for the interface and a short for drops, where the new one has a word. */
  #readPacket({ type, offset, body }: Block, tell: (frame: Frame) => void): string | undefined {
    if (body.length < PACKET_HEAD) return 'A packet block is too short for its head.';
    const view = viewOf(body);
    const order = this.#littleEndian;
    const number = type === BLOCK.oldPacket ? view.getUint16(0, order) : view.getUint32(0, order);
    const known = this.#interfaces[number];
    if (known === undefined) return `A packet names interface ${number}, which is not described.`;
    const kept = view.getUint32(12, order);
    if (kept > body.length - PACKET_HEAD) return `A packet of ${kept} bytes does not fit its block.`;
    this.#lastNs = known.clock.ns((BigInt(view.getUint32(4, order)) << 32n) | BigInt(view.getUint32(8, order)));
    tell({
      ns: this.#lastNs,
      link: known.link,
      bytes: body.subarray(PACKET_HEAD, PACKET_HEAD + kept),
      wireBytes: Math.max(kept, view.getUint32(16, order)),
      offset,
      options: readOptions(body.subarray(PACKET_HEAD + padded(kept)), order),
    });
    return undefined;
  }

  #readSimple({ offset, body }: Block): string | undefined {
    const [known] = this.#interfaces;
    if (known === undefined) return 'A simple packet has no interface that is described.';
    if (body.length < 4) return 'A simple packet block is too short for its head.';
    const wireBytes = viewOf(body).getUint32(0, this.#littleEndian);
    const kept = Math.min(wireBytes, body.length - 4, known.snap === 0 ? wireBytes : known.snap);
    const bytes = body.subarray(4, 4 + kept);
    this.#reader.frame({ ns: this.#lastNs, link: known.link, bytes, wireBytes, offset, options: [] });
    return undefined;
  }
}
