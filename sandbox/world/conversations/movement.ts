// An agent's wishes, and what comes of them: a body that others see moving.
import type { Message } from '../../../protocol/packet/message.ts';
import type { Agent } from '../agent.ts';
import { CONTROL, type Controls, has } from '../controls.ts';
import { type Body, isRestless, move, obey } from '../motion.ts';
import { mayFly, type Region } from '../region.ts';
import { once, type Say } from '../say.ts';
import type { Scene } from '../scene.ts';
import { unit } from '../vector.ts';
import { animationsOf, changedAnimations } from './animation.ts';
import { appearanceOf } from './appearance.ts';
import { toOnlookers } from './audience.ts';
import { goalIn, steer, steeredFlags } from './autopilot.ts';
import { movements } from './avatar.ts';
import { barred, barrierFor } from './barrier.ts';
import { landOf, leave } from './crossing.ts';
import type { Handler } from './handler.ts';
import { crossedParcel } from './parcel.ts';
import { portraits } from './portrait.ts';
import { riseFromSeat } from './seats.ts';

/** [move.tick.1] From one update of moving avatars to the next. */
export const TICK_MS = 100;
/** A grid that slept does not let its agents leap: no more of the time is made up for. */
export const LONGEST_STEP_MS = 1000;

/** [move.update.1] New wishes and a new direction; the body so far went by the old ones. */
export const agentUpdate: Handler = (agent, message, scene) => {
  if (agent.presence !== 'standing') return [];
  scene.gauges.get(agent.place)?.heardUpdate();
  const says = advance(agent, scene);
  const flags = steeredFlags(agent, allowed(message.u32('AgentData', 'ControlFlags'), agent, scene));
  const rotation = unit(message.rotation('AgentData', 'BodyRotation'));
  const risen = follow(agent, { ...agent.controls, flags }, scene);
  if (agent.seat === undefined && agent.goal === undefined) agent.body = { ...agent.body, rotation };
  if (has(agent.controls, CONTROL.finishAnimation)) agent.gestures.clear();
  return [...says, ...risen, ...changedAnimations(agent, scene)];
};

/** [move.fly.2] Where nobody may fly, nobody does: who flew falls. [land.freeze.1] Who is held still flies on the spot, or stands. */
function allowed(flags: number, { heldUntil, place }: Agent, { now }: Scene): number {
  const free = mayFly(place) ? flags : flags & ~CONTROL.fly;
  return now < heldUntil ? free & STILL : free;
}

/** [land.freeze.1] What of the controls moves nobody. */
const STILL = CONTROL.fly | CONTROL.finishAnimation | CONTROL.away;

/** [move.autopilot.1] The viewer names a place, and the avatar goes there. */
export function autopilot(agent: Agent, message: Message, scene: Scene): readonly Say[] {
  if (agent.presence !== 'standing' || scene.now < agent.heldUntil) return [];
  const says = advance(agent, scene);
  agent.goal = goalIn(message, agent, scene.now) ?? agent.goal;
  steer(agent, scene.now);
  return [...says, ...changedAnimations(agent, scene)];
}

/** [move.update.2] Running instead of walking. */
export const setAlwaysRun: Handler = (agent, message, scene) => {
  const says = advance(agent, scene);
  const alwaysRun = message.bool('AgentData', 'AlwaysRun');
  return [...says, ...follow(agent, { ...agent.controls, alwaysRun }, scene), ...changedAnimations(agent, scene)];
};

/** [move.tick.2] All that move go on; who is seen differently now is told to all who watch. @param agents those whose turn it is */
export function tick(agents: ReadonlySet<Agent>, scene: Scene): readonly Say[] {
  const says = [...agents].flatMap((agent) => [...advance(agent, scene), ...crossedParcel(agent, scene)]);
  scene.news.forgetHeld();
  return [...says, ...scene.regions.flatMap((region) => tickRegion(region, agents, scene))];
}

function tickRegion(region: Region, agents: ReadonlySet<Agent>, scene: Scene): readonly Say[] {
  const here = scene.standing(region).filter((agent) => agents.has(agent));
  if (here.length === 0) return [];
  const changed = here.filter(({ body, shown }) => looksDifferent(body, shown));
  for (const agent of changed) agent.shown = agent.body;
  const animations = here.flatMap((agent) => changedAnimations(agent, scene));
  const all = once((to) => movements(to, changed));
  const told = scene.isCrowded(region) ? [] : scene.watching(region).flatMap(({ id }) => all(id));
  if (scene.isCrowded(region)) for (const viewer of scene.watching(region)) scene.news.add(viewer, 'motion', changed);
  const viewers = scene.standing(region).length;
  const bulletins = here.flatMap((viewer) => bulletin(viewer, viewers, scene));
  return [...told, ...toOnlookers(region, scene, all), ...animations, ...bulletins];
}

/** [crowd.portion.1] What a viewer is told when it is its turn. */
function bulletin(viewer: Agent, viewers: number, scene: Scene): readonly Say[] {
  const { animations, look, motion, whole } = scene.news.take(viewer, viewers);
  return [
    ...portraits(viewer.id, whole, scene),
    ...look.map((avatar) => appearanceOf(viewer.id, avatar)),
    ...animations.map((avatar) => animationsOf(viewer.id, avatar)),
    ...movements(viewer.id, motion),
  ];
}

/** Whether the agent needs the next tick: it moves, or it stopped and nobody was told yet. */
export function isStirring(agent: Agent): boolean {
  if (agent.presence !== 'standing') return false;
  const isRestlessNow = agent.travel !== 'crossing' && isRestless(agent.body, agent.controls);
  return isRestlessNow || looksDifferent(agent.body, agent.shown);
}

function looksDifferent(body: Body, shown: Body): boolean {
  if (body === shown) return false;
  return (
    isOther(body.position, shown.position) ||
    isOther(body.velocity, shown.velocity) ||
    isOther(body.rotation, shown.rotation)
  );
}

function isOther(numbers: readonly number[], before: readonly number[]): boolean {
  return numbers.some((value, index) => value !== before[index]);
}

/** [sit.up.1] Whoever does not sit any more leaves its seat. */
function follow(agent: Agent, controls: Controls, scene: Scene): readonly Say[] {
  agent.controls = controls;
  agent.body = obey(agent.body, controls);
  return agent.body.stance === 'sitting' ? [] : riseFromSeat(agent, scene);
}

/** Whoever is at the border, and waits for the other side, does not move. */
function advance(agent: Agent, scene: Scene): readonly Say[] {
  const seconds = Math.min(Math.max(scene.now - agent.movedAt, 0), LONGEST_STEP_MS) / 1000;
  agent.movedAt = scene.now;
  if (agent.presence !== 'standing' || agent.travel === 'crossing') return [];
  steer(agent, scene.now);
  const barrier = barrierFor(agent, scene);
  const body = move(agent.body, agent.controls, landOf(agent, barrier, scene), seconds);
  return [...leave(agent, body, scene), ...barred(agent, barrier, scene)];
}
