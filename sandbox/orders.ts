// What those who started the grid may order: to say something, to send a message, to send somebody away.
import type { Codec } from '../protocol/packet/codec.ts';
import { announcement } from './announcement.ts';
import { bodyFromJson } from './any-message.ts';
import { type Delivery, outgoing } from './delivery.ts';
import type { Departures } from './departures.ts';
import type { Circuits } from './doors/circuits.ts';
import type { Turn } from './doors/owner.ts';
import { rootConnection } from './doors/presence.ts';
import type { Sessions } from './sessions.ts';
import { MAX_CHAT_BYTES } from './world/conversations/chat.ts';
import { MAX_SHORT_TEXT, tooLong } from './world/text.ts';
import type { World } from './world/world.ts';

/** A wish that cannot be granted, in a sentence. */
export interface Refusal {
  readonly problem: string;
}

/** What is done about an order, or why nothing is. */
export type Order = Refusal | ((turn: Turn) => void);

export interface OrderParts {
  readonly circuits: Circuits;
  readonly delivery: Delivery;
  readonly departures: Departures;
  readonly sessions: Sessions;
  readonly world: World;
}

/** Any message of the template, to an agent. `to` is a name or an id, `blocks` as `decode` prints them. */
export function orderToSend(parts: OrderParts, codec: Codec, to: string, [name, blocks]: [string, unknown]): Order {
  const session = parts.sessions.byName(to);
  const connection = session === undefined ? undefined : rootConnection(session);
  if (connection === undefined) return { problem: `${to} has no circuit.` };
  const body = bodyFromJson(codec, name, blocks);
  if ('problem' in body) return body;
  const sent = outgoing(codec, { name, body, reliable: true });
  return (turn) => parts.circuits.send(connection, sent, turn);
}

/** Something that is said in a region, in the voice of the grid. */
export function orderToAnnounce({ delivery, world }: OrderParts, region: string, text: string): Order {
  const place = world.regions.find((one) => one.name.toLowerCase() === region.trim().toLowerCase());
  if (place === undefined) return { problem: `There is no region ${region}.` };
  const refusal = tooLong('text', text, MAX_CHAT_BYTES);
  if (refusal !== undefined) return refusal;
  const listeners = world.standing().filter((agent) => agent.place === place);
  return (turn) => delivery.perform(announcement(place, listeners, text), turn);
}

/** Somebody is sent away. `who` is a name or an id. */
export function orderToKick({ departures, sessions }: OrderParts, who: string, reason: string): Order {
  const session = sessions.byName(who);
  if (session === undefined) return { problem: `${who} is not logged in.` };
  const refusal = tooLong('reason', reason, MAX_SHORT_TEXT);
  if (refusal !== undefined) return refusal;
  return (turn) => departures.kick(session, reason, turn);
}
