// What regions tell their neighbours of agents: who may come, who is still there, who is gone. It travels over the
// circuits between them; where those are not trusted in time it is passed on inside the grid, so that nobody waits.
import type { CircuitFigures, Fate } from '../../contract/panel.ts';
import { Message } from '../../protocol/packet/message.ts';
import type { Packet } from '../../protocol/packet/packet.ts';
import { CLOCK_JUMP_MS } from '../circuit/timing.ts';
import { isLeaving } from '../doors/connection.ts';
import { type Origin, type Turn, tell } from '../doors/owner.ts';
import { fullName } from '../person.ts';
import type { Presence, Session, Sessions } from '../sessions.ts';
import type { Millis } from '../words.ts';
import type { Arrival } from '../world/agent.ts';
import { Awaited } from './awaited.ts';
import { aliveWord, announcedBy, blocksOf, type Errand, handedOverBy, positionWord, spokenOfIn } from './errands.ts';
import type { Border } from './link.ts';
import { Links, type LinksOptions } from './links.ts';
import { Positions } from './positions.ts';
import type { RegionWords } from './region-words.ts';
import { Visits } from './visits.ts';

/** [child.announce.2] So long a neighbour may take to acknowledge; then it is told inside the grid. */
export const ANNOUNCE_MS: Millis = 2000;
/** [trust.rest.1] After the last agent left, the circuits between regions stay open for this long. */
export const REST_MS: Millis = 500;
/** [child.alive.1] How often a region says that an agent still stands in it. */
export const ALIVE_MS: Millis = 20_000;
/** [child.alive.1] Three such words in vain, and its neighbour forgets the agent. */
export const FORGET_MS: Millis = 3 * ALIVE_MS;

/** Why a region forgets an agent that has gone on. */
const OUT_OF_VIEW = 'the agent stands too far away';

export interface NeighbourhoodOptions extends RegionWords, Omit<LinksOptions, 'heard' | 'acked'> {
  readonly sessions: Sessions;
}

export class Neighbourhood {
  readonly #options: NeighbourhoodOptions;
  readonly #links: Links;
  /** Those who stand in a region that has told its neighbours. */
  readonly #announced = new Set<Session>();
  readonly #visits = new Visits();
  readonly #positions: Positions;
  readonly #awaited = new Awaited();
  #nextRound: Millis = Number.POSITIVE_INFINITY;

