// What the frames of a file carry: datagrams of UDP, conversations of TCP, and the rows that our own files have beside them.
import { looseUtf8 } from '../../protocol/bytes.ts';
import type { BlockOption, Frame, FrameReader, OtherBlock } from '../frame.ts';
import { IpReader } from '../network/ip.ts';
import { ipInFrame, isKnownLink } from '../network/link.ts';
import { Conversations } from '../network/tcp.ts';
import { type Datagram, readTransport } from '../network/transport.ts';
import { DIRECTION_FLAG, OPTION } from '../pcapng/blocks.ts';
import { readRowComment, readSectionComment } from '../pcapng/facts.ts';
import type { OwnFacts, Stamp } from '../stamp.ts';

export interface StampedDatagram extends Datagram {
  readonly stamp: Stamp;
}

/** [capture.format.9] A row that no packet can say. */
export interface RowBlock {
  readonly stamp: Stamp & { readonly facts: OwnFacts };
  readonly bytes: Uint8Array;
}

/** A section of our own. */
export interface OwnSection {
  /** The number of its first frame. */
  readonly order: number;
  /** Nanoseconds since 1970. */
  readonly startNs: bigint;
  readonly firstRow: number;
  /** [capture.format.10] Its events are rows of their own. */
  hasRowBlocks: boolean;
}

const NS_PER_TICK = 1000n;

export class Traffic implements FrameReader {
  readonly datagrams: StampedDatagram[] = [];
  readonly rowBlocks: RowBlock[] = [];
  readonly sections: OwnSection[] = [];
  readonly conversations = new Conversations();
  /** Frames, and those of them that nothing was read from, by link layer. */
  frames = 0;
  readonly unknownLinks = new Map<number, number>();
  /** Frames of which only the start was kept. */
  cut = 0;
  firstNs: bigint | undefined;
  readonly #ip = new IpReader();
  readonly #facts: KnownFacts = new Map();

  section(options: readonly BlockOption[]): void {
    const facts = commentsOf(options)
      .map(readSectionComment)
      .find((found) => found !== undefined);
    if (facts === undefined) return;
    this.conversations.startAnew();
    const startNs = BigInt(facts.start) * NS_PER_TICK;
    this.sections.push({ order: this.frames, startNs, firstRow: facts.firstRow, hasRowBlocks: false });
  }

  frame(frame: Frame): void {
    const stamp = this.#stamp(frame);
    if (frame.bytes.length < frame.wireBytes) this.cut += 1;
    if (!isKnownLink(frame.link)) {
      this.unknownLinks.set(frame.link, (this.unknownLinks.get(frame.link) ?? 0) + 1);
      return;
    }
    const packet = ipInFrame(frame.link, frame.bytes);
    const whole = packet === undefined ? undefined : this.#ip.read(packet);
    const carried = whole === undefined ? undefined : readTransport(whole);
    if (carried?.kind === 'udp') this.datagrams.push({ ...carried, stamp });
    else if (carried !== undefined) this.conversations.add(carried, stamp);
  }

  other(block: OtherBlock): void {
    const { facts, ...stamp } = this.#stamp(block);
    const section = this.sections.at(-1);
    if (facts === undefined || section === undefined) return;
    section.hasRowBlocks = true;
    this.rowBlocks.push({ stamp: { ...stamp, facts }, bytes: block.bytes });
  }

  #stamp({ ns, options }: Frame): Stamp {
    this.firstNs ??= ns;
    const facts = this.sections.length === 0 ? undefined : factsIn(options, this.#facts);
    const order = this.frames;
    this.frames += 1;
    return facts === undefined ? { ns, order } : { ns, order, facts };
  }
}

/** Facts by their comments: a file has many rows and few circuits. */
type KnownFacts = Map<string, OwnFacts | undefined>;
/** Then all is forgotten and comes again. */
const MOST_KNOWN_FACTS = 4096;

/** [capture.format.5] */
function factsIn(options: readonly BlockOption[], known: KnownFacts): OwnFacts | undefined {
  const key = options.map(({ bytes, code }) => (code === OPTION.comment ? looseUtf8(bytes) : bytes[0])).join('\0');
  if (known.has(key)) return known.get(key);
  if (known.size >= MOST_KNOWN_FACTS) known.clear();
  const facts = readFacts(options);
  known.set(key, facts);
  return facts;
}

/** What the options of a row of ours say of it; undefined if they are somebody else's. */
export function readFacts(options: readonly BlockOption[]): OwnFacts | undefined {
  const facts = commentsOf(options)
    .map(readRowComment)
    .find((found) => found !== undefined);
  const flags = options.find(({ code, bytes }) => code === OPTION.flags && bytes.length === 4)?.bytes[0] ?? 0;
  return facts === undefined ? undefined : { ...facts, direction: (flags & 3) === DIRECTION_FLAG.out ? 'out' : 'in' };
}

/** The comments among options. */
export const commentsOf = (options: readonly BlockOption[]): readonly string[] =>
  options.filter(({ code }) => code === OPTION.comment).map(({ bytes }) => looseUtf8(bytes));
