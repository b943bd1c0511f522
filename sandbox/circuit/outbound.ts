// The way out of a circuit: numbers packets, lets acks ride along, resends, keeps the window.
import { markResent, withAcks, writePacket } from '../../protocol/packet/packet.ts';
import type { Millis } from '../words.ts';
import { AckList, type AcksAppend, roomForAcks } from './acks.ts';
import type { CircuitEffect, FailureReason, Outgoing } from './effects.ts';
import { type ResendProfile, Resends, type Unacked } from './resends.ts';
import { nextSequence } from './sequence.ts';
import { packetAckBody } from './signals.ts';
import { PACKET_ACK_LIMIT, SEQUENCE_MODULUS, URGENT_WINDOW_PACKETS } from './timing.ts';
import { WaitingLine } from './waiting.ts';

export interface OutboundOptions {
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
  readonly #line = new WaitingLine();
  readonly #resends: Resends;
  readonly #acksAppend: AcksAppend;
  readonly #counters = {
    packets: 0,
    bytes: 0,
    acks: 0,
    acksIn: 0,
    unknownAcks: 0,
    resent: 0,
    failed: 0,
    dropped: 0,
    stalls: 0,
  };
  #next: number;

  constructor({ firstSequence, acksAppend, resendProfile }: OutboundOptions) {
    this.#next = firstSequence % SEQUENCE_MODULUS;
    this.#acksAppend = acksAppend;
    this.#resends = new Resends(resendProfile);
  }

  /** Sends now, or puts the message in line while the window is full. [circuit.window.1] */
  send(message: Outgoing, moment: Moment, out: CircuitEffect[]): void {
    if (this.#mustWait(message)) this.#queue(message, out);
    else this.#transmit(message, moment, out);
  }

  /** Sends one of the circuit's own messages: unreliable, never in line. */
  signal(body: Uint8Array, out: CircuitEffect[]): void {
    const datagram = writePacket({ sequence: this.#number(), reliable: false, zerocoded: false, body });
    this.#emit(this.#withPendingAcks(datagram), out);
  }

  /** Owes an ack. Whatever collects too many sends them. [circuit.acks.4] */
  owe(sequence: number, now: Millis, out: CircuitEffect[]): void {
    this.#acks.add(sequence, now);
    if (this.#acks.full) this.sendAcks(out);
  }

  /** Makes the pending acks due now; a packet that leaves first may still take them along. */
  hastenAcks(now: Millis): void {
    this.#acks.hasten(now);
  }

  /** Sends all pending acks by PacketAck. [circuit.acks.6] */
  sendAcks(out: CircuitEffect[]): void {
    while (this.#acks.size > 0) {
      const sequences = this.#acks.take(PACKET_ACK_LIMIT);
      this.#counters.acks += sequences.length;
      const body = packetAckBody(sequences);
      this.#emit(writePacket({ sequence: this.#number(), reliable: false, zerocoded: false, body }), out);
    }
  }

  /** Takes the peer's acks; what waits in line may follow. [circuit.acks.7] */
  acknowledged(sequences: readonly number[], moment: Moment, out: CircuitEffect[]): void {
    for (const sequence of sequences) {
      this.#counters.acksIn += 1;
      const packet = this.#resends.acknowledge(sequence);
      if (packet === undefined) this.#counters.unknownAcks += 1;
      else out.push({ kind: 'acked', sequence, name: packet.name });
    }
    this.#advanceLine(moment, out);
  }

  /** Does what is due: resends, failures, acks. */
  wake(moment: Moment, blocked: boolean, out: CircuitEffect[]): void {
    const { again, failed } = this.#resends.due(moment.now, blocked);
    for (const packet of again) this.#sendAgain(packet, out);
    for (const packet of failed) this.#fail(packet, 'unanswered', out);
    this.#advanceLine(moment, out);
    if (this.#acks.deadline <= moment.now) this.sendAcks(out);
  }

  /** The clock jumped. [circuit.silence.2] */
  restart(now: Millis): void {
    this.#resends.restart(now);
  }

  /** Nothing will leave any more: all that is unacked or in line has failed. [circuit.resends.5] */
  abandon(out: CircuitEffect[]): void {
    for (const packet of this.#resends.abandon()) this.#fail(packet, 'closed', out);
    for (let next = this.#line.shift(); next !== undefined; next = this.#line.shift())
      this.#dropUnsent(next, 'closed', out);
    this.#acks.take(this.#acks.size);
  }

  deadline(blocked: boolean): Millis {
    return Math.min(this.#acks.deadline, this.#resends.deadline(blocked));
  }

  get nextSequence(): number {
    return this.#next;
  }

  /** What StartPingCheck tells: the oldest unacked id, or the last id sent. [circuit.pings.2] */
  get oldestUnacked(): number {
    return this.#resends.oldestSequence ?? (this.#next + SEQUENCE_MODULUS - 1) % SEQUENCE_MODULUS;
  }

  get counters() {
    return {
      ...this.#counters,
      acksPending: this.#acks.size,
      unacked: this.#resends.size,
      unackedBytes: this.#resends.bytes,
      waiting: this.#line.size,
      waitingBytes: this.#line.bytes,
    };
  }

  /** [circuit.window.3] */
  #mustWait(message: Outgoing): boolean {
    if (message.urgent) return this.#resends.size >= URGENT_WINDOW_PACKETS;
    return this.#line.size > 0 || this.#resends.windowFull;
  }

  #queue(message: Outgoing, out: CircuitEffect[]): void {
    if (this.#line.size === 0) this.#counters.stalls += 1;
    for (const displaced of this.#line.push(message)) this.#dropUnsent(displaced, 'refused', out);
  }

  #advanceLine(moment: Moment, out: CircuitEffect[]): void {
    while (this.#line.size > 0 && !this.#resends.windowFull) {
      const next = this.#line.shift();
      if (next !== undefined) this.#transmit(next, moment, out);
    }
  }

  #transmit(message: Outgoing, { now, roundTrip }: Moment, out: CircuitEffect[]): void {
    const { name, body, reliable, zerocode } = message;
    const sequence = this.#number();
    const datagram = writePacket({ sequence, reliable, zerocoded: zerocode, body });
    if (reliable) this.#resends.remember({ sequence, name, datagram }, roundTrip, now);
    this.#emit(this.#withPendingAcks(datagram), out);
  }

  #sendAgain(packet: Unacked, out: CircuitEffect[]): void {
    this.#counters.resent += 1;
    this.#emit(markResent(packet.datagram), out);
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
    this.#counters.acks += sequences.length;
    return sequences.length === 0 ? datagram : withAcks(datagram, sequences);
  }

  #emit(bytes: Uint8Array, out: CircuitEffect[]): void {
    this.#counters.packets += 1;
    this.#counters.bytes += bytes.length;
    out.push({ kind: 'datagram', bytes });
  }

  #fail({ sequence, name }: Unacked, reason: FailureReason, out: CircuitEffect[]): void {
    this.#counters.failed += 1;
    out.push({ kind: 'failed', sequence, name, reason });
  }

  #dropUnsent({ name, reliable }: Outgoing, reason: FailureReason, out: CircuitEffect[]): void {
    if (reliable) {
      this.#counters.failed += 1;
      out.push({ kind: 'failed', name, reason });
    } else this.#counters.dropped += 1;
  }
}

const ZEROCODED = 0x80;

function mayCarryAcks(datagram: Uint8Array, mode: AcksAppend): boolean {
  if (mode === 'all') return true;
  return mode === 'plain' && ((datagram[0] ?? 0) & ZEROCODED) === 0;
}
