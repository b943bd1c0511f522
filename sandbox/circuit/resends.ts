// Reliable packets that nobody acked yet, and when each is due again. Knows datagrams as bytes only.
import type { Millis } from '../words.ts';
import {
  LINDEN_RESENDS,
  PATIENT_RESENDS,
  RESEND_LIFE_MS,
  RESEND_MAX_MS,
  RESEND_MIN_MS,
  RESEND_ROUND_TRIPS,
  WINDOW_BYTES,
  WINDOW_PACKETS,
} from './timing.ts';

export type ResendProfile = 'patient' | 'linden';

/** A reliable packet on its way, as it was sent but without appended acks. [circuit.resends.3] */
export interface Unacked {
  readonly sequence: number;
  readonly name: string;
  readonly datagram: Uint8Array;
}

interface Waiting extends Unacked {
  /** When it leaves again or has failed; never after `failsAt`. */
  readonly dueAt: Millis;
  readonly failsAt: Millis;
  readonly wait: Millis;
  readonly resends: number;
}

interface Profile {
  readonly resends: number;
  readonly growth: number;
}

/** [circuit.resends.1] [circuit.resends.2] */
const PROFILES: Readonly<Record<ResendProfile, Profile>> = {
  patient: { resends: PATIENT_RESENDS, growth: 2 },
  linden: { resends: LINDEN_RESENDS, growth: 1 },
};

/** The unacked packets of one end of a circuit, oldest first. */
export class Resends {
  readonly #profile: Profile;
  readonly #unacked = new Map<number, Waiting>();
  #bytes = 0;
  /** The earliest due time, if it is known. */
  #earliest: Millis | undefined;

  constructor(profile: ResendProfile) {
    this.#profile = PROFILES[profile];
  }

  /** Keeps a packet that leaves now for the first time; `roundTrip` is the averaged ping of this moment. */
  remember(packet: Unacked, roundTrip: Millis, now: Millis): void {
    const wait = Math.min(RESEND_MAX_MS, Math.max(RESEND_MIN_MS, RESEND_ROUND_TRIPS * roundTrip));
    this.#bytes += packet.datagram.length;
    this.#put({ ...packet, dueAt: now + wait, failsAt: now + RESEND_LIFE_MS, wait, resends: 0 });
  }

  /** Forgets the packet that the peer acked; undefined if there is none. */
  acknowledge(sequence: number): Unacked | undefined {
    const packet = this.#unacked.get(sequence);
    if (packet !== undefined) this.#drop(packet);
    return packet;
  }

  /**
   * What is due now: packets to send `again`, counted as sent, and packets that `failed`, forgotten.
   * A blocked peer is probed with the oldest packet only; the others grow old meanwhile. [circuit.resends.4]
   */
  due(now: Millis, blocked: boolean): { readonly again: readonly Unacked[]; readonly failed: readonly Unacked[] } {
    const again: Unacked[] = [];
    const failed: Unacked[] = [];
    if (now < this.deadline(blocked)) return { again, failed };
    for (const packet of this.#unacked.values()) {
      const due = packet.dueAt <= now;
      if (due && this.#isOver(packet, now)) {
        this.#drop(packet);
        failed.push(packet);
        continue;
      }
      if (due) {
        this.#put(this.#sentAgain(packet, now));
        again.push(packet);
      }
      if (blocked) break;
    }
    return { again, failed };
  }

  /** The clock jumped: all waits start anew. [circuit.silence.2] */
  restart(now: Millis): void {
    for (const packet of this.#unacked.values()) {
      this.#put({ ...packet, dueAt: now + packet.wait, failsAt: now + RESEND_LIFE_MS });
    }
    this.#earliest = undefined;
  }

  /** Forgets everything and returns it: the circuit is gone. */
  abandon(): readonly Unacked[] {
    const all = [...this.#unacked.values()];
    for (const packet of all) this.#drop(packet);
    return all;
  }

  /** When `due` will have something to say; Infinity if nothing is unacked. */
  deadline(blocked: boolean): Millis {
    if (blocked) return this.#oldest?.dueAt ?? Number.POSITIVE_INFINITY;
    this.#earliest ??= Math.min(...[...this.#unacked.values()].map((packet) => packet.dueAt));
    return this.#earliest;
  }

  /** [circuit.window.1] */
  get windowFull(): boolean {
    return this.#unacked.size >= WINDOW_PACKETS || this.#bytes >= WINDOW_BYTES;
  }

  get size(): number {
    return this.#unacked.size;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** Id of the packet that waits longest; undefined if all is acked. */
  get oldestSequence(): number | undefined {
    return this.#oldest?.sequence;
  }

  get #oldest(): Waiting | undefined {
    const [oldest] = this.#unacked.values();
    return oldest;
  }

  #isOver(packet: Waiting, now: Millis): boolean {
    return packet.resends >= this.#profile.resends || packet.failsAt <= now;
  }

  #sentAgain(packet: Waiting, now: Millis): Waiting {
    const wait = Math.min(RESEND_MAX_MS, packet.wait * this.#profile.growth);
    return { ...packet, dueAt: Math.min(now + wait, packet.failsAt), wait, resends: packet.resends + 1 };
  }

  #put(packet: Waiting): void {
    const replaced = this.#unacked.get(packet.sequence);
    this.#unacked.set(packet.sequence, packet);
    if (replaced !== undefined) this.#earliest = undefined;
    else if (this.#earliest !== undefined) this.#earliest = Math.min(this.#earliest, packet.dueAt);
  }

  #drop(packet: Waiting): void {
    this.#unacked.delete(packet.sequence);
    this.#bytes -= packet.datagram.length;
    if (packet.dueAt === this.#earliest) this.#earliest = undefined;
  }
}
