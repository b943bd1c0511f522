// Holds the key forward until one has moved, and lets it go.
import type { Vector3 } from '../../../protocol/vector.ts';
import { sayUpdate } from '../event-reactions.ts';
import { distance } from '../places.ts';
import { ANSWER_LIMIT_MS, WALK_METRES } from '../timing.ts';
import type { Visit } from '../visit.ts';
import { done, type Step } from './step.ts';

/** [move.controls.1] Forward, as a key that is held: at once and fast. */
const FORWARD = 0x1 | 0x400;

/** [visitor.walk.1] */
export function walkStep(): Step {
  let from: Vector3 | undefined;
  const press = (visit: Visit, controls: number): void => {
    visit.controls = controls;
    sayUpdate(visit);
  };
  return {
    name: 'walk',
    limitMs: ANSWER_LIMIT_MS,
    begin: (visit) => {
      from = visit.root.here.position;
      press(visit, FORWARD);
    },
    look: (visit) => {
      const { position } = visit.root.here;
      if (from === undefined || position === undefined) return undefined;
      const metres = distance(from, position);
      if (metres < WALK_METRES) return undefined;
      press(visit, 0);
      return done(`${metres.toFixed(1)} m to ${position.map((part) => part.toFixed(1)).join(', ')}`);
    },
    late: (visit) => {
      press(visit, 0);
      return `The avatar did not move ${WALK_METRES} m within ${ANSWER_LIMIT_MS / 1000} s of AgentUpdate with the key forward (ImprovedTerseObjectUpdate).`;
    },
  };
}
