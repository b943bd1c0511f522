// The circuits between neighbouring regions, both ends of each: how they open, come to trust each other, and what they
// carry. Their datagrams cross the real doors like those of everybody else.
import type { CircuitFigures, Fate } from '../../contract/panel.ts';
import type { Codec } from '../../protocol/packet/codec.ts';
import { type Packet, readHeader } from '../../protocol/packet/packet.ts';
import type { CircuitEffect } from '../circuit/effects.ts';
import { ClosedCircuits } from '../doors/closed-circuits.ts';
import { newCircuit } from '../doors/new-circuit.ts';
import { type CircuitSettings, type Origin, type Turn, tell } from '../doors/owner.ts';
import type { Address, Millis } from '../words.ts';
import { borderKey, bordersOf, type Place } from './borders.ts';
import type { Secret } from './digest.ts';
import { uuidOfHex } from './end-point.ts';
import { Handshake, type HandshakeEffect } from './handshake.ts';
import {
  ASK_FOR_TRUST,
  type Border,
  deadlineOf,
  figuresOf,
  type Link,
  linkEvent,
  neverAcknowledged,
  refuseUntil,
} from './link.ts';
import { denialOf, outgoingOf, proofOf, type Said } from './said.ts';

/** [trust.neighbours.2] A neighbour that fell silent is looked for again after this long. */
export const REOPEN_MS: Millis = 5000;

/** [trust.neighbours.2] They answer or end what was, and open nothing. */
const LAST_WORDS: ReadonlySet<string> = new Set(['PacketAck', 'CompletePingCheck', 'CloseCircuit']);

export interface LinksOptions {
  readonly places: readonly Place[];
  /** Where the doors of the grid reach each other. */
  readonly host: string;
  readonly trust: Secret;
  /** 128 bits that nobody can guess, as hex. */
  readonly secret: () => string;
  /** Milliseconds since 1970 when `now` was 0. */
  readonly epoch: Millis;
  readonly settings: CircuitSettings;
  /** The template in force, compiled. */
  codec(): Codec;
  nextCircuit(): number;
  /** A message of a neighbour that is not about trust itself; says what became of it. */
  heard(border: Border, packet: Packet, turn: Turn): Fate;
  /** A neighbour acked a message. */
  acked(border: Border, sequence: number, turn: Turn): void;
}

interface End {
  readonly border: Border;
  link: Link | undefined;
  /** When the link is opened, if no datagram opens it before. */
  opensAt: Millis;
  /** Number that our next packet has. */
  nextSequence: number;
}

export class Links {
  readonly #options: LinksOptions;
  readonly #ends: ReadonlyMap<string, End>;
  readonly #closed = new ClosedCircuits();
  #isOver = false;

