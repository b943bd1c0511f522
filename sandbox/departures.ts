// How sessions end: by a goodbye that is waited for, or at once.
import type { Codec } from '../protocol/packet/codec.ts';
import type { Clerk } from './caps/clerk.ts';
import type { Delivery } from './delivery.ts';
import type { Circuits } from './doors/circuits.ts';
import { isLoggedOut } from './doors/connection.ts';
import type { Turn } from './doors/owner.ts';
import { rootConnection } from './doors/presence.ts';
import type { Whereabouts } from './login/whereabouts.ts';
import { dismiss, kick } from './sending-away.ts';
import type { Presence, Session, Sessions } from './sessions.ts';
import type { Neighbourhood } from './trust/neighbourhood.ts';
import type { World } from './world/world.ts';

export interface DepartureParts {
  readonly circuits: Circuits;
  readonly clerk: Clerk;
  readonly delivery: Delivery;
  readonly neighbourhood: Neighbourhood;
  readonly sessions: Sessions;
  readonly whereabouts: Whereabouts;
  readonly world: World;
  /** The template in force, compiled. */
  codec(): Codec;
  /** Its journey is over, if it was on one. */
  travelEnds(session: Session): void;
}

export class Departures {
  readonly #parts: DepartureParts;

  constructor(parts: DepartureParts) {
    this.#parts = parts;
  }

  /** [session.kick.1] The viewer is told why. Without a circuit nobody can be told. */
  kick(session: Session, reason: string, turn: Turn): void {
    const { circuits, codec } = this.#parts;
    const connection = rootConnection(session);
    if (connection === undefined) this.end(session, reason, turn);
    else kick({ circuits, codec: codec() }, connection, reason, turn);
  }

  /** [session.again.1] Somebody who logs in while an earlier session of the same agent lives takes its place. */
  giveWay(session: Session, turn: Turn): void {
    this.kick(session, 'You have logged in from another place.', turn);
    this.end(session, 'the same agent logged in again', turn);
  }

  /** [session.unused.1] Whoever did not come in time is not awaited any more. */
  wake(turn: Turn): void {
    for (const session of this.#parts.sessions.unused(turn.now)) {
      this.end(session, 'no circuit was opened in time', turn);
    }
  }

  /** [child.leave.1] It says goodbye: the regions next door need not wait until it is gone. */
  leaving(session: Session, turn: Turn): void {
    this.#parts.neighbourhood.left(session, turn);
  }

  /** [child.leave.1] A region knows the session no more: its viewer loses sight of it, or knows of itself that it is gone. */
  part(presence: Presence, reason: string, turn: Turn): void {
    const { circuits, clerk, codec, sessions } = this.#parts;
    const { connection } = presence;
    sessions.part(presence, turn.now);
    clerk.close(presence, turn);
    if (connection === undefined) return;
    if (isLoggedOut(presence.session)) circuits.end(connection, reason, turn);
    else dismiss({ circuits, codec: codec() }, connection, reason, turn);
  }

  /** The session is over: its capabilities and its code are gone, and so is its avatar. */
  end(session: Session, reason: string, turn: Turn): void {
    const { clerk, delivery, neighbourhood, sessions, travelEnds, whereabouts, world } = this.#parts;
    if (!sessions.has(session)) return;
    const place = world.whereabout(session.id);
    if (place !== undefined) whereabouts.remember('last', session.id, place);
    sessions.remove(session, turn.now);
    for (const presence of session.presences.values()) clerk.close(presence, turn);
    travelEnds(session);
    neighbourhood.left(session, turn);
    delivery.perform(world.leave(session.id, reason, turn.now), turn);
  }
}