  constructor(options: NeighbourhoodOptions) {
    this.#options = options;
    this.#positions = new Positions((agentId) => options.bodyOf(agentId));
    this.#links = new Links({
      ...options,
      heard: (border, packet, turn) => this.#hear(border, packet, turn),
      acked: (border, sequence) => this.#acked(border, sequence),
    });
  }

  get deadline(): Millis {
    return Math.min(this.#links.deadline, this.#awaited.deadline, this.#nextRound, this.#positions.deadline);
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
    for (const { border, errand } of this.#awaited.late(turn.now)) this.#passOn(errand, border, turn);
    this.#tellPositions(turn);
    if (this.#nextRound <= turn.now) this.#round(turn);
  }

  /** [child.announce.1] An agent stands in its region: the neighbours are told its code, so that its viewer may look in. */
  arrived(session: Session, turn: Turn): void {
    this.#visits.delete(session.region, session);
    this.#links.seek(session.region, turn.now);
    this.#links.wake(turn);
    const borders = this.#links.bordersOf(session.region);
    if (borders.length === 0) return;
    this.#announced.add(session);
    this.#positions.watch(session, turn.now);
    this.#nextRound = Math.min(this.#nextRound, turn.now + ALIVE_MS);
    for (const border of borders) {
      if (session.presences.has(border.peerDoor)) this.#expect(border.peerDoor, session, turn.now);
      this.#tell({ word: 'AddCircuitCode', session }, border, turn);
    }
  }

  /** [child.leave.1] The session is over: its circuits in the neighbours end. */
  left(session: Session, turn: Turn): void {
    this.#awaited.forget(session);
    for (const presence of this.#farAway(session)) this.#options.part(presence, 'the session is over', turn);
    if (!this.#announced.delete(session)) return;
    this.#withdraw(session, session.region, turn);
    if (this.#announced.size === 0) this.#nextRound = Math.min(this.#nextRound, turn.now + REST_MS);
  }

  /** [travel.hand.1] An agent will go to another region, which is told how it comes out there. Without a border: inside the grid. */
  handOver(session: Session, to: number, arrival: Arrival, turn: Turn): void {
    const border = this.#links.bordersOf(session.region).find(({ peerDoor }) => peerDoor === to);
    const errand: Errand = { word: 'ChildAgentUpdate', session, arrival };
    if (border === undefined) {
      if (!session.presences.has(to)) this.#options.join(session, to);
      this.#do(errand, to, turn);
      return;
    }
    if (!session.presences.has(to)) this.#tell({ word: 'AddCircuitCode', session }, border, turn);
    this.#tell(errand, border, turn);
  }

  /** [travel.after.2] The agent has left a region for good: what is no neighbour of where it stands now loses sight of it. */
  tidy(session: Session, former: number, turn: Turn): void {
    if (former !== session.region) this.#withdraw(session, former, turn);
    const presence = session.presences.get(former);
    if (presence !== undefined && !this.#isWanted(session, former)) this.#options.part(presence, OUT_OF_VIEW, turn);
  }

  /** [trust.close.1] The regions take leave of each other. Who is told something from now on is told inside the grid. */
  close(turn: Turn): void {
    this.#links.close(turn);
    for (const { border, errand } of this.#awaited.clear()) this.#do(errand, border.peerDoor, turn);
    for (const { door, session } of this.#visits.all) this.#forget(door, session, 'the region closed', turn);
    this.#nextRound = Number.POSITIVE_INFINITY;
  }

  /** The neighbours of a region forget a session, unless they are neighbours of where it stands. */
  #withdraw(session: Session, door: number, turn: Turn): void {
    for (const border of this.#links.bordersOf(door)) {
      if (!this.#isWanted(session, border.peerDoor)) this.#tell({ word: 'KillChildAgents', session }, border, turn);
    }
  }

  /** Whether it is there, and not only waiting for the last ack. */
  #lives(session: Session): boolean {
    return this.#options.sessions.has(session) && !isLeaving(session);
  }

  /** Whether the region has a reason to know the session. */
  #isWanted(session: Session, door: number): boolean {
    if (!this.#lives(session)) return false;
    return door === session.region || this.#links.bordersOf(session.region).some(({ peerDoor }) => peerDoor === door);
  }

  /** Presences in regions that no neighbour speaks for. */
  #farAway(session: Session): readonly Presence[] {
    return [...session.presences.values()].filter(
      ({ door }) => door !== session.region && this.#visits.find(door, session.id) === undefined,
    );
  }

  #tell(errand: Errand, border: Border, turn: Turn): void {
    const said = { name: errand.word, blocks: blocksOf(errand, this.#options.region(border.peerDoor)), reliable: true };
    const sequence = this.#links.send(border, said, turn);
    if (sequence === undefined) this.#do(errand, border.peerDoor, turn);
    else this.#awaited.add({ border, errand, sequence, until: turn.now + ANNOUNCE_MS });
  }

  #acked(border: Border, sequence: number): void {
    for (const errand of this.#awaited.acked(border, sequence)) this.#settled(errand, border.peerDoor);
  }

  /** [child.announce.2] */
  #passOn(errand: Errand, border: Border, turn: Turn): void {
    const { peerRegion, region } = border;
    const message = `${peerRegion} was told of ${fullName(errand.session)} inside the grid: it did not acknowledge ${errand.word} of ${region}.`;
    tell(turn, { event: 'warning', message });
    this.#do(errand, border.peerDoor, turn);
  }

  /** Inside the grid: it is said, done and known to be done. */
  #do(errand: Errand, door: number, turn: Turn): void {
    this.#take(errand, door, turn);
    this.#settled(errand, door);
  }

  #settled({ session, word }: Errand, door: number): void {
    if (!this.#lives(session)) return;
    if (word === 'AddCircuitCode') this.#options.told(session, door);
    if (word === 'ChildAgentUpdate') this.#options.handedOver(session, door);
  }

  #hear({ door, peerDoor }: Border, packet: Packet, turn: Turn): Fate {
    const decoded = this.#options.codec().decode(packet.body);
    if ('unknown' in decoded) return 'unknown';
    if (decoded.problems.length > 0) return 'malformed';
    const message = new Message(decoded);
    switch (message.name) {
      case 'AddCircuitCode': {
        const session = announcedBy(message, this.#options.sessions);
        if (session !== undefined) this.#take({ word: 'AddCircuitCode', session }, door, turn);
        return 'handled';
      }
      case 'ChildAgentUpdate': {
        const errand = handedOverBy(message, this.#options.sessions);
        if (errand !== undefined) this.#take(errand, door, turn);
        return errand === undefined ? 'unanswered' : 'handled';
      }
      case 'KillChildAgents': {
        const visit = this.#visits.find(door, message.uuid('IDBlock', 'AgentID'));
        if (visit !== undefined) this.#take({ word: 'KillChildAgents', session: visit.session }, door, turn);
        return 'handled';
      }
      // [child.position.1] Whoever moves is there, too.
      case 'ChildAgentPositionUpdate':
      case 'ChildAgentAlive': {
        const session = spokenOfIn(message, this.#options.sessions);
        if (session !== undefined) this.#keep(session, { door, peerDoor }, turn);
        return 'handled';
      }
      default:
        return 'unanswered';
    }
  }

  /** What a word does in the region that it is said to. A session that is wanted there is not ended by a word that came late. */
  #take(errand: Errand, door: number, turn: Turn): void {
    const { session } = errand;
    const lives = this.#lives(session);
    switch (errand.word) {
      case 'AddCircuitCode':
        if (lives) this.#expect(door, session, turn.now);
        return;
      case 'ChildAgentUpdate':
        if (lives) this.#options.expect(session, door, errand.arrival);
        return;
      case 'KillChildAgents':
        if (!this.#isWanted(session, door)) {
          this.#forget(door, session, lives ? OUT_OF_VIEW : 'the session is over', turn);
        }
    }
  }

  /** [child.alive.2] Whoever was forgotten too early, and is said to be there, is known again. */
  #keep(session: Session, { door, peerDoor }: Pick<Border, 'door' | 'peerDoor'>, turn: Turn): void {
    const visit = this.#visits.find(door, session.id);
    if (visit?.session === session) visit.aliveAt = turn.now;
    else if (peerDoor === session.region && this.#announced.has(session) && !this.#awaited.has(session, door)) {
      this.#do({ word: 'AddCircuitCode', session }, door, turn);
    }
  }

  #expect(door: number, session: Session, now: Millis): void {
    if (door === session.region) return;
    if (!session.presences.has(door)) this.#options.join(session, door);
    this.#visits.add({ door, session, aliveAt: now });
  }

  #forget(door: number, session: Session, reason: string, turn: Turn): void {
    if (!this.#visits.delete(door, session)) return;
    const presence = session.presences.get(door);
    if (presence !== undefined) this.#options.part(presence, reason, turn);
  }

  /** [child.position.1] */
  #tellPositions(turn: Turn): void {
    for (const { body, session } of this.#positions.moved(this.#announced, turn.now)) {
      const word = positionWord(session, this.#options.region(session.region), body);
      for (const border of this.#links.bordersOf(session.region)) this.#links.send(border, word, turn);
    }
  }

  /** [child.alive.1] */
  #round(turn: Turn): void {
    // [child.alive.2] A machine that slept is not silence.
    if (turn.now - this.#nextRound > CLOCK_JUMP_MS) this.#visits.renew(turn.now);
    for (const session of this.#announced) {
      for (const border of this.#links.bordersOf(session.region)) this.#links.send(border, aliveWord(session), turn);
    }
    for (const { aliveAt, door, session } of this.#visits.all) {
      if (aliveAt + FORGET_MS <= turn.now) this.#forget(door, session, 'its region says nothing of it any more', turn);
    }
    this.#nextRound = turn.now + (this.#announced.size > 0 ? ALIVE_MS : REST_MS);
    if (this.#announced.size > 0 || this.#visits.size > 0 || !this.#awaited.isEmpty) return;
    this.#nextRound = Number.POSITIVE_INFINITY;
    this.#links.rest('nobody is here', turn);
  }
}
