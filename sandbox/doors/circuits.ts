// All circuits of the grid: which endpoint belongs to which, how they open, what they carry, how they end.
// Knows packets and sessions; what a message means is for the owner to say.
import type { OpeningRefusal, StrangerFigures } from '../../contract/figures.ts';
import type { CircuitFigures, Fate } from '../../contract/panel.ts';
import type { Message } from '../../protocol/packet/message.ts';
import type { Packet } from '../../protocol/packet/packet.ts';
import type { CircuitEffect, Outgoing } from '../circuit/effects.ts';
import { LIVENESS_MS } from '../circuit/timing.ts';
import { Deadlines } from '../deadlines.ts';
import type { SeenDatagram } from '../effects.ts';
import { mistakeOf } from '../mistakes.ts';
import type { Session, Sessions } from '../sessions.ts';
import { denialOf, outgoingOf } from '../trust/said.ts';
import { addressText, type Millis } from '../words.ts';
import { ClosedCircuits } from './closed-circuits.ts';
import { type Connection, deadlineOf, figuresOf, type Goodbye, leavingOn } from './connection.ts';
import { dismissal, sessionOf, stalePacket } from './kick.ts';
import { type Opener, openConnection } from './open-connection.ts';
import { isOpening } from './opening.ts';
import { judgeHere } from './opening-here.ts';
import { type CircuitSettings, type CircuitsOwner, type Origin, type Turn, tell } from './owner.ts';
import { connect, connectionAt, isOwnAt } from './presence.ts';
import { Reproaches } from './reproaches.ts';
import { Strangers } from './strangers.ts';
import { StrangersTally } from './strangers-tally.ts';
import { takeThrottleWish } from './throttle-wish.ts';
import { circuitEvent, leftUnacknowledged, neverAcknowledged, otherHost } from './told.ts';
import { Tombstones } from './tombstones.ts';
import type { Waiting } from './waiting-room.ts';

/** No socket has this port: nobody could be answered there. */
const NOWHERE = 0;

/** A viewer behind an open file picker sends nothing, and is not dead. */
export const PAUSED_SILENCE_MS = 300_000;

/** Until it is known whose it is and what became of it. */
type Arriving = { -readonly [Fact in keyof SeenDatagram]: SeenDatagram[Fact] };

export class Circuits {
  readonly #owner: CircuitsOwner;
  readonly #sessions: Sessions;
  readonly #settings: CircuitSettings;
  readonly #stones = new Tombstones();
  readonly #tally = new StrangersTally();
  readonly #strangers: Strangers;
  readonly #reproaches = new Reproaches();
  readonly #open = new Map<string, Connection>();
  readonly #deadlines = new Deadlines<Connection>();
  readonly #closed = new ClosedCircuits();

  constructor(owner: CircuitsOwner, sessions: Sessions, settings: CircuitSettings, now: Millis) {
    this.#owner = owner;
    this.#sessions = sessions;
    this.#settings = settings;
    this.#strangers = new Strangers(this.#stones, this.#tally, now);
  }

  /** Open circuits, and those that are saying goodbye. */
  get count(): number {
    return this.#open.size;
  }

