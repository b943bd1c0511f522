// What those who started the grid are told of circuits.
import type { OpeningRefusal } from '../../contract/figures.ts';
import type { UntimedEvent } from '../effects.ts';
import { fullName } from '../person.ts';
import type { Address } from '../words.ts';
import type { Connection } from './connection.ts';
import { REFUSAL_WORDS } from './opening.ts';

/** [session.failed.1] Without these a viewer never gets into its region. */
const ESSENTIAL: ReadonlySet<string> = new Set(['RegionHandshake', 'AgentMovementComplete']);

/** The part that all news of a circuit share. */
export function circuitEvent({ number: circuit, region, session }: Connection) {
  return { event: 'circuit', circuit, agent: fullName(session), region } as const;
}

export function refused({ host, port }: Address, why: OpeningRefusal): UntimedEvent {
  return { event: 'warning', message: `${host}:${port} may not open a circuit: ${REFUSAL_WORDS[why]}.` };
}

export function otherHost({ peer, session }: Connection): UntimedEvent {
  const message = `${fullName(session)} logged in from ${session.loginHost} and opened its circuit from ${peer.host}.`;
  return { event: 'warning', message };
}

/** [session.failed.1] Told at once where nothing works without the message. */
export function neverAcknowledged({ session }: Connection, name: string): readonly UntimedEvent[] {
  if (!ESSENTIAL.has(name)) return [];
  return [{ event: 'warning', message: `${fullName(session)} never acknowledged ${name}.`, urgent: true }];
}

/** [session.failed.1] What a circuit that has ended left behind: one sentence, however much it was. */
export function leftUnacknowledged({ firstFailed, session }: Connection, count: number): readonly UntimedEvent[] {
  if (firstFailed === undefined) return [];
  const messages = count === 1 ? 'a message' : `${count} messages`;
  const which = count === 1 ? firstFailed : `first ${firstFailed}`;
  return [{ event: 'warning', message: `${fullName(session)} left ${messages} unacknowledged: ${which}.` }];
}
