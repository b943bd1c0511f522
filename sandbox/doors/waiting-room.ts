// Packets that overtook the UseCircuitCode of their circuit. They wait for it a little while.
import { type Address, addressText, type Millis } from '../words.ts';

/** [session.held.1] After a teleport the two packets that open a circuit leave together; more than a moment apart they are lost. */
export const WAIT_MS = 2000;
/** What a viewer can say in that moment. */
export const PACKETS_EACH = 16;
/** Endpoints that are waited for at a time: a stranger must not fill our memory. */
export const ENDPOINTS = 8;

export interface Waiting {
  readonly from: Address;
  readonly door: number;
  readonly packets: readonly Uint8Array[];
  readonly until: Millis;
}

export class WaitingRoom {
  readonly #waiting = new Map<string, Waiting>();

  get deadline(): Millis {
    // All wait equally long, so the first that came is the first that leaves.
    for (const waiting of this.#waiting.values()) return waiting.until;
    return Number.POSITIVE_INFINITY;
  }

  /** Keeps a packet if there is room; false = there is none. */
  keep(door: number, from: Address, packet: Uint8Array, now: Millis): boolean {
    const key = addressText(from, door);
    const waiting = this.#waiting.get(key) ?? this.#open(key, { from, door, packets: [], until: now + WAIT_MS });
    if (waiting === undefined || waiting.packets.length >= PACKETS_EACH) return false;
    this.#waiting.set(key, { ...waiting, packets: [...waiting.packets, packet] });
    return true;
  }

  /** The circuit opened: its packets, in the order they came. */
  take(door: number, from: Address): readonly Uint8Array[] {
    const key = addressText(from, door);
    const packets = this.#waiting.get(key)?.packets ?? [];
    this.#waiting.delete(key);
    return packets;
  }

  /** Those that waited in vain. */
  wake(now: Millis): readonly Waiting[] {
    const over = [...this.#waiting.values()].filter((waiting) => waiting.until <= now);
    for (const waiting of over) this.#waiting.delete(addressText(waiting.from, waiting.door));
    return over;
  }

  #open(key: string, waiting: Waiting): Waiting | undefined {
    if (this.#waiting.size >= ENDPOINTS) return undefined;
    this.#waiting.set(key, waiting);
    return waiting;
  }
}
