// What regions tell their neighbours of agents: who may come, who is still there, who is gone. It travels over the
// circuits between them; where those are not trusted in time it is passed on inside the grid, so that nobody waits.
import type { CircuitFigures, Fate } from '../../contract/panel.ts';
import type { LooseMessage } from '../../protocol/packet/codec.ts';
import { Message } from '../../protocol/packet/message.ts';
import type { Packet } from '../../protocol/packet/packet.ts';
import { type Origin, type Turn, tell } from '../doors/owner.ts';
import { fullName } from '../person.ts';
import type { Presence, Session, Sessions } from '../sessions.ts';
import type { Millis } from '../words.ts';
import type { Border } from './link.ts';
import { Links, type LinksOptions } from './links.ts';

/** [child.announce.2] So long a neighbour may take to acknowledge; then it is told inside the grid. */
export const ANNOUNCE_MS: Millis = 2000;
/** [trust.rest.1] After the last agent left, the circuits between regions stay open for this long. */
export const REST_MS: Millis = 500;
/** [child.alive.1] How often a region says that an agent still stands in it. */
export const ALIVE_MS: Millis = 20_000;
/** [child.alive.1] Three such words in vain, and its neighbour forgets the agent. */
export const FORGET_MS: Millis = 3 * ALIVE_MS;

export interface NeighbourhoodOptions extends Omit<LinksOptions, 'heard' | 'acked'> {
  readonly sessions: Sessions;
  /** A region gets to know a session. */
  join(session: Session, door: number): void;
  /** A region in which a session does not stand forgets it. */
  part(presence: Presence, reason: string, turn: Turn): void;
}

type Word = 'AddCircuitCode' | 'KillChildAgents';

/** Something that a neighbour has not acknowledged yet. */
interface Pending {
  readonly word: Word;
  readonly border: Border;
  readonly session: Session;
  readonly sequence: number;
  readonly until: Millis;
}

/** An agent whose code a region knows although it stands next door. */
interface Visit {
  readonly door: number;
  readonly session: Session;
  aliveAt: Millis;
}

export class Neighbourhood {
  readonly #options: NeighbourhoodOptions;
  readonly #links: Links;
  /** Those who stand in a region that has told its neighbours. */
  readonly #announced = new Set<Session>();
  readonly #visits = new Map<string, Visit>();
  /** The first that was said stands first. */
  #pending: readonly Pending[] = [];
  #nextRound: Millis = Number.POSITIVE_INFINITY;

