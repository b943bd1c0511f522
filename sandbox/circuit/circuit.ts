// One end of a UDP circuit: acks, resends, repeats, pings, silence. Sans IO: it is told what arrived and when, and
// returns what should be done. Knows bytes and its own three signals, no meaning of messages.
import type { Fate } from '../../contract/panel.ts';
import { type Packet, readHeader, readPacket, SHORTEST_PACKET } from '../../protocol/packet/packet.ts';
import { Bucket } from '../bucket.ts';
import type { Millis } from '../words.ts';
import { ACKED_AT_ONCE } from './acks.ts';
import { Arrivals } from './arrivals.ts';
import { DuplicateMemory, RecentIds } from './duplicates.ts';
import type { CircuitEffect, CircuitOptions, Outgoing } from './effects.ts';
import { type CircuitCounters, type PeerPing, readFigures } from './figures.ts';
import { Losses } from './losses.ts';
import { type Moment, Outbound } from './outbound.ts';
import { Pings } from './pings.ts';
import { completePingCheck, readSignal, type Signal, startPingCheck } from './signals.ts';
import { CLOCK_JUMP_MS, INFLOW_RATE, LIVENESS_MS, PING_INTERVAL_MS } from './timing.ts';

/**
 * Either end of a circuit. Every call takes the time and returns effects in the order in which they happen.
 * After each call `deadline` says when `wake` has something to do; to wake it at any other time does no harm. [circuit.time.1]
 */
export class Circuit {
  readonly #options: CircuitOptions;
  readonly #outbound: Outbound;
  readonly #pings: Pings;
  readonly #inflow: Bucket;
  readonly #losses = new Losses();
  readonly #duplicates: DuplicateMemory;
  readonly #recent = new RecentIds();
  readonly #arrivals: Arrivals;
  #livenessMs: Millis;
  #heardAt: Millis;
  #calledAt: Millis;
  #peerPing: PeerPing | undefined;
  #silent = false;
  #paused = false;
  #leaving = false;
  #closed = false;

  constructor(options: CircuitOptions) {
    const { now, firstSequence = 1, acksAppend = 'all', resendProfile = 'patient', livenessMs = LIVENESS_MS } = options;
    this.#options = options;
    this.#outbound = new Outbound({ now, firstSequence, acksAppend, resendProfile });
    this.#duplicates = options.duplicates ?? new DuplicateMemory();
    this.#arrivals = new Arrivals(now);
    this.#pings = new Pings(now, options.pingHabit);
    this.#inflow = new Bucket(INFLOW_RATE, now);
    this.#livenessMs = livenessMs;
    this.#heardAt = now;
    this.#calledAt = now;
  }

  /** Takes one datagram of the peer. The first effect is its fate. */
  receive(datagram: Uint8Array, now: Millis): readonly CircuitEffect[] {
    if (this.#closed) return [{ kind: 'fate', fate: 'afterClose' }];
    this.#enter(now);
    const caused: CircuitEffect[] = [];
    const fate = this.#take(datagram, now, caused);
    return caused.length === 0 ? [{ kind: 'fate', fate }] : [{ kind: 'fate', fate }, ...caused];
  }

  /** A datagram of the peer came and is not taken: its id is not lost. [circuit.losses.3] */
  noteUnread(datagram: Uint8Array, now: Millis): void {
    if (datagram.length >= SHORTEST_PACKET) this.#losses.cameUnread(readHeader(datagram).sequence, now);
  }

  /** Sends a message now, or as soon as the window, its bucket and a pause allow. */
  send(message: Outgoing, now: Millis): readonly CircuitEffect[] {
    if (this.#closed || this.#leaving)
      return message.reliable ? [{ kind: 'failed', name: message.name, reason: 'closed' }] : [];
    return this.#act(now, (out) => this.#outbound.send(message, this.#moment(now), out));
  }

  /** Sends all pending acks without waiting for a packet that takes them along. */
  ackNow(now: Millis): readonly CircuitEffect[] {
    return this.#act(now, (out) => this.#outbound.sendAcks(now, out));
  }

  /** Pings without waiting for the interval. */
  pingNow(now: Millis): readonly CircuitEffect[] {
    return this.#act(now, (out) => {
      if (!this.#leaving) this.#ping(now, out);
    });
  }

  /** Does all that is due at `now`. */
  wake(now: Millis): readonly CircuitEffect[] {
    return this.#act(now, (out) => {
      if (now >= this.#pingDeadline) this.#ping(now, out);
      this.#outbound.wake(this.#moment(now), this.#pings.blocked, out);
      if (now >= this.#silenceDeadline) {
        this.#silent = true;
        out.push({ kind: 'silent' });
      }
    });
  }

