// What the world says. It is delivered by others: the world knows no packets, no sockets and no polls.

import type { Llsd } from '../../protocol/llsd/value.ts';
import type { LooseMessage } from '../../protocol/packet/codec.ts';
import type { UntimedEvent } from '../effects.ts';

export type Say =
  /** By UDP to one agent, encoded with the template in force. */
  | {
      readonly kind: 'say';
      /** Agent id. */
      readonly to: string;
      readonly message: string;
      readonly blocks: LooseMessage;
      /** Said again until it is acked. */
      readonly reliable: boolean;
      /** Names of what it tells the latest of: while it waits, newer ones take its place. */
      readonly states?: readonly string[];
    }
  /** By the event queue of one agent. */
  | { readonly kind: 'queue'; readonly to: string; readonly event: string; readonly body: Llsd }
  /** From now on this circuit is the agent's root: it stands in the region. */
  | { readonly kind: 'become-root'; readonly agent: string }
  /** Nothing more will be said: the circuit lingers for the last acks and closes, and then `World.leave` is called. */
  | { readonly kind: 'farewell'; readonly agent: string }
  /** Told to those who started the grid. */
  | { readonly kind: 'event'; readonly event: UntimedEvent };

/** Must arrive. `states`: what it tells the latest of. */
export function say(to: string, message: string, blocks: LooseMessage, states: readonly string[] = []): Say {
  return { kind: 'say', to, message, blocks, reliable: true, ...latest(states) };
}

/** May be lost: a newer one follows. `states`: what it tells the latest of. */
export function mention(to: string, message: string, blocks: LooseMessage, states: readonly string[] = []): Say {
  return { kind: 'say', to, message, blocks, reliable: false, ...latest(states) };
}

export function queue(to: string, event: string, body: Llsd): Say {
  return { kind: 'queue', to, event, body };
}

export function tell(event: UntimedEvent): Say {
  return { kind: 'event', event };
}

const latest = (states: readonly string[]) => (states.length === 0 ? {} : { states });