  constructor(options: NeighbourhoodOptions) {
    this.#options = options;
    this.#links = new Links({
      ...options,
      heard: (border, packet, turn) => this.#hear(border, packet, turn),
      acked: (border, sequence) => this.#acked(border, sequence),
    });
  }

  get deadline(): Millis {
    const told = this.#pending[0]?.until ?? Number.POSITIVE_INFINITY;
    return Math.min(this.#links.deadline, told, this.#nextRound);
  }

  /** The neighbour that a datagram comes from, and the number of the circuit with it. */
  neighbourAt(origin: Origin): { readonly name: string; readonly circuit: number } | undefined {
    return this.#links.neighbourAt(origin);
  }

  /** One datagram of a neighbour. */
  receive(origin: Origin, bytes: Uint8Array, turn: Turn): void {
    this.#links.receive(origin, bytes, turn);
  }

  figures(now: Millis): readonly CircuitFigures[] {
    return this.#links.figures(now);
  }

  wake(turn: Turn): void {
    this.#links.wake(turn);
    const late = this.#pending.filter(({ until }) => until <= turn.now);
    this.#pending = this.#pending.filter(({ until }) => until > turn.now);
    for (const { border, session, word } of late) this.#passOn(word, border, session, turn);
    if (this.#nextRound <= turn.now) this.#round(turn);
  }

  /** [child.announce.1] An agent stands in its region: the neighbours are told its code, so that its viewer may look in. */
  arrived(session: Session, turn: Turn): void {
    this.#links.seek(session.region, turn.now);
    this.#links.wake(turn);
    const borders = this.#links.bordersOf(session.region);
    if (borders.length === 0) return;
    this.#announced.add(session);
    this.#nextRound = Math.min(this.#nextRound, turn.now + ALIVE_MS);
    for (const border of borders) this.#tell('AddCircuitCode', border, session, turn);
  }

  /** [child.leave.1] The session is over: its circuits in the neighbours end. */
  left(session: Session, turn: Turn): void {
    if (!this.#announced.delete(session)) return;
    this.#pending = this.#pending.filter((one) => one.session !== session);
    for (const border of this.#links.bordersOf(session.region)) this.#tell('KillChildAgents', border, session, turn);
    if (this.#announced.size === 0) this.#nextRound = Math.min(this.#nextRound, turn.now + REST_MS);
  }

  /** [trust.close.1] The regions take leave of each other. Who is told something from now on is told inside the grid. */
  close(turn: Turn): void {
    this.#links.close(turn);
    for (const { border, session, word } of this.#pending) this.#take(word, border.peerDoor, session, turn);
    for (const { door, session } of this.#visits.values()) this.#forget(door, session, 'the region closed', turn);
    this.#pending = [];
    this.#nextRound = Number.POSITIVE_INFINITY;
  }

  #tell(word: Word, border: Border, session: Session, turn: Turn): void {
    const said = { name: word, blocks: blocksOf(word, session), reliable: true };
    const sequence = this.#links.send(border, said, turn);
    if (sequence === undefined) this.#take(word, border.peerDoor, session, turn);
    else this.#pending = [...this.#pending, { word, border, session, sequence, until: turn.now + ANNOUNCE_MS }];
  }

  #acked(border: Border, sequence: number): void {
    this.#pending = this.#pending.filter((one) => one.border !== border || one.sequence !== sequence);
  }

  /** [child.announce.2] */
  #passOn(word: Word, border: Border, session: Session, turn: Turn): void {
    const { peerRegion, region } = border;
    const message = `${peerRegion} was told of ${fullName(session)} inside the grid: it did not acknowledge ${word} of ${region}.`;
    tell(turn, { event: 'warning', message });
    this.#take(word, border.peerDoor, session, turn);
  }

  #hear({ door }: Border, packet: Packet, turn: Turn): Fate {
    const decoded = this.#options.codec().decode(packet.body);
    if ('unknown' in decoded) return 'unknown';
    if (decoded.problems.length > 0) return 'malformed';
    const message = new Message(decoded);
    switch (message.name) {
      case 'AddCircuitCode': {
        const session = this.#options.sessions.byCode(message.u32('CircuitCode', 'Code'));
        const isHis =
          session?.id === message.uuid('CircuitCode', 'AgentID') &&
          session.sessionId === message.uuid('CircuitCode', 'SessionID');
        if (session !== undefined && isHis) this.#take('AddCircuitCode', door, session, turn);
        return 'handled';
      }
      case 'KillChildAgents': {
        const visit = this.#visits.get(visitKey(door, message.uuid('IDBlock', 'AgentID')));
        if (visit !== undefined) this.#take('KillChildAgents', door, visit.session, turn);
        return 'handled';
      }
      case 'ChildAgentAlive': {
        const visit = this.#visits.get(visitKey(door, message.uuid('AgentData', 'AgentID')));
        if (visit?.session.sessionId === message.uuid('AgentData', 'SessionID')) visit.aliveAt = turn.now;
        return 'handled';
      }
      default:
        return 'unanswered';
    }
  }

  /** What a word does in the region that it is said to. A session that lives is not ended by a word about an earlier one. */
  #take(word: Word, door: number, session: Session, turn: Turn): void {
    const lives = this.#options.sessions.has(session);
    if (word === 'AddCircuitCode' && lives) this.#expect(door, session, turn.now);
    if (word === 'KillChildAgents' && !lives) this.#forget(door, session, 'the session is over', turn);
  }

  #expect(door: number, session: Session, now: Millis): void {
    if (session.presences.has(door)) return;
    this.#options.join(session, door);
    this.#visits.set(visitKey(door, session.id), { door, session, aliveAt: now });
  }

  #forget(door: number, session: Session, reason: string, turn: Turn): void {
    const key = visitKey(door, session.id);
    if (this.#visits.get(key)?.session !== session) return;
    this.#visits.delete(key);
    const presence = session.presences.get(door);
    if (presence !== undefined) this.#options.part(presence, reason, turn);
  }

  /** [child.alive.1] */
  #round(turn: Turn): void {
    for (const session of this.#announced) {
      for (const border of this.#links.bordersOf(session.region)) this.#links.send(border, aliveWord(session), turn);
    }
    for (const { aliveAt, door, session } of this.#visits.values()) {
      if (aliveAt + FORGET_MS <= turn.now) this.#forget(door, session, 'its region says nothing of it any more', turn);
    }
    this.#nextRound = turn.now + (this.#announced.size > 0 ? ALIVE_MS : REST_MS);
    if (this.#announced.size > 0 || this.#visits.size > 0 || this.#pending.length > 0) return;
    this.#nextRound = Number.POSITIVE_INFINITY;
    this.#links.rest('nobody is here', turn);
  }
}

const visitKey = (door: number, agentId: string): string => `${door} ${agentId}`;

function blocksOf(word: Word, { circuitCode, id, sessionId }: Session): LooseMessage {
  if (word === 'KillChildAgents') return { IDBlock: { AgentID: id } };
  return { CircuitCode: { Code: circuitCode, SessionID: sessionId, AgentID: id } };
}

function aliveWord({ circuitCode, id, sessionId }: Session) {
  const AgentData = { ViewerCircuitCode: circuitCode, AgentID: id, SessionID: sessionId };
  return { name: 'ChildAgentAlive', blocks: { AgentData }, reliable: false };
}
