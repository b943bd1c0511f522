// What follows from the words that regions say to each other: those who say them do not do it.
import type { Turn } from '../doors/owner.ts';
import type { Presence, Session } from '../sessions.ts';
import type { Arrival } from '../world/agent.ts';
import type { Body } from '../world/motion.ts';
import type { Region } from '../world/region.ts';

/** What the words of regions do to the sessions of which they speak. */
export interface RegionWords {
  /** A region gets to know a session. */
  join(session: Session, door: number): void;
  /** A region in which a session does not stand forgets it. */
  part(presence: Presence, reason: string, turn: Turn): void;
  /** A region next door knows the session: its viewer may look in. */
  told(session: Session, door: number): void;
  /** A region was told how an agent will come out in it. */
  expect(session: Session, door: number, arrival: Arrival): void;
  /** That region has acknowledged it: the agent may go. */
  handedOver(session: Session, door: number): void;
  /** How an agent stands in its region; undefined = nowhere. */
  bodyOf(agentId: string): Body | undefined;
  /** The region behind a door, as the world has it. */
  region(door: number): Region;
}
