// Does what the grid says. A mistake of ours is caught here, or before, where one message of an agent is heard: one request is
// lost, the grid lives.
import type { CallId, Effect, Reply, UntimedEvent } from '../effects.ts';
import { mistakeOf } from '../mistakes.ts';
import type { Address } from '../words.ts';

export interface Hands {
  sendDatagram(door: number, to: Address, bytes: Uint8Array): void;
  sendReply(to: CallId, reply: Reply): void;
  hangUp(to: CallId): void;
  /** Every effect, before it is performed. */
  see(effect: Effect): void;
  tell(event: UntimedEvent): void;
}

/** Does one after the other; one that fails is reported and leaves the others alone. */
export function perform(effects: readonly Effect[], hands: Hands, report: (mistake: string) => void): void {
  for (const effect of effects) {
    attempt(see, effect, hands, report);
    attempt(performOne, effect, hands, report);
  }
}

type Act = (effect: Effect, hands: Hands) => void;

const see: Act = (effect, hands) => hands.see(effect);

/** Without a closure: it happens twice for each datagram. */
function attempt(act: Act, effect: Effect, hands: Hands, report: (mistake: string) => void): void {
  try {
    act(effect, hands);
  } catch (error) {
    report(mistakeOf(error));
  }
}

function performOne(effect: Effect, hands: Hands): void {
  if (effect.kind === 'datagram') hands.sendDatagram(effect.door, effect.to, effect.bytes);
  else if (effect.kind === 'reply') hands.sendReply(effect.to, effect.reply);
  else if (effect.kind === 'hang-up') hands.hangUp(effect.to);
  else if (effect.kind === 'event') hands.tell(effect.event);
}

/** The result, or what is left when we were wrong; the mistake is reported in one sentence. */
export function safely<Result>(act: () => Result, otherwise: Result, report: (mistake: string) => void): Result {
  try {
    return act();
  } catch (error) {
    report(mistakeOf(error));
    return otherwise;
  }
}
