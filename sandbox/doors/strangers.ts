// Endpoints without a circuit. Nothing they send is answered, but for one word to a viewer that was left behind by a
// restart of the sandbox.

import type { Fate } from '../../contract/panel.ts';
import type { Codec } from '../../protocol/packet/codec.ts';
import { readPacket } from '../../protocol/packet/packet.ts';
import { Bucket } from '../bucket.ts';
import { type Address, addressText, type Millis } from '../words.ts';
import { Lately } from './lately.ts';
import type { StrangersTally } from './strangers-tally.ts';
import type { Tombstones } from './tombstones.ts';
import { type Waiting, WaitingRoom } from './waiting-room.ts';

/** [session.strangers.1] Datagrams of all strangers together; those of circuits have limits of their own. */
export const STRANGERS_RATE = { perSecond: 50, burst: 100 };
/** One goodbye each, at most, in this time. */
export const GOODBYE_PAUSE_MS = 10_000;
/** Endpoints that we remember to have said goodbye to. */
export const GREETED_LIMIT = 256;

/** A viewer sends these for minutes to simulators that it has left; they say nothing of what it believes. */
const SMALL_TALK: ReadonlySet<string> = new Set(['StartPingCheck', 'CompletePingCheck', 'PacketAck']);

export class Strangers {
  readonly #bucket: Bucket;
  readonly #waiting = new WaitingRoom();
  readonly #greeted = new Lately(GOODBYE_PAUSE_MS, GREETED_LIMIT);
  readonly #stones: Tombstones;
  readonly #tally: StrangersTally;

  constructor(stones: Tombstones, tally: StrangersTally, now: Millis) {
    this.#stones = stones;
    this.#tally = tally;
    this.#bucket = new Bucket(STRANGERS_RATE, now);
  }

  get deadline(): Millis {
    return this.#waiting.deadline;
  }

  /** What becomes of a datagram that belongs to no circuit. `held`: `take` gives it back when its circuit opens. */
  receive(from: { readonly door: number; readonly peer: Address }, bytes: Uint8Array, codec: Codec, now: Millis): Fate {
    if (!this.admits(now)) return 'flooded';
    const packet = readPacket(bytes);
    if ('malformed' in packet) return 'malformed';
    if (this.#stones.find(from.door, from.peer, now) !== undefined) return 'afterClose';
    const message = codec.byId(packet.numberId);
    if (message === undefined || SMALL_TALK.has(message.name)) return 'offCircuit';
    return this.#waiting.keep(from.door, from.peer, bytes, now) ? 'held' : 'offCircuit';
  }

  /** Whether the grid may spend time on one more stranger. */
  admits(now: Millis): boolean {
    return this.#bucket.take(now);
  }

  /** The circuit of this endpoint opened: what came before it. */
  take(door: number, peer: Address): readonly Uint8Array[] {
    return this.#waiting.take(door, peer);
  }

  /** Those who waited in vain and have not been told lately that their circuit is gone. */
  wake(now: Millis): readonly Waiting[] {
    const inVain = this.#waiting.wake(now);
    for (const { door, packets } of inVain) this.#tally.settle(door, 'offCircuit', packets.length);
    return inVain.filter(({ door, from }) => this.#greeted.isNew(addressText(from, door), now));
  }
}
