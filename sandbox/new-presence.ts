// What a region gives to a session that it gets to know: addresses of its own, and an event queue.
import { EventQueue } from './caps/event-queue.ts';
import { Seed } from './caps/seed.ts';
import type { GridOptions } from './grid-options.ts';
import type { Presence } from './sessions.ts';

/** Hexadecimal digits of chance that decide where the ids of a queue begin. */
const DIGITS = 7;

/** [child.presence.1] For a session whose code a region was told. @param door index of the region */
export function newPresence(
  door: number,
  { eventQueueIdle, secret }: Pick<GridOptions, 'eventQueueIdle' | 'secret'>,
): Pick<Presence, 'door' | 'seed' | 'queue'> {
  const firstId = Number.parseInt(secret().slice(0, DIGITS), 16);
  return { door, seed: new Seed(secret), queue: new EventQueue(firstId, eventQueueIdle ?? 'empty') };
}
