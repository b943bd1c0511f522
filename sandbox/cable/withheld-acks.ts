// Acks that never arrive: of what a rule chose, while everything else is acknowledged as before.
import { readPacket, writePacket } from '../../protocol/packet/packet.ts';
import { packetAckBody, readSignal } from '../circuit/signals.ts';
import { forgetOldest } from '../memory.ts';
import { addressText } from '../words.ts';
import type { Passage } from './passage.ts';

/** [circuit.fault.6] Ids whose acks are withheld; the oldest is forgotten, by then its message has failed. */
export const WITHHELD_LIMIT = 4096;

export interface Stripped {
  /** Undefined if nothing is left to say. */
  readonly bytes: Uint8Array | undefined;
  /** Acks that were taken away. */
  readonly taken: number;
}

export class WithheldAcks {
  readonly #ids = new Map<string, true>();

  /** Something passes that shall not be acknowledged, if it asks for that at all. */
  note(passage: Passage): void {
    const packet = readPacket(passage.bytes);
    if ('malformed' in packet || !packet.flags.reliable) return;
    this.#ids.set(key(passage, packet.sequence), true);
    forgetOldest(this.#ids, WITHHELD_LIMIT);
  }

  get size(): number {
    return this.#ids.size;
  }

  /** The datagram without acks for what passed the other way. Its own bytes if there are none. */
  strip(passage: Passage): Stripped {
    const { bytes } = passage;
    const packet = this.#ids.size === 0 ? undefined : readPacket(bytes);
    if (packet === undefined || 'malformed' in packet) return { bytes, taken: 0 };
    const back = { ...passage, direction: passage.direction === 'in' ? ('out' as const) : ('in' as const) };
    const keeps = (sequence: number) => !this.#ids.has(key(back, sequence));
    const signal = readSignal(packet);
    const named = signal?.kind === 'acks' ? signal.sequences : [];
    const [acks, namedStill] = [packet.acks.filter(keeps), named.filter(keeps)];
    const taken = packet.acks.length + named.length - acks.length - namedStill.length;
    if (taken === 0) return { bytes, taken };
    if (named.length > 0 && namedStill.length + acks.length === 0) return { bytes: undefined, taken };
    const { extra, flags, sequence } = packet;
    const { reliable, resent, zerocoded } = flags;
    const body = named.length > 0 ? packetAckBody(namedStill) : packet.body;
    return { bytes: writePacket({ sequence, reliable, resent, zerocoded, extra, acks, body }), taken };
  }
}

function key({ direction, door, peer }: Passage, sequence: number): string {
  return `${direction} ${addressText(peer, door)} ${sequence}`;
}
