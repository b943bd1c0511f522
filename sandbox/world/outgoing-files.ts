// Files that a viewer fetches packet by packet: it is told their names first, and confirms each packet.
import { concatBytes } from '../../protocol/bytes.ts';
import { forgetOldest } from '../memory.ts';
import { LAST_PACKET, LENGTH_BYTES } from './incoming-files.ts';

/** [xfer.bound.1] Files that were offered, and files on their way; the oldest are forgotten first. */
export const OUTGOING_LIMIT = 16;
/** [xfer.out.1] Bytes in one packet. */
const PACKET_BYTES = 1000;

export interface FilePacket {
  /** As it is sent: the last one has a bit of its own. */
  readonly number: number;
  readonly data: Uint8Array;
}

export class OutgoingFiles {
  readonly #offered = new Map<string, Uint8Array>();
  readonly #leaving = new Map<string, { readonly bytes: Uint8Array; next: number }>();

  /** A viewer may ask for it by that name, as often as it likes. */
  offer(name: string, bytes: Uint8Array): void {
    this.#offered.delete(name);
    this.#offered.set(name, bytes);
    forgetOldest(this.#offered, OUTGOING_LIMIT);
  }

  find(name: string): Uint8Array | undefined {
    return this.#offered.get(name);
  }

  /** [xfer.out.1] The first packet, with the length of the whole in front. `id`: as the viewer chose it. */
  begin(id: bigint, file: Uint8Array): FilePacket {
    const length = new Uint8Array(LENGTH_BYTES);
    new DataView(length.buffer).setUint32(0, file.length, true);
    const bytes = concatBytes(length, file);
    this.#leaving.set(`${id}`, { bytes, next: 1 });
    forgetOldest(this.#leaving, OUTGOING_LIMIT);
    return packetOf(bytes, 0);
  }

  /** [xfer.out.1] The packet behind the one that was confirmed; undefined when there is none. */
  confirmed(id: bigint, packet: number): FilePacket | undefined {
    const file = this.#leaving.get(`${id}`);
    if (file === undefined || packet % LAST_PACKET !== file.next - 1) return undefined;
    if (file.next * PACKET_BYTES >= file.bytes.length) {
      this.#leaving.delete(`${id}`);
      return undefined;
    }
    file.next += 1;
    return packetOf(file.bytes, file.next - 1);
  }

  abort(id: bigint): void {
    this.#leaving.delete(`${id}`);
  }
}

function packetOf(bytes: Uint8Array, at: number): FilePacket {
  const end = (at + 1) * PACKET_BYTES;
  return { number: end >= bytes.length ? at + LAST_PACKET : at, data: bytes.subarray(at * PACKET_BYTES, end) };
}
