// The way out of a circuit: numbers packets, lets acks ride along, resends, keeps the window and the throttle.
import { markResent, withAcks, writePacket } from '../../protocol/packet/packet.ts';
import { HEADER_BYTES } from '../../protocol/packet/zerocode.ts';
import type { Millis } from '../words.ts';
import { AckList, type AcksAppend, roomForAcks } from './acks.ts';
import type { CircuitEffect, FailureReason, Outgoing } from './effects.ts';
import { type Leaving, Ledger } from './ledger.ts';
import { Queues } from './queues.ts';
import { type ResendProfile, Resends, type Unacked } from './resends.ts';
import { nextSequence } from './sequence.ts';
import { packetAck, type WrittenSignal } from './signals.ts';
import { PACKET_ACK_LIMIT, SEQUENCE_MODULUS, URGENT_WINDOW_PACKETS } from './timing.ts';

export interface OutboundOptions {
  readonly now: Millis;
  readonly firstSequence: number;
  readonly acksAppend: AcksAppend;
  readonly resendProfile: ResendProfile;
}

/** The moment of a transmission: `roundTrip` is the averaged ping. */
export interface Moment {
  readonly now: Millis;
  readonly roundTrip: Millis;
}

/** Everything that one end sends. Datagrams and verdicts are appended to `out`. */
export class Outbound {
  readonly #acks = new AckList();
  readonly #queues: Queues;
  readonly #resends: Resends;
  readonly #acksAppend: AcksAppend;
  readonly #ledger: Ledger;
  #next: number;

  constructor({ acksAppend, firstSequence, now, resendProfile }: OutboundOptions) {
    this.#ledger = new Ledger(now);
    this.#queues = new Queues(now);
    this.#next = firstSequence % SEQUENCE_MODULUS;
    this.#acksAppend = acksAppend;
    this.#resends = new Resends(resendProfile);
  }

