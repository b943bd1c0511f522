// TCP conversations: what each end said, in order, whatever the network did to it. Knows nothing of what is said.
import type { Stamp } from '../stamp.ts';
import { type OneWay, Way } from './tcp-way.ts';
import type { Segment } from './transport.ts';
import type { EndPoint } from './words.ts';

/** One connection. Who is `a` is who was seen first. */
export interface Conversation {
  readonly a: EndPoint;
  readonly b: EndPoint;
  readonly fromA: OneWay;
  readonly fromB: OneWay;
}

/** [capture.tcp.5] Connections of one file; the segments of more are counted only. */
export const MOST_CONVERSATIONS = 20_000;

interface Open {
  readonly a: EndPoint;
  readonly b: EndPoint;
  readonly fromA: Way;
  readonly fromB: Way;
}

export class Conversations {
  readonly #all: Open[] = [];
  /** The newest conversation between two ends. */
  readonly #newest = new Map<string, Open>();
  /** Segments that belong to conversations beyond the bound. */
  refused = 0;

  /** A segment, in the order of the file. */
  add(segment: Segment, stamp: Stamp): void {
    const open = this.#find(segment);
    if (open === undefined) this.refused += 1;
    else (open.a === segment.from ? open.fromA : open.fromB).add(segment, stamp);
  }

  /** What comes now belongs to none of the conversations so far: another section of a file. */
  startAnew(): void {
    this.#newest.clear();
  }

  /** What was said in each, as far as it is there. */
  all(): readonly Conversation[] {
    return this.#all.map(({ a, b, fromA, fromB }) => ({ a, b, fromA: fromA.whole(), fromB: fromB.whole() }));
  }

  /** [capture.tcp.4] A SYN begins a new conversation between the same ends, unless it is sent again before anything is said. */
  #find(segment: Segment): Open | undefined {
    const { from, to } = segment;
    const key = from < to ? `${from} ${to}` : `${to} ${from}`;
    const known = this.#newest.get(key);
    if (known !== undefined && !(known.a === from ? known.fromA : known.fromB).isOver(segment)) return known;
    if (this.#all.length >= MOST_CONVERSATIONS) return undefined;
    const fresh = { a: from, b: to, fromA: new Way(), fromB: new Way() };
    this.#all.push(fresh);
    this.#newest.set(key, fresh);
    return fresh;
  }
}
