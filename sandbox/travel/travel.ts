// Agents on their way from one region to another: who may come where, when its viewer is told to go, and what becomes of
// the region that it left. The avatar stays where it is until its viewer speaks up at the other end.
import type { Clerk } from '../caps/clerk.ts';
import type { Delivery } from '../delivery.ts';
import type { Departures } from '../departures.ts';
import { type Connection, isLeaving } from '../doors/connection.ts';
import { type Turn, tell } from '../doors/owner.ts';
import { rootConnection } from '../doors/presence.ts';
import { circuitEvent } from '../doors/told.ts';
import { rootOf, type Session, type Sessions } from '../sessions.ts';
import type { Neighbourhood } from '../trust/neighbourhood.ts';
import type { Millis } from '../words.ts';
import type { Arrival } from '../world/agent.ts';
import type { Say } from '../world/say.ts';
import { turned } from '../world/vector.ts';
import type { World } from '../world/world.ts';
import {
  crossedRegion,
  type Destination,
  enableSimulator,
  establishAgentCommunication,
  teleportFailed,
  teleportFinish,
} from './events.ts';
import { Partings } from './partings.ts';

/** [travel.late.1] A viewer says its word at the other end three times in this time; then the journey is forgotten. */
export const JOURNEY_MS: Millis = 20_000;

type Departure = Extract<Say, { readonly kind: 'depart' }>;

interface Journey {
  readonly session: Session;
  readonly departure: Departure;
  readonly until: Millis;
  /** As the region at the other end was told of it. */
  arrival: Arrival | undefined;
  /** The viewer was told to go. */
  isTold: boolean;
}

export interface TravelParts {
  readonly clerk: Clerk;
  readonly delivery: Delivery;
  readonly departures: Departures;
  readonly neighbourhood: Neighbourhood;
  readonly sessions: Sessions;
  readonly world: World;
  /** Where a viewer finds the region behind a door. */
  destination(session: Session, door: number): Destination;
}

export class Travel {
  readonly #parts: TravelParts;
  readonly #journeys = new Map<Session, Journey>();
  readonly #partings = new Partings();

  constructor(parts: TravelParts) {
    this.#parts = parts;
  }

  get deadline(): Millis {
    let first = this.#partings.deadline;
    for (const { until } of this.#journeys.values()) first = Math.min(first, until);
    return first;
  }

  /** Whether the viewer was told to go, so that it may close what it leaves behind. */
  isGoing(session: Session): boolean {
    return this.#journeys.get(session)?.isTold ?? false;
  }

  /** [travel.order.1] Whether a circuit is the end of a teleport: it gets its ack and nothing else before it asks. */
  isDestination({ door, session }: Connection): boolean {
    const departure = this.#journeys.get(session)?.departure;
    return departure?.way === 'teleport' && departure.to === door;
  }

  /** [travel.hand.1] An agent wants to go: the other region is told first. */
  begin(departure: Departure, turn: Turn): void {
    const session = this.#parts.sessions.byAgent(departure.agent);
    if (session === undefined) return;
    const until = turn.now + JOURNEY_MS;
    this.#journeys.set(session, { session, departure, until, arrival: undefined, isTold: false });
    this.#parts.neighbourhood.handOver(session, departure.to, departure.arrival, turn);
  }

  /** [travel.cancel.1] A viewer that was told to go already cannot be held any more. */
  cancel(agentId: string, turn: Turn): void {
    const session = this.#parts.sessions.byAgent(agentId);
    const journey = session === undefined ? undefined : this.#journeys.get(session);
    if (journey?.departure.way === 'teleport' && !journey.isTold) this.#forget(journey, turn);
  }

  /** The other region was told how the agent comes out. */
  expect(session: Session, door: number, arrival: Arrival): void {
    const journey = this.#journeys.get(session);
    if (journey?.departure.to === door) journey.arrival = arrival;
  }

  /** [travel.finish.1] It knows all that it must: the viewer is told to go, by the queue of the region where it is. */
  handedOver(session: Session, door: number): void {
    const journey = this.#journeys.get(session);
    const presence = session.presences.get(door);
    if (journey?.departure.to !== door || journey.arrival === undefined || presence === undefined) return;
    if (journey.isTold) return;
    journey.isTold = true;
    const { flags, way } = journey.departure;
    const { position, rotation } = journey.arrival;
    const where = this.#parts.destination(session, door);
    const event =
      way === 'teleport'
        ? teleportFinish(presence, where, flags)
        : crossedRegion(presence, where, { position, lookAt: turned([1, 0, 0], rotation) });
    this.#parts.clerk.push(rootOf(session), event);
  }

  /** [child.enable.1] A region next door knows the session: its viewer is asked to look in, unless it does already. */
  told(session: Session, door: number): void {
    const presence = session.presences.get(door);
    this.handedOver(session, door);
    if (presence === undefined || presence.connection !== undefined) return;
    if (door === session.region || this.#journeys.get(session)?.departure.to === door) return;
    this.#parts.clerk.push(rootOf(session), enableSimulator(this.#parts.destination(session, door)));
  }

  /** [child.enable.2] The viewer looks in: it is given the seed of that region. */
  opened({ door, session }: Connection): void {
    const presence = session.presences.get(door);
    if (presence === undefined) return;
    const event = establishAgentCommunication(presence, this.#parts.destination(session, door));
    this.#parts.clerk.push(rootOf(session), event);
  }

  /** [travel.arrive.1] The viewer speaks up at the other end: from now on its root is there. False = nobody expects it. */
  arrive(connection: Connection, turn: Turn): boolean {
    const { door, session } = connection;
    const journey = this.#journeys.get(session);
    if (journey?.departure.to !== door || journey.arrival === undefined || isLeaving(session)) return false;
    this.#journeys.delete(session);
    this.#parts.delivery.perform(this.#parts.world.move(session.id, door, [journey.arrival, turn.now]), turn);
    const former = rootConnection(session);
    this.#partings.add(session, session.region, turn.now);
    session.region = door;
    if (former?.role !== 'root') return true;
    former.role = 'child';
    tell(turn, { ...circuitEvent(former), state: 'child' });
    return true;
  }

  /** [travel.after.2] The viewer knows where it stands. */
  settled(session: Session): void {
    this.#partings.allow(session);
  }

  wake(turn: Turn): void {
    for (const { door, session } of this.#partings.due(turn.now)) this.#parts.neighbourhood.tidy(session, door, turn);
    for (const journey of [...this.#journeys.values()]) {
      if (journey.until <= turn.now) this.#expire(journey, turn);
    }
  }

  /** The session is over. */
  left(session: Session): void {
    this.#journeys.delete(session);
    this.#partings.remove(session);
  }

  /** [travel.late.1] The agent stays where it is; without a circuit there it is gone. */
  #expire(journey: Journey, turn: Turn): void {
    const { departure, session } = journey;
    this.#forget(journey, turn);
    if (rootConnection(session) === undefined) {
      this.#parts.departures.end(session, 'the viewer did not come out where it wanted to go', turn);
    } else if (departure.way === 'teleport') {
      this.#parts.clerk.push(rootOf(session), teleportFailed(session.id, 'timeout_tport'));
    }
  }

  #forget({ departure, session }: Journey, turn: Turn): void {
    this.#journeys.delete(session);
    this.#parts.world.stay(session.id, turn.now);
    this.#parts.neighbourhood.tidy(session, departure.to, turn);
  }
}