  /** Sends now, or puts the message in line. [circuit.window.1] */
  send(message: Outgoing, moment: Moment, out: CircuitEffect[]): void {
    if (this.#mustWait(message, moment.now)) this.#queue(message, out);
    else this.#transmit(message, moment, out);
  }

  /** Sends one of the circuit's own messages: unreliable, never in line. */
  signal({ body, name }: WrittenSignal, now: Millis, out: CircuitEffect[]): void {
    const datagram = writePacket({ sequence: this.#number(), reliable: false, zerocoded: false, body });
    this.#emit(this.#withPendingAcks(datagram), { name, reliable: false, now }, out);
  }

  /** Owes an ack. Whatever collects too many sends them. [circuit.acks.4] */
  owe(sequence: number, now: Millis, out: CircuitEffect[]): void {
    this.#acks.add(sequence, now);
    if (this.#acks.full) this.sendAcks(now, out);
  }

  /** Makes the pending acks due now; a packet that leaves first may still take them along. */
  hastenAcks(now: Millis): void {
    this.#acks.hasten(now);
  }

  /** Sends all pending acks by PacketAck. [circuit.acks.6] */
  sendAcks(now: Millis, out: CircuitEffect[]): void {
    while (this.#acks.size > 0) {
      const sequences = this.#acks.take(PACKET_ACK_LIMIT);
      this.#ledger.packetAck(sequences.length);
      const { body, name } = packetAck(sequences);
      const datagram = writePacket({ sequence: this.#number(), reliable: false, zerocoded: false, body });
      this.#emit(datagram, { name, reliable: false, now }, out);
    }
  }

  /** Takes the peer's acks; what waits for the window may follow. [circuit.acks.7] */
  acknowledged(sequences: readonly number[], moment: Moment, out: CircuitEffect[]): void {
    for (const sequence of sequences) {
      const packet = this.#resends.acknowledge(sequence, moment.now);
      this.#ledger.acked(sequence, packet);
      if (packet !== undefined) out.push({ kind: 'acked', sequence, name: packet.name });
    }
    this.#advance(moment, out);
  }

  /** Holds what has a category, or lets it go on. [circuit.pause.1] */
  hold(isHeld: boolean, moment: Moment, out: CircuitEffect[]): void {
    this.#queues.hold(isHeld);
    this.#advance(moment, out);
  }

  /** Seven wishes in bits per second. [circuit.throttle.4] */
  tune(bitsPerSecond: readonly number[], moment: Moment, out: CircuitEffect[]): void {
    this.#queues.tune(bitsPerSecond, moment.now);
    this.#advance(moment, out);
  }

  /** Does what is due: resends, failures, acks. */
  wake(moment: Moment, blocked: boolean, out: CircuitEffect[]): void {
    const failed = this.#resends.due(moment.now, blocked, (packet) => this.#sendAgain(packet, moment.now, out));
    for (const packet of failed) this.#fail(packet, 'unanswered', out);
    this.#advance(moment, out);
    if (this.#acks.deadline <= moment.now) this.sendAcks(moment.now, out);
  }

  /** The clock jumped. [circuit.silence.2] */
  restart(now: Millis, slept: Millis): void {
    this.#resends.restart(now, slept);
  }

  /** All but the messages of this name have failed; one of them that waits leaves now. [circuit.goodbye.1] */
  keepOnly(last: string, moment: Moment, out: CircuitEffect[]): void {
    for (const packet of this.#resends.abandon(last)) this.#fail(packet, 'closed', out);
    for (const message of this.#queues.clear()) {
      if (message.name === last) this.send(message, moment, out);
      else this.#failUnsent(message, 'closed', out);
    }
  }

  /** Nothing will leave any more: all that is unacked or in line has failed. [circuit.resends.5] */
  abandon(out: CircuitEffect[]): void {
    for (const packet of this.#resends.abandon()) this.#fail(packet, 'closed', out);
    for (const message of this.#queues.clear()) this.#failUnsent(message, 'closed', out);
    this.#acks.take(this.#acks.size);
  }

  deadline(blocked: boolean): Millis {
    const { windowFull } = this.#resends;
    return Math.min(this.#acks.deadline, this.#resends.deadline(blocked), this.#queues.deadline(windowFull));
  }

  get nextSequence(): number {
    return this.#next;
  }

  /** What StartPingCheck tells: the oldest unacked id, or the last id sent. [circuit.pings.2] */
  get oldestUnacked(): number {
    return this.#resends.oldestSequence ?? (this.#next + SEQUENCE_MODULUS - 1) % SEQUENCE_MODULUS;
  }

  figures(now: Millis) {
    const oldestUnacked = this.#resends.oldestFigures(now);
    const oldestAckMs = this.#acks.oldestMs(now);
    return {
      ...this.#ledger.figures(now),
      acksPending: this.#acks.size,
      ...(oldestAckMs === undefined ? {} : { oldestAckMs }),
      unacked: this.#resends.size,
      unackedBytes: this.#resends.bytes,
      windowUse: this.#resends.windowUse,
      ...(oldestUnacked === undefined ? {} : { oldestUnacked }),
      ...this.#queues.counters,
      throttle: this.#queues.figures(now),
    };
  }

  /** [circuit.window.3] */
  #mustWait(message: Outgoing, now: Millis): boolean {
    if (message.urgent) return this.#resends.size >= URGENT_WINDOW_PACKETS;
    return this.#queues.mustWait(message, this.#resends.windowFull, now);
  }

  #queue(message: Outgoing, out: CircuitEffect[]): void {
    for (const displaced of this.#queues.push(message, this.#resends.windowFull)) {
      this.#failUnsent(displaced, 'refused', out);
    }
  }

  /** Sends what waits, as far as window and throttle allow. */
  #advance(moment: Moment, out: CircuitEffect[]): void {
    while (!this.#resends.windowFull) {
      const next = this.#queues.next(moment.now);
      if (next === undefined) return;
      this.#transmit(next, moment, out);
    }
  }

  #transmit(message: Outgoing, { now, roundTrip }: Moment, out: CircuitEffect[]): void {
    const { body, category, name, reliable, urgent = false, waitMs, zerocode } = message;
    const sequence = this.#number();
    const plain = writePacket({ sequence, reliable, zerocoded: zerocode, body });
    if (reliable) this.#resends.remember({ sequence, name, urgent, waitMs, datagram: plain }, roundTrip, now);
    if (zerocode) this.#ledger.coded(HEADER_BYTES + body.length, plain.length);
    const datagram = this.#withPendingAcks(plain);
    if (category !== undefined) this.#queues.spend(category, datagram.length, now);
    this.#emit(datagram, { name, reliable, now }, out);
  }

  /** [circuit.throttle.2] Sends a copy now, or says from when on it may leave. */
  #sendAgain({ datagram, name, urgent }: Unacked, now: Millis, out: CircuitEffect[]): Millis {
    const opensAt = urgent ? now : this.#queues.opensAt('resend');
    if (opensAt > now) return opensAt;
    if (!urgent) this.#queues.spend('resend', datagram.length, now);
    this.#ledger.resent();
    this.#emit(markResent(datagram), { name, reliable: true, now }, out);
    return now;
  }

  #number(): number {
    const sequence = this.#next;
    this.#next = nextSequence(sequence);
    return sequence;
  }

  /** [circuit.acks.5] */
  #withPendingAcks(datagram: Uint8Array): Uint8Array {
    if (this.#acks.size === 0 || !mayCarryAcks(datagram, this.#acksAppend)) return datagram;
    const sequences = this.#acks.take(roomForAcks(datagram.length));
    if (sequences.length === 0) return datagram;
    this.#ledger.appended(sequences.length);
    return withAcks(datagram, sequences);
  }

  #emit(bytes: Uint8Array, leaving: Leaving, out: CircuitEffect[]): void {
    this.#ledger.left(bytes.length, leaving);
    out.push({ kind: 'datagram', bytes });
  }

  /** What is given up when the circuit ends is not counted: it says nothing of the line. */
  #fail({ sequence, name }: Unacked, reason: FailureReason, out: CircuitEffect[]): void {
    if (reason !== 'closed') this.#ledger.failed(name);
    out.push({ kind: 'failed', sequence, name, reason });
  }

  /** An unreliable message that never left is nobody's loss. */
  #failUnsent({ name, reliable }: Outgoing, reason: FailureReason, out: CircuitEffect[]): void {
    if (!reliable) return;
    if (reason !== 'closed') this.#ledger.failed(name);
    out.push({ kind: 'failed', name, reason });
  }
}

const ZEROCODED = 0x80;

function mayCarryAcks(datagram: Uint8Array, mode: AcksAppend): boolean {
  if (mode === 'all') return true;
  return mode === 'plain' && ((datagram[0] ?? 0) & ZEROCODED) === 0;
}
