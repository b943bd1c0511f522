// Touches a thing, if the region told of one.
import { ANSWER_LIMIT_MS } from '../timing.ts';
import type { Visit } from '../visit.ts';
import { done, failed, type Step, skipped } from './step.ts';

const RELEASE = 'ObjectDeGrab';

/** [visitor.touch.1] There is no answer to a touch: it counts when it is acknowledged. */
export function touchStep(): Step {
  let touched: number | undefined;
  return {
    name: 'touch',
    limitMs: ANSWER_LIMIT_MS,
    begin: (visit) => {
      [touched] = visit.root.here.prims;
      if (touched !== undefined) touch(visit, touched);
    },
    look: (visit) => {
      if (touched === undefined) return skipped('The region told of nothing to touch.');
      if (visit.acked.has(RELEASE)) return done(`local id ${touched}`);
      return visit.unacked.has(RELEASE) ? failed(unanswered) : undefined;
    },
    late: () => unanswered,
  };
}

const unanswered = `ObjectGrab and ObjectDeGrab were not acknowledged within ${ANSWER_LIMIT_MS / 1000} s.`;

function touch(visit: Visit, LocalID: number): void {
  const surface = { SurfaceInfo: [{ UVCoord: [0.5, 0.5, 0], STCoord: [0.5, 0.5, 0], FaceIndex: 0 }] };
  visit.say('ObjectGrab', { AgentData: visit.ids, ObjectData: { LocalID }, ...surface });
  visit.say(RELEASE, { AgentData: visit.ids, ObjectData: { LocalID }, ...surface });
}
