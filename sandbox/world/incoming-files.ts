// Files that a viewer sends packet by packet. Each packet is asked for by the confirmation of the one before it.
import { concatBytes, viewOf } from '../../protocol/bytes.ts';
import { forgetOldest } from '../memory.ts';

/** [xfer.bound.1] Files on their way at a time: a viewer that bakes sends eleven. The oldest is forgotten first. */
export const INCOMING_LIMIT = 16;
/** [xfer.size.1] Bytes of one file: a whole texture of a body has a third of it. */
export const FILE_LIMIT = 1024 * 1024;
/** The number of the last packet has this bit. */
export const LAST_PACKET = 0x8000_0000;
/** The first packet begins with the length of the whole. */
export const LENGTH_BYTES = 4;

/** What a file will be. */
export interface Expected {
  readonly assetId: string;
  readonly type: number;
}

interface Incoming extends Expected {
  readonly parts: Uint8Array[];
  bytes: number;
}

/** What became of a packet; `repeated` and `more` are confirmed. */
export type Received =
  | { readonly kind: 'unknown' | 'early' | 'repeated' | 'more' }
  | ({ readonly kind: 'broken' } & Expected)
  | ({ readonly kind: 'done'; readonly bytes: Uint8Array } & Expected);

export class IncomingFiles {
  readonly #files = new Map<string, Incoming>();
  #last = 0n;

  /** The number under which the file is asked for. */
  expect({ assetId, type }: Expected): bigint {
    this.#last += 1n;
    this.#files.set(`${this.#last}`, { assetId, type, parts: [], bytes: 0 });
    forgetOldest(this.#files, INCOMING_LIMIT);
    return this.#last;
  }

  /** Whether an asset is on its way. */
  isComing(assetId: string): boolean {
    return [...this.#files.values()].some((file) => file.assetId === assetId);
  }

  /** [xfer.in.1] Packets count in their order. A file that is too long, or not as long as it said, is broken. */
  receive(id: bigint, packet: number, data: Uint8Array): Received {
    const file = this.#files.get(`${id}`);
    if (file === undefined) return { kind: 'unknown' };
    const [isLast, number] = [packet >= LAST_PACKET, packet % LAST_PACKET];
    if (number !== file.parts.length) return { kind: number < file.parts.length ? 'repeated' : 'early' };
    file.parts.push(data.slice());
    file.bytes += data.length;
    if (file.bytes <= FILE_LIMIT + LENGTH_BYTES && !isLast) return { kind: 'more' };
    this.#files.delete(`${id}`);
    const { assetId, type } = file;
    const bytes = isLast ? whole(file.parts) : undefined;
    return bytes === undefined ? { kind: 'broken', assetId, type } : { kind: 'done', assetId, type, bytes };
  }

  /** The viewer gives up. */
  abort(id: bigint): void {
    this.#files.delete(`${id}`);
  }
}

function whole(parts: readonly Uint8Array[]): Uint8Array | undefined {
  const all = concatBytes(...parts);
  if (all.length < LENGTH_BYTES) return undefined;
  const bytes = all.subarray(LENGTH_BYTES);
  const isWhole = viewOf(all).getUint32(0, true) === bytes.length && bytes.length <= FILE_LIMIT;
  return isWhole ? bytes.slice() : undefined;
}
