// What the world says. It is delivered by others: the world knows no packets, no sockets and no polls.

import type { Llsd } from '../../protocol/llsd/value.ts';
import type { LooseMessage } from '../../protocol/packet/codec.ts';
import type { UntimedEvent } from '../effects.ts';
import type { Arrival } from './agent.ts';
import type { Whereabout } from './whereabout.ts';

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
      /** Index of the region that speaks; absent = the one in which the agent stands. */
      readonly region?: number;
    }
  /** By the event queue of one agent. */
  | { readonly kind: 'queue'; readonly to: string; readonly event: string; readonly body: Llsd }
  /** From now on this circuit is the agent's root: it stands in the region. */
  | { readonly kind: 'become-root'; readonly agent: string }
  /** [travel.hand.1] The agent wants to come out in another region. `to`: its index; `flags`: how a teleport came about. */
  | {
      readonly kind: 'depart';
      readonly agent: string;
      readonly way: 'teleport' | 'crossing';
      readonly to: number;
      readonly flags: number;
      readonly arrival: Arrival;
    }
  /** [travel.home.1] It has another home. */
  | { readonly kind: 'home'; readonly agent: string; readonly place: Whereabout }
  /** [travel.cancel.1] It does not want to any more. */
  | { readonly kind: 'stay'; readonly agent: string }
  /** Nothing more will be said: the circuit lingers for the last acks and closes, and then `World.leave` is called. `reason`: absent = it logs out. */
  | { readonly kind: 'farewell'; readonly agent: string; readonly reason?: string }
  /** Told to those who started the grid. */
  | { readonly kind: 'event'; readonly event: UntimedEvent };

/** What somebody is told, by the agent's id. */
export type Speak = (to: string) => readonly Say[];

/** Must arrive. `states`: what it tells the latest of. */
export function say(to: string, message: string, blocks: LooseMessage, states: readonly string[] = []): Say {
  return { kind: 'say', to, message, blocks, reliable: true, ...latest(states) };
}

/** May be lost: a newer one follows. `states`: what it tells the latest of. */
export function mention(
  to: string,
  message: string,
  blocks: LooseMessage,
  states: readonly string[] = [],
): Say & { kind: 'say' } {
  return { kind: 'say', to, message, blocks, reliable: false, ...latest(states) };
}

/** [child.look.2] By the circuit with a region in which the agent does not stand. */
export function fromRegion(region: number, says: readonly Say[]): readonly Say[] {
  return says.map((said) => (said.kind === 'say' ? { ...said, region } : said));
}

/** [said.once.1] The same words for many: they are found once, and written once. */
export function once(speak: Speak): Speak {
  let says: readonly Say[] | undefined;
  return (to) => {
    says ??= speak(to);
    return says.map((said) => (said.kind === 'say' || said.kind === 'queue' ? { ...said, to } : said));
  };
}

export function queue(to: string, event: string, body: Llsd): Say {
  return { kind: 'queue', to, event, body };
}

export function tell(event: UntimedEvent): Say {
  return { kind: 'event', event };
}

const latest = (states: readonly string[]) => (states.length === 0 ? {} : { states });
