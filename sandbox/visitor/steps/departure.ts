// Stays for a while, and leaves the grid politely.
import type { Millis } from '../../words.ts';
import { leaveQueue } from '../poll.ts';
import { LOGOUT_WAIT_MS } from '../timing.ts';
import { done, failed, type Step } from './step.ts';

/** Is there and does nothing but what keeps a viewer there. */
export function stayStep(stayMs: Millis): Step {
  let until = 0;
  return {
    name: 'stay',
    limitMs: Number.POSITIVE_INFINITY,
    begin: (visit) => {
      until = visit.now + stayMs;
      visit.later(stayMs, () => undefined);
    },
    look: (visit) => (visit.now >= until ? done(`${stayMs / 1000} s`) : undefined),
    late: () => '',
  };
}

/** [visitor.logout.1] */
export const logoutStep: Step = {
  name: 'logout',
  limitMs: LOGOUT_WAIT_MS,
  begin: (visit) => {
    for (const region of visit.regions.values()) leaveQueue(visit, region);
    visit.effects(visit.circuits?.quit(visit.root.address, visit.now) ?? []);
  },
  look: (visit) => {
    if (visit.isReleased) return done('LogoutReply came');
    return visit.unacked.has('LogoutRequest') ? failed(noReply) : undefined;
  },
  late: () => noReply,
};

const noReply = `LogoutRequest was not answered by LogoutReply within ${LOGOUT_WAIT_MS / 1000} s. A viewer quits anyway.`;