  /**
   * The messages of this name were the last: from now on they, acks and answers to pings are all that leaves. Whatever else waits or
   * is unacked has failed. [circuit.goodbye.1]
   */
  sayGoodbye(last: string, now: Millis): readonly CircuitEffect[] {
    return this.#act(now, (out) => {
      this.#leaving = true;
      this.#outbound.keepOnly(last, this.#moment(now), out);
    });
  }

  /** Ends this end: nothing leaves any more, and every reliable message without ack has failed. */
  close(now: Millis): readonly CircuitEffect[] {
    return this.#act(now, (out) => {
      this.#outbound.abandon(out);
      this.#closed = true;
    });
  }

  /** Sets how long the peer may be silent: longer while a viewer is paused. [circuit.silence.1] */
  allowSilence(livenessMs: Millis): void {
    this.#livenessMs = livenessMs;
  }

  /** The peer wants nothing that has a category, or wants it again. [circuit.pause.1] */
  pause(isPaused: boolean, now: Millis): readonly CircuitEffect[] {
    return this.#act(now, (out) => {
      this.#paused = isPaused;
      this.#hold(now, out);
    });
  }

  /** The peer wants this much: bits per second, in the order of the categories. [circuit.throttle.4] */
  throttle(bitsPerSecond: readonly number[], now: Millis): readonly CircuitEffect[] {
    return this.#act(now, (out) => this.#outbound.tune(bitsPerSecond, this.#moment(now), out));
  }

  /** When `wake` has something to do; Infinity if never. */
  get deadline(): Millis {
    if (this.#closed) return Number.POSITIVE_INFINITY;
    return Math.min(this.#outbound.deadline(this.#pings.blocked), this.#pingDeadline, this.#silenceDeadline);
  }

  /** Id of the next packet out: where a later circuit on this endpoint goes on. */
  get nextSequence(): number {
    return this.#outbound.nextSequence;
  }

  /** What came here: a later circuit with the same peer on this endpoint goes on with it. */
  get duplicates(): DuplicateMemory {
    return this.#duplicates;
  }

  /** Entries of what is remembered of the peer's ids, each bounded. [circuit.duplicates.3] [circuit.losses.1] */
  get remembered(): { readonly repeats: number; readonly gaps: number } {
    return { repeats: this.#duplicates.size, gaps: this.#losses.gaps };
  }

  figures(now: Millis): CircuitCounters {
    const heard = { arrivals: this.#arrivals, duplicates: this.#duplicates, losses: this.#losses };
    const parts = { ...heard, outbound: this.#outbound, pings: this.#pings };
    const times = { openedAt: this.#options.now, heardAt: this.#heardAt, livenessMs: this.#livenessMs };
    return readFigures({ ...parts, ...times, pausedByViewer: this.#paused, peerPing: this.#peerPing }, now);
  }

  /** The order of work for one datagram. [circuit.order.1] [circuit.order.3] What came is not lost, handled or not. [circuit.losses.3] */
  #take(datagram: Uint8Array, now: Millis, out: CircuitEffect[]): Fate {
    const packet = readPacket(datagram);
    if ('malformed' in packet) {
      this.noteUnread(datagram, now);
      return this.#count('malformed', 'malformed');
    }
    this.#losses.arrived(packet.sequence, now);
    if (!this.#inflow.take(now)) return this.#count('flooded', 'flooded');
    this.#hear(packet, now);
    if (packet.acks.length > 0) this.#outbound.acknowledged(packet.acks, this.#moment(now), out);
    return this.#judge(packet, now, out);
  }

  #hear(packet: Packet, now: Millis): void {
    if (this.#options.lifeSign !== 'pong') this.#live(now);
    this.#arrivals.hear(packet, now);
  }

  /** [circuit.silence.3] */
  #live(now: Millis): void {
    this.#heardAt = now;
    this.#silent = false;
  }

  #judge(packet: Packet, now: Millis, out: CircuitEffect[]): Fate {
    const { sequence, flags } = packet;
    const signal = readSignal(packet);
    const message = this.#options.codec.byId(packet.numberId);
    if (signal === undefined && message === undefined) {
      if (flags.reliable) this.#outbound.owe(sequence, now, out);
      return this.#count('unknownMessages', 'unknown');
    }
    if (message !== undefined) this.#arrivals.name(message.name, packet.bytes);
    if (flags.reliable && this.#duplicates.has(sequence, now)) return this.#ackAgain(sequence, now, out);
    const refusal = message && this.#options.refuse?.(packet, message);
    if (refusal !== undefined) return this.#count(refusal, refusal);
    this.#accept(packet, now, out);
    if (signal !== undefined) return this.#obey(signal, now, out);
    if (message !== undefined && ACKED_AT_ONCE.has(message.name)) this.#outbound.hastenAcks(now);
    out.push({ kind: 'deliver', packet });
    return 'handled';
  }

  /** The ack may be what was lost. [circuit.acks.3] */
  #ackAgain(sequence: number, now: Millis, out: CircuitEffect[]): Fate {
    this.#duplicates.remember(sequence, now);
    this.#outbound.owe(sequence, now, out);
    this.#outbound.sendAcks(now, out);
    return this.#count('duplicates', 'duplicate');
  }

  /** [circuit.acks.1] */
  #accept({ sequence, flags }: Packet, now: Millis, out: CircuitEffect[]): void {
    if (flags.reliable) {
      this.#duplicates.remember(sequence, now);
      this.#outbound.owe(sequence, now, out);
    } else if (this.#recent.repeated(sequence)) this.#arrivals.counts.unreliableRepeats += 1;
  }

  #obey(signal: Signal, now: Millis, out: CircuitEffect[]): Fate {
    switch (signal.kind) {
      case 'acks':
        this.#outbound.acknowledged(signal.sequences, this.#moment(now), out);
        return 'handled';
      case 'ping':
        this.#duplicates.trim(signal.oldestUnacked, now);
        this.#peerPing = { id: signal.id, oldestUnacked: signal.oldestUnacked, at: now };
        this.#outbound.signal(completePingCheck(signal.id), now, out);
        return 'handled';
      case 'pong':
        this.#hearPong(signal.id, now, out);
        return 'handled';
      case 'cut':
        return this.#count('malformed', 'malformed');
    }
  }

  #hearPong(id: number, now: Millis, out: CircuitEffect[]): void {
    const { becameFree, isAwaited } = this.#pings.answer(id, now);
    if (isAwaited) this.#live(now);
    if (becameFree) this.#tellBlocked('unblocked', now, out);
  }

  #ping(now: Millis, out: CircuitEffect[]): void {
    const { id, becameBlocked } = this.#pings.send(now);
    this.#outbound.signal(startPingCheck(id, this.#outbound.oldestUnacked), now, out);
    if (becameBlocked) this.#tellBlocked('blocked', now, out);
  }

  /** [circuit.pause.2] */
  #tellBlocked(kind: 'blocked' | 'unblocked', now: Millis, out: CircuitEffect[]): void {
    out.push({ kind });
    this.#hold(now, out);
  }

  #hold(now: Millis, out: CircuitEffect[]): void {
    this.#outbound.hold(this.#paused || this.#pings.blocked, this.#moment(now), out);
  }

  #act(now: Millis, act: (out: CircuitEffect[]) => void): readonly CircuitEffect[] {
    if (this.#closed) return [];
    this.#enter(now);
    const out: CircuitEffect[] = [];
    act(out);
    return out;
  }

  /** Every call begins here: a machine that slept makes all clocks start anew. [circuit.silence.2] */
  #enter(now: Millis): void {
    const slept = now - this.#calledAt;
    this.#calledAt = Math.max(now, this.#calledAt);
    if (slept <= CLOCK_JUMP_MS || now - this.deadline <= CLOCK_JUMP_MS - PING_INTERVAL_MS) return;
    this.#heardAt = now;
    this.#duplicates.restart(now);
    this.#outbound.restart(now, slept);
    this.#pings.restart(now);
  }

  #moment(now: Millis): Moment {
    return { now, roundTrip: this.#pings.roundTrip(now) };
  }

  #count(what: keyof Arrivals['counts'], fate: Fate): Fate {
    this.#arrivals.counts[what] += 1;
    return fate;
  }

  get #pingDeadline(): Millis {
    return this.#options.pings === false || this.#leaving ? Number.POSITIVE_INFINITY : this.#pings.deadline;
  }

  get #silenceDeadline(): Millis {
    return this.#silent ? Number.POSITIVE_INFINITY : this.#heardAt + this.#livenessMs;
  }
}