  get deadline(): Millis {
    return Math.min(this.#strangers.deadline, this.#deadlines.first);
  }

  at({ door, peer }: Origin): Connection | undefined {
    return this.#open.get(addressText(peer, door));
  }

  /** Figures of all circuits, the last closed ones first. */
  figures(now: Millis): readonly CircuitFigures[] {
    return [...this.#closed.figures, ...[...this.#open.values()].map((connection) => figuresOf(connection, now))];
  }

  /** What strangers sent to a door. */
  strangers(door: number): StrangerFigures {
    return this.#tally.of(door);
  }

  /** Takes one datagram. Its row stands before the rows of all that it leads to. */
  receive(origin: Origin, bytes: Uint8Array, turn: Turn): void {
    const seen: Arriving = { kind: 'datagram', direction: 'in', circuit: 0, fate: 'held', bytes, ...origin };
    turn.out.push({ kind: 'seen', seen });
    this.#owner.traffic.came(origin.door);
    const { circuit, fate } = this.#take(origin, bytes, turn);
    if (circuit === 0 || fate === 'afterClose') this.#tally.count(origin, fate);
    seen.circuit = circuit;
    seen.fate = fate;
  }

  send(connection: Connection, message: Outgoing, turn: Turn): void {
    this.#absorb(connection, connection.circuit.send(message, turn.now), turn);
  }

  /** [session.logout.1] The circuit will end: when the last message is acked, or when its time is over. Nothing else is sent. */
  sayGoodbye(connection: Connection, goodbye: Goodbye, turn: Turn): void {
    if (connection.goodbye !== undefined) return;
    connection.goodbye = goodbye;
    tell(turn, { ...circuitEvent(connection), state: 'closing', reason: goodbye.reason });
    this.#absorb(connection, connection.circuit.sayGoodbye(goodbye.last, turn.now), turn);
    this.#owner.leaving(connection, turn);
  }

  /** [session.pause.1] A viewer that asked for a pause may be silent longer; one that ends it is pinged at once. */
  allowPause(connection: Connection, isPaused: boolean, turn: Turn): void {
    const { circuit } = connection;
    tell(turn, { ...circuitEvent(connection), state: isPaused ? 'paused' : 'resumed' });
    circuit.allowSilence(isPaused ? PAUSED_SILENCE_MS : LIVENESS_MS);
    this.#absorb(connection, isPaused ? [] : circuit.pingNow(turn.now), turn);
    this.#absorb(connection, circuit.pause(isPaused, turn.now), turn);
  }

  /** An AgentThrottle. [circuit.throttle.6] */
  throttle(connection: Connection, message: Message, turn: Turn): void {
    const bitsPerSecond = takeThrottleWish(connection, message);
    if (bitsPerSecond !== undefined) {
      this.#absorb(connection, connection.circuit.throttle(bitsPerSecond, turn.now), turn);
    }
  }

  /** Ends a circuit at once; nothing is sent. */
  end(connection: Connection, reason: string, turn: Turn): void {
    const { circuit, door, number, peer, session } = connection;
    if (!this.#open.delete(addressText(peer, door))) return;
    this.#deadlines.delete(connection);
    const { duplicates, nextSequence } = circuit;
    this.#stones.raise(door, peer, { circuit: number, nextSequence, session, duplicates }, turn.now);
    const last = figuresOf(connection, turn.now);
    this.#closed.add(last, reason);
    circuit.close(turn.now);
    for (const event of leftUnacknowledged(connection, last.failed)) tell(turn, event);
    tell(turn, { ...circuitEvent(connection), state: 'closed', reason });
    this.#owner.closed(connection, reason, turn);
  }

  wake(turn: Turn): void {
    for (const waiting of this.#strangers.wake(turn.now)) this.#tellStale(waiting, turn);
    for (const connection of this.#deadlines.due(turn.now)) {
      if (deadlineOf(connection) <= turn.now) this.#wakeOne(connection, turn);
    }
  }

  #wakeOne(connection: Connection, turn: Turn): void {
    const { circuit, goodbye } = connection;
    if (goodbye !== undefined && goodbye.until <= turn.now) this.end(connection, goodbye.reason, turn);
    else this.#absorb(connection, circuit.wake(turn.now), turn);
    if (connection.denial.take(turn.now)) this.#deny(connection, turn);
  }

  /** [trust.deny.1] No viewer knows the secret, but it learns why nothing happens. */
  #deny(connection: Connection, turn: Turn): void {
    connection.endPoint ??= this.#owner.newEndPoint();
    const denial = outgoingOf(this.#owner.codec, denialOf(connection.endPoint));
    if (denial !== undefined) this.send(connection, denial, turn);
  }

  #take(origin: Origin, bytes: Uint8Array, turn: Turn): { readonly circuit: number; readonly fate: Fate } {
    if (origin.peer.port === NOWHERE) return { circuit: 0, fate: 'offCircuit' };
    const connection = this.at(origin);
    const { codec } = this.#owner;
    const entry = { door: origin.door, here: connection };
    const asked = isOpening(bytes, codec) ? judgeHere(bytes, entry, codec, this.#sessions) : undefined;
    if (asked !== undefined && 'refused' in asked) {
      connection?.circuit.noteUnread(bytes, turn.now);
      return this.#refuse(origin, asked.refused, turn);
    }
    if (asked !== undefined && !isOwnAt(asked.session, connection)) {
      if (!this.#mayOpen(asked.session, origin.door, turn.now)) return { circuit: 0, fate: 'flooded' };
      const opened = this.#openFor({ ...origin, ...asked, bytes }, connection, turn);
      return { circuit: opened.number, fate: this.#begin(opened, bytes, turn) };
    }
    if (connection !== undefined) return { circuit: connection.number, fate: this.#carry(connection, bytes, turn) };
    return this.#takeStranger(origin, bytes, turn);
  }

  /** [session.strangers.1] A circuit that wanders from port to port takes its turns among the strangers. */
  #mayOpen(session: Session, door: number, now: Millis): boolean {
    return connectionAt(session, door) === undefined || this.#strangers.admits(now);
  }

  #refuse({ door, peer }: Origin, why: OpeningRefusal, turn: Turn): { readonly circuit: number; readonly fate: Fate } {
    if (!this.#strangers.admits(turn.now)) return { circuit: 0, fate: 'flooded' };
    this.#tally.refuse(door, why);
    this.#reproaches.refused(peer, why, turn);
    return { circuit: 0, fate: 'offCircuit' };
  }

  #takeStranger(origin: Origin, bytes: Uint8Array, turn: Turn): { readonly circuit: number; readonly fate: Fate } {
    const fate = this.#strangers.receive(origin, bytes, this.#owner.codec, turn.now);
    const stone = this.#stones.find(origin.door, origin.peer, turn.now);
    return { circuit: fate === 'afterClose' ? (stone?.circuit ?? 0) : 0, fate };
  }

  /** [session.open.2] A circuit for a session: one that it had elsewhere, and one that was here, come to their ends. */
  #openFor(opener: Opener, here: Connection | undefined, turn: Turn): Connection {
    const { door, peer, session } = opener;
    const elsewhere = connectionAt(session, door);
    connect(session, door, undefined);
    if (elsewhere !== undefined) this.end(elsewhere, 'superseded: the viewer came back from another port', turn);
    if (here !== undefined) this.end(here, 'replaced: another login opened a circuit from the same port', turn);
    const parts = { owner: this.#owner, settings: this.#settings, stones: this.#stones };
    const connection = openConnection(opener, parts, turn.now);
    connect(session, door, connection);
    this.#open.set(addressText(peer, door), connection);
    this.#deadlines.add(connection, deadlineOf(connection));
    return connection;
  }

  /** The ack leaves before anything else: some clients listen for nothing more until they have it. */
  #begin(connection: Connection, bytes: Uint8Array, turn: Turn): Fate {
    const { circuit, peer } = connection;
    tell(turn, { ...circuitEvent(connection), state: 'open' });
    if (peer.host !== connection.session.loginHost) tell(turn, otherHost(connection));
    const received = circuit.receive(bytes, turn.now);
    this.#absorb(connection, circuit.ackNow(turn.now), turn);
    const fate = this.#absorb(connection, received, turn);
    connection.isWelcome = true;
    this.#owner.opened(connection, turn);
    for (const early of this.#strangers.take(connection.door, peer)) this.#carry(connection, early, turn);
    return fate;
  }

  #carry(connection: Connection, bytes: Uint8Array, turn: Turn): Fate {
    const { circuit } = connection;
    const fate = this.#absorb(connection, circuit.receive(bytes, turn.now), turn);
    // Acks that must not wait and were not taken along leave in the same turn.
    if (circuit.deadline <= turn.now) this.#absorb(connection, circuit.wake(turn.now), turn);
    return fate;
  }

  /** After every call of a circuit: does what it asks for. Answers with the fate of the datagram, if one was received. */
  #absorb(connection: Connection, effects: readonly CircuitEffect[], turn: Turn): Fate {
    let fate: Fate = 'handled';
    for (const effect of effects) {
      if (effect.kind === 'fate') fate = effect.fate;
      else if (effect.kind === 'deliver') fate = this.#deliver(connection, effect.packet, turn);
      else this.#obey(connection, effect, turn);
    }
    if (fate === 'flooded') this.#reproaches.flooded(connection, turn);
    if (fate === 'trustRejected') this.#reproaches.untrusted(connection, turn);
    if (fate === 'trustRejected' && connection.goodbye === undefined) connection.denial.owe(turn.now);
    this.#deadlines.move(connection, deadlineOf(connection));
    return fate;
  }

  /** [session.mistake.1] What was accepted stays so, and its ack leaves, whatever goes wrong behind it. */
  #deliver(connection: Connection, packet: Packet, turn: Turn): Fate {
    if (connection.goodbye !== undefined) return 'handled';
    try {
      return this.#owner.heard(connection, packet, turn);
    } catch (error) {
      tell(turn, { event: 'warning', message: mistakeOf(error), urgent: true });
      return 'unanswered';
    }
  }

  #obey(
    connection: Connection,
    effect: Exclude<CircuitEffect, { kind: 'fate' } | { kind: 'deliver' }>,
    turn: Turn,
  ): void {
    switch (effect.kind) {
      case 'datagram':
        this.#owner.traffic.left(connection.door);
        turn.out.push(leavingOn(connection, effect.bytes));
        return;
      case 'acked':
        this.#owner.acked(connection, effect.name);
        if (effect.name === connection.goodbye?.last) this.end(connection, connection.goodbye.reason, turn);
        return;
      case 'failed':
        if (effect.reason === 'closed') return;
        connection.firstFailed ??= effect.name;
        for (const event of neverAcknowledged(connection, effect.name)) tell(turn, event);
        return;
      case 'silent':
        this.#giveUp(connection, turn);
        return;
      default:
        tell(turn, { ...circuitEvent(connection), state: effect.kind });
        this.#owner.blocked(connection, effect.kind === 'blocked', turn);
    }
  }

  /** [session.timeout.1] */
  #giveUp(connection: Connection, turn: Turn): void {
    const last = dismissal(this.#owner.codec, connection, 'The simulator heard nothing from you for too long.');
    this.send(connection, { ...last, reliable: false, zerocode: false, urgent: true }, turn);
    this.end(connection, 'timeout: nothing was heard for too long', turn);
  }

  /** [session.stale.1] */
  #tellStale({ door, from, packets }: Waiting, turn: Turn): void {
    if (this.#settings.goodbyeStale === false) return;
    const bytes = stalePacket(this.#owner.codec, sessionOf(packets, this.#owner.codec, this.#sessions));
    if (bytes !== undefined) turn.out.push({ kind: 'datagram', door, to: from, bytes, circuit: 0 });
  }
}
