// Sitting on prims: a seat is a place on a root, and who sits there goes where the root goes.
import type { Agent } from '../agent.ts';
import { HALF_HEIGHT } from '../motion.ts';
import { placed } from '../prims/link-sets.ts';
import type { Prim } from '../prims/prim.ts';
import type { Region } from '../region.ts';
import { type Say, say } from '../say.ts';
import type { Scene } from '../scene.ts';
import { UPRIGHT, type Vector, ZERO } from '../vector.ts';
import { alert } from './alert.ts';
import { changedAnimations } from './animation.ts';
import { toAudience } from './audience.ts';
import { introduceAgain } from './avatar.ts';
import type { Handler } from './handler.ts';

/** [sit.place.1] From the top of a prim to the centre of the body that sits on it, metres. */
const SEAT_HEIGHT = 0.4;

/** [sit.ask.1] Where the agent would sit. What is no prim of its region is refused in words. */
export const agentRequestSit: Handler = (agent, message, scene) => {
  if (agent.presence !== 'standing') return [];
  const prims = scene.prims(agent.place);
  const target = prims.find(message.uuid('TargetObject', 'TargetID'));
  if (target === undefined || target.worn !== undefined) return [alert(agent, 'There is nothing to sit on.')];
  const root = prims.rootOf(target);
  const top: Vector = [0, 0, target.scale[2] / 2 + SEAT_HEIGHT];
  const onTarget = { position: top, rotation: UPRIGHT };
  const seat = root === target ? onTarget : placed(onTarget, target);
  agent.seatOffered = { localId: root.localId, ...seat };
  const SitTransform = { AutoPilot: false, SitPosition: seat.position, SitRotation: seat.rotation };
  return [say(agent.id, 'AvatarSitResponse', { SitObject: { ID: root.id }, SitTransform })];
};

/** [sit.down.1] It sits where it was offered a seat; all who watch see it as a part of the prim. */
export const agentSit: Handler = (agent, _message, scene) => {
  const seat = agent.seatOffered;
  const root = seat && scene.prims(agent.place).get(seat.localId);
  agent.seatOffered = undefined;
  if (seat === undefined || root === undefined || agent.presence !== 'standing') return [];
  agent.seat = seat;
  agent.body = { ...agent.body, ...placed(seat, root), velocity: ZERO, stance: 'sitting', since: 0 };
  agent.shown = agent.body;
  return [...reintroduced(agent, scene), ...changedAnimations(agent, scene)];
};

/** [sit.up.1] It stands beside itself, so to speak: where it sat, and falls if that is above the ground. */
export function riseFromSeat(agent: Agent, scene: Scene): readonly Say[] {
  if (agent.seat === undefined) return [];
  agent.seat = undefined;
  const [x, y, z] = agent.body.position;
  const floor = agent.place.height(x, y) + HALF_HEIGHT;
  const stance = agent.body.stance === 'flying' ? 'flying' : 'airborne';
  agent.body = { ...agent.body, position: [x, y, Math.max(floor, z)], velocity: ZERO, stance, since: 0 };
  agent.shown = agent.body;
  return reintroduced(agent, scene);
}

/** [sit.along.1] Who sits on a link set is where it is now. */
export function carrySeated(prim: Prim, scene: Scene, place: Region): readonly Say[] {
  const root = scene.prims(place).get(prim.parent === 0 ? prim.localId : prim.parent);
  for (const agent of scene.standing(place)) {
    const { seat } = agent;
    if (root === undefined || seat === undefined || seat.localId !== root.localId) continue;
    agent.body = { ...agent.body, ...placed(seat, root) };
    agent.shown = agent.body;
  }
  return [];
}

/** [sit.gone.1] Whoever sat on a prim that is gone stands up. */
export function riseFrom(localIds: readonly number[], place: Region, scene: Scene): readonly Say[] {
  const seated = scene.standing(place).filter(({ seat }) => seat !== undefined && localIds.includes(seat.localId));
  return seated.flatMap((agent) => [...riseFromSeat(agent, scene), ...changedAnimations(agent, scene)]);
}

function reintroduced(agent: Agent, scene: Scene): readonly Say[] {
  return toAudience(agent.place, scene, (to) => introduceAgain(to, [agent]));
}
