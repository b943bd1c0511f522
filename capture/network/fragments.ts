// Fragments of IP packets, until all of one are there. Bounded: who never sends the last one is forgotten.
import type { IpPacket } from './words.ts';

/** [capture.ip.3] Packets that may wait for fragments; the oldest is given up. */
export const MOST_INCOMPLETE = 64;
/** What sixteen bits can say. */
const LONGEST_PACKET = 0xffff;
/** Fragments of one packet: the longest packet in the shortest fragments that anybody sends, and some. */
export const MOST_PIECES = 128;

export interface FragmentPlace {
  readonly id: number;
  /** Bytes into the packet. */
  readonly start: number;
  /** Others follow. */
  readonly more: boolean;
}

interface Incomplete {
  readonly pieces: { readonly start: number; readonly bytes: Uint8Array }[];
  /** Known with the last piece. */
  length: number | undefined;
}

export class Fragments {
  readonly #waiting = new Map<string, Incomplete>();

  /** The packet, if this piece was the last that was missing. A later piece does not change what an earlier one said. */
  add(part: IpPacket, { id, start, more }: FragmentPlace): IpPacket | undefined {
    const key = `${part.from} ${part.to} ${part.protocol} ${id}`;
    const packet = this.#waiting.get(key) ?? this.#enter(key);
    const end = start + part.payload.length;
    if (end > LONGEST_PACKET || packet.pieces.length >= MOST_PIECES) {
      this.#waiting.delete(key);
      return undefined;
    }
    packet.pieces.push({ start, bytes: part.payload });
    if (!more) packet.length = end;
    const payload = together(packet);
    if (payload === undefined) return undefined;
    this.#waiting.delete(key);
    return { ...part, payload };
  }

  #enter(key: string): Incomplete {
    const [oldest] = this.#waiting.keys();
    if (this.#waiting.size >= MOST_INCOMPLETE && oldest !== undefined) this.#waiting.delete(oldest);
    const fresh: Incomplete = { pieces: [], length: undefined };
    this.#waiting.set(key, fresh);
    return fresh;
  }
}

/** The whole payload; undefined while something is missing. */
function together({ pieces, length }: Incomplete): Uint8Array | undefined {
  if (length === undefined) return undefined;
  const whole = new Uint8Array(length);
  let at = 0;
  for (const { start, bytes } of [...pieces].sort((a, b) => a.start - b.start)) {
    if (start > at) return undefined;
    const fresh = bytes.subarray(at - start, length - start);
    whole.set(fresh, at);
    at += fresh.length;
  }
  return at === length ? whole : undefined;
}