  constructor(options: LinksOptions) {
    this.#options = options;
    const { host, places } = options;
    this.#ends = new Map(
      bordersOf(places, host).map((border) => [
        borderKey(border.door, border.peer),
        { border, link: undefined, opensAt: Number.POSITIVE_INFINITY, nextSequence: 1 },
      ]),
    );
  }

  /** The neighbour that a datagram comes from, and the number of the circuit with it: 0 = none is open. */
  neighbourAt({ door, peer }: Origin): { readonly name: string; readonly circuit: number } | undefined {
    const end = this.#ends.get(borderKey(door, peer));
    return end === undefined ? undefined : { name: end.border.peerRegion, circuit: end.link?.number ?? 0 };
  }

  get deadline(): Millis {
    let first = Number.POSITIVE_INFINITY;
    if (this.#isOver) return first;
    for (const { link, opensAt } of this.#ends.values()) {
      first = Math.min(first, link === undefined ? opensAt : deadlineOf(link));
    }
    return first;
  }

  /** [trust.start.1] Somebody stands in the region behind the door: from now on it has circuits to its neighbours. */
  seek(door: number, now: Millis): void {
    for (const end of this.#ends.values()) {
      if (end.border.door === door) end.opensAt = Math.min(end.opensAt, now);
    }
  }

  /** [trust.closed.1] The last closed ones first. */
  figures(now: Millis): readonly CircuitFigures[] {
    const open = [...this.#ends.values()].flatMap(({ link }) => (link === undefined ? [] : [figuresOf(link, now)]));
    return [...this.#closed.figures, ...open];
  }

  /** Takes one datagram of a neighbour; the first one opens its circuit. Its row stands before the rows of all that it leads to. */
  receive(origin: Origin, bytes: Uint8Array, turn: Turn): void {
    const caused: Turn = { now: turn.now, out: [] };
    const { circuit, fate } = this.#take(borderKey(origin.door, origin.peer), bytes, caused);
    const seen = { kind: 'datagram', direction: 'in', circuit, fate, bytes, ...origin } as const;
    turn.out.push({ kind: 'seen', seen }, ...caused.out);
  }

  wake(turn: Turn): void {
    if (this.#isOver) return;
    for (const end of this.#ends.values()) {
      const { link, opensAt } = end;
      if (link === undefined && opensAt <= turn.now) this.#greet(end, turn);
      if (link !== undefined && deadlineOf(link) <= turn.now) this.#wakeOne(end, link, turn);
    }
  }

  /** Borders of the region behind a door. */
  bordersOf(door: number): readonly Border[] {
    return [...this.#ends.values()].flatMap(({ border }) => (border.door === door ? [border] : []));
  }

  /** Says something to a neighbour; the number of its packet, or undefined if there is no way to say it. */
  send(border: Border, said: Said, turn: Turn): number | undefined {
    const end = this.#ends.get(borderKey(border.door, border.peer));
    if (end?.link === undefined) return undefined;
    const { nextSequence } = end.link.circuit;
    return this.#say(end, end.link, said, turn) ? nextSequence : undefined;
  }

  /** [trust.rest.1] Closes all circuits until they are sought again. */
  rest(reason: string, turn: Turn): void {
    for (const end of this.#ends.values()) {
      if (end.link !== undefined) {
        this.#say(end, end.link, { name: 'CloseCircuit', blocks: {}, reliable: false }, turn);
        this.#end(end, end.link, reason, turn);
      }
      end.opensAt = Number.POSITIVE_INFINITY;
    }
  }

  /** [trust.close.1] Takes leave of all neighbours; nothing opens any more. */
  close(turn: Turn): void {
    this.rest('the region closed', turn);
    this.#isOver = true;
  }

  #take(key: string, bytes: Uint8Array, turn: Turn): { readonly circuit: number; readonly fate: Fate } {
    const end = this.#ends.get(key);
    if (end === undefined || this.#isOver) return { circuit: 0, fate: 'afterClose' };
    if (end.link === undefined && this.#isLast(bytes)) return { circuit: 0, fate: 'afterClose' };
    const link = end.link ?? this.#open(end, turn);
    const fate = this.#absorb(end, link, link.circuit.receive(bytes, turn.now), turn);
    if (fate === 'trustRejected') link.handshake.ask(turn.now);
    if (end.link === link && !link.hasAsked) this.#ask(end, link, turn);
    if (end.link === link && link.circuit.deadline <= turn.now) this.#wakeOne(end, link, turn);
    return { circuit: link.number, fate };
  }

  /** Whether a datagram belongs to a circuit that was there before. */
  #isLast(bytes: Uint8Array): boolean {
    const { numberId } = readHeader(bytes);
    const message = numberId === undefined ? undefined : this.#options.codec().byId(numberId);
    return message !== undefined && LAST_WORDS.has(message.name);
  }

  /** [trust.restart.1] An end has an id of its own each time it is made. */
  #open(end: End, turn: Turn): Link {
    const { codec, epoch, nextCircuit, secret, settings, trust } = this.#options;
    const handshake = new Handshake({ ...trust, epoch, endPointId: uuidOfHex(secret()) });
    const parts = { codec: { byId: (id: number) => codec().byId(id) }, now: turn.now, refuse: refuseUntil(handshake) };
    const circuit = newCircuit(parts, settings, { firstSequence: end.nextSequence });
    const link = { border: end.border, number: nextCircuit(), circuit, handshake, hasAsked: false };
    end.link = link;
    tell(turn, { ...linkEvent(link), state: 'open' });
    return link;
  }

  /** [trust.start.1] A ping: whoever answers is there. */
  #greet(end: End, turn: Turn): void {
    const link = this.#open(end, turn);
    this.#absorb(end, link, link.circuit.pingNow(turn.now), turn);
  }

  /** [trust.start.1] A trusted message makes the peer ask for our proof, and a denial makes it send its own. */
  #ask(end: End, link: Link, turn: Turn): void {
    link.hasAsked = true;
    link.handshake.ask(turn.now);
    this.#say(end, link, { name: ASK_FOR_TRUST, blocks: {}, reliable: true }, turn);
  }

  #wakeOne(end: End, link: Link, turn: Turn): void {
    this.#absorb(end, link, link.circuit.wake(turn.now), turn);
    this.#shake(end, link, link.handshake.wake(turn.now), turn);
  }

  #absorb(end: End, link: Link, effects: readonly CircuitEffect[], turn: Turn): Fate {
    let fate: Fate = 'handled';
    for (const effect of effects) {
      if (effect.kind === 'fate') fate = effect.fate;
      else if (effect.kind === 'deliver') fate = this.#hear(end, link, effect.packet, turn);
      else this.#obey(end, link, effect, turn);
    }
    return fate;
  }

  #obey(
    end: End,
    link: Link,
    effect: Exclude<CircuitEffect, { kind: 'fate' } | { kind: 'deliver' }>,
    turn: Turn,
  ): void {
    switch (effect.kind) {
      case 'datagram':
        turn.out.push(leaving(link, effect.bytes));
        return;
      case 'acked':
        if (this.#options.codec().byName(effect.name)?.trusted === true) link.handshake.believed();
        this.#options.acked(end.border, effect.sequence, turn);
        return;
      case 'failed':
        for (const event of neverAcknowledged(link, effect.name)) tell(turn, event);
        return;
      case 'silent':
        this.#end(end, link, 'timeout: nothing was heard for too long', turn);
        return;
      default:
        tell(turn, { ...linkEvent(link), state: effect.kind });
    }
  }

  #hear(end: End, link: Link, packet: Packet, turn: Turn): Fate {
    const decoded = this.#options.codec().decode(packet.body);
    if ('unknown' in decoded) return 'unknown';
    const { EndPointID, Digest } = decoded.blocks.DataBlock?.[0] ?? {};
    const id = decoded.problems.length === 0 && typeof EndPointID === 'string' ? EndPointID : undefined;
    switch (decoded.template.name) {
      case 'CreateTrustedCircuit':
        if (id === undefined || !(Digest instanceof Uint8Array)) return 'malformed';
        this.#shake(end, link, link.handshake.create(id, asciiOf(Digest), turn.now), turn);
        return 'handled';
      case 'DenyTrustedCircuit':
        if (id === undefined) return 'malformed';
        this.#shake(end, link, link.handshake.deny(id, turn.now), turn);
        return 'handled';
      case 'RequestTrustedCircuit':
        return 'handled';
      case 'CloseCircuit':
        this.#end(end, link, 'the other region closed the circuit', turn);
        return 'handled';
      default:
        return this.#options.heard(end.border, packet, turn);
    }
  }

  #shake(end: End, link: Link, effects: readonly HandshakeEffect[], turn: Turn): void {
    for (const effect of effects) {
      if (effect.kind === 'create') this.#say(end, link, proofOf(effect.endPointId, effect.digest), turn);
      else if (effect.kind === 'deny') this.#say(end, link, denialOf(effect.endPointId), turn);
      else tell(turn, { ...linkEvent(link), state: effect.kind });
    }
  }

  /** False if the template in force has no such message. */
  #say(end: End, link: Link, said: Said, turn: Turn): boolean {
    const outgoing = outgoingOf(this.#options.codec(), said);
    if (outgoing !== undefined) this.#absorb(end, link, link.circuit.send(outgoing, turn.now), turn);
    return outgoing !== undefined;
  }

  #end(end: End, link: Link, reason: string, turn: Turn): void {
    if (end.link !== link) return;
    end.nextSequence = link.circuit.nextSequence;
    end.link = undefined;
    end.opensAt = turn.now + REOPEN_MS;
    this.#closed.add(figuresOf(link, turn.now), reason);
    link.circuit.close(turn.now);
    tell(turn, { ...linkEvent(link), state: 'closed', reason });
  }
}

function leaving({ border, number }: Link, bytes: Uint8Array) {
  const to: Address = border.peer;
  return { kind: 'datagram', door: border.door, to, bytes, circuit: number, neighbour: border.peerRegion } as const;
}

const asciiOf = (bytes: Uint8Array): string => String.fromCharCode(...bytes);
