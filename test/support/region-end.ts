// The simulator's end of a viewer's circuit, as small as it can be: it answers, notes what it hears, and says what it is told to say.
import type { LooseMessage } from '../../protocol/packet/codec.ts';
import { messageName } from '../../protocol/packet/name.ts';
import { readPacket } from '../../protocol/packet/packet.ts';
import { Circuit } from '../../sandbox/circuit/circuit.ts';
import type { CircuitEffect } from '../../sandbox/circuit/effects.ts';
import type { Address } from '../../sandbox/words.ts';
import { codec } from './doorway.ts';

/** A message that arrived, as its header says. */
export interface Arrived {
  readonly at: number;
  readonly id: number;
  readonly name: string;
  readonly resent: boolean;
}

export class RegionEnd {
  readonly address: Address;
  readonly arrived: Arrived[] = [];
  /** It hears everything, and says nothing. */
  isDeaf = false;
  #circuit: Circuit | undefined;

  constructor(port: number) {
    this.address = { host: '127.0.0.1', port };
  }

  /** Takes a datagram of the viewer; gives what leaves. */
  receive(bytes: Uint8Array, now: number): readonly Uint8Array[] {
    const packet = readPacket(bytes);
    if ('malformed' in packet) throw new Error(packet.malformed);
    const name = messageName(codec, packet.numberId);
    this.arrived.push({ at: now, id: packet.sequence, name, resent: packet.flags.resent });
    if (this.isDeaf) return [];
    if (name === 'UseCircuitCode') this.#circuit ??= new Circuit({ codec, now });
    return datagrams(this.#circuit?.receive(bytes, now));
  }

  say(name: string, blocks: LooseMessage, now: number): readonly Uint8Array[] {
    const body = codec.encode(name, blocks);
    return datagrams(this.#circuit?.send({ name, body, reliable: true, zerocode: false }, now));
  }

  wake(now: number): readonly Uint8Array[] {
    return this.isDeaf ? [] : datagrams(this.#circuit?.wake(now));
  }

  get deadline(): number {
    return this.isDeaf ? Number.POSITIVE_INFINITY : (this.#circuit?.deadline ?? Number.POSITIVE_INFINITY);
  }
}

const datagrams = (effects: readonly CircuitEffect[] = []): readonly Uint8Array[] =>
  effects.flatMap((effect) => (effect.kind === 'datagram' ? [effect.bytes] : []));
