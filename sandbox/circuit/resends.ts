// Reliable packets that nobody acked yet, and when each is due again. Knows datagrams as bytes only.
import type { UnackedFigures } from '../../contract/figures.ts';
import type { Millis } from '../words.ts';
import {
  LINDEN_RESENDS,
  OUTSLEPT_MS,
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
  /** Its copies are not throttled. */
  readonly urgent: boolean;
  /** The first wait for its ack; absent = five round trips. */
  readonly waitMs?: Millis | undefined;
}

/** A packet that arrived, and how long that took to be known, if it was sent only once. */
export interface Acked {
  readonly name: string;
  readonly latency?: Millis;
}

/** Sends a copy and returns `now`, or returns from when on it may be sent. */
export type SendAgain = (packet: Unacked) => Millis;

interface Waiting extends Unacked {
  readonly sentAt: Millis;
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

/** [circuit.resends.1] The first wait for an ack. */
export const timeoutOf = (roundTrip: Millis): Millis =>
  Math.min(RESEND_MAX_MS, Math.max(RESEND_MIN_MS, RESEND_ROUND_TRIPS * roundTrip));

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
    const wait = packet.waitMs ?? timeoutOf(roundTrip);
    this.#bytes += packet.datagram.length;
    const { datagram, name, sequence, urgent } = packet;
    const times = { sentAt: now, dueAt: now + wait, failsAt: now + RESEND_LIFE_MS, wait, resends: 0 };
    this.#put({ datagram, name, sequence, urgent, ...times });
  }

  /** Forgets the packet that the peer acked; undefined if there is none. */
  acknowledge(sequence: number, now: Millis): Acked | undefined {
    const packet = this.#unacked.get(sequence);
    if (packet === undefined) return undefined;
    this.#drop(packet);
    const { name, resends, sentAt } = packet;
    return resends === 0 ? { name, latency: now - sentAt } : { name };
  }

  /**
   * Sends again what is due now, as far as `sendAgain` does; the rest waits until it may. Returns the packets that failed,
   * forgotten. A blocked peer is probed with the oldest packet only; the others grow old meanwhile. [circuit.resends.4]
   */
  due(now: Millis, blocked: boolean, sendAgain: SendAgain): readonly Unacked[] {
    const failed: Unacked[] = [];
    if (now < this.deadline(blocked)) return failed;
    for (const packet of this.#unacked.values()) {
      if (packet.dueAt <= now && this.#isOver(packet, now)) {
        this.#drop(packet);
        failed.push(packet);
        continue;
      }
      if (packet.dueAt <= now) this.#put(this.#again(packet, sendAgain(packet), now));
      if (blocked) break;
    }
    return failed;
  }

  /**
   * The clock jumped: all waits start anew. [circuit.silence.2] Lives do so only after a sleep that no peer sits out awake; a peer
   * that did sit it out forgets ids in the meantime. [circuit.resends.6]
   */
  restart(now: Millis, slept: Millis): void {
    for (const packet of this.#unacked.values()) {
      const failsAt = slept >= OUTSLEPT_MS ? now + RESEND_LIFE_MS : packet.failsAt;
      this.#put({ ...packet, dueAt: now + packet.wait, failsAt });
    }
    this.#earliest = undefined;
  }

  /** Forgets everything, but for the messages of one name, and returns it: the circuit goes, or is gone. */
  abandon(but?: string): readonly Unacked[] {
    const all = [...this.#unacked.values()].filter(({ name }) => name !== but);
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

  /** How full the window is: 1 is full, urgent messages may fill it further. */
  get windowUse(): number {
    return Math.max(this.#unacked.size / WINDOW_PACKETS, this.#bytes / WINDOW_BYTES);
  }

  /** The packet that waits longest. */
  oldestFigures(now: Millis): UnackedFigures | undefined {
    if (this.#oldest === undefined) return undefined;
    const { dueAt, name, resends, sentAt, sequence } = this.#oldest;
    return { sequence, name, ageMs: now - sentAt, resends, nextResendMs: Math.max(0, dueAt - now) };
  }

  get #oldest(): Waiting | undefined {
    const [oldest] = this.#unacked.values();
    return oldest;
  }

  #isOver(packet: Waiting, now: Millis): boolean {
    return packet.resends >= this.#profile.resends || packet.failsAt <= now;
  }

  #again(packet: Waiting, leftAt: Millis, now: Millis): Waiting {
    if (leftAt > now) return { ...packet, dueAt: Math.min(leftAt, packet.failsAt) };
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
