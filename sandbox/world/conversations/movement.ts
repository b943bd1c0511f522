// An agent's wishes, and what comes of them: a body that others see moving.
import type { Agent } from '../agent.ts';
import { CONTROL, type Controls, has } from '../controls.ts';
import { type Body, isRestless, move, obey } from '../motion.ts';
import { MOVES_AT_ONCE } from '../moves.ts';
import type { Region } from '../region.ts';
import { once, type Say } from '../say.ts';
import type { Scene } from '../scene.ts';
import { unit } from '../vector.ts';
import { changedAnimations } from './animation.ts';
import { toOnlookers } from './audience.ts';
import { movements } from './avatar.ts';
import { landOf, leave } from './crossing.ts';
import type { Handler } from './handler.ts';
import { riseFromSeat } from './seats.ts';

/** [move.tick.1] From one update of moving avatars to the next. */
export const TICK_MS = 100;
/** A grid that slept does not let its agents leap: no more of the time is made up for. */
export const LONGEST_STEP_MS = 1000;

/** [move.update.1] New wishes and a new direction; the body so far went by the old ones. */
export const agentUpdate: Handler = (agent, message, scene) => {
  if (agent.presence !== 'standing') return [];
  const says = advance(agent, scene);
  const flags = message.u32('AgentData', 'ControlFlags');
  const rotation = unit(message.rotation('AgentData', 'BodyRotation'));
  const risen = follow(agent, { ...agent.controls, flags }, scene);
  if (agent.seat === undefined) agent.body = { ...agent.body, rotation };
  if (has(agent.controls, CONTROL.finishAnimation)) agent.gestures.clear();
  return [...says, ...risen, ...changedAnimations(agent, scene)];
};

/** [move.update.2] Running instead of walking. */
export const setAlwaysRun: Handler = (agent, message, scene) => {
  const says = advance(agent, scene);
  const alwaysRun = message.bool('AgentData', 'AlwaysRun');
  return [...says, ...follow(agent, { ...agent.controls, alwaysRun }, scene), ...changedAnimations(agent, scene)];
};

/** [move.tick.2] All that move go on; who is seen differently now is told to all who watch. */
export function tick(scene: Scene): readonly Say[] {
  const says = scene.agents().flatMap((agent) => advance(agent, scene));
  scene.moves.forgetHeld();
  return [...says, ...scene.regions.flatMap((region) => tickRegion(region, scene))];
}

function tickRegion(region: Region, scene: Scene): readonly Say[] {
  const changed = scene.standing(region).filter((agent) => looksDifferent(agent.body, agent.shown));
  for (const agent of changed) agent.shown = agent.body;
  return [
    ...moved(region, changed, scene),
    ...scene.standing(region).flatMap((agent) => changedAnimations(agent, scene)),
  ];
}

/** [move.tick.3] Each who stands here is told of some at a time; of few, all are told the same. */
function moved(region: Region, changed: readonly Agent[], scene: Scene): readonly Say[] {
  const all = once((to) => movements(to, changed));
  const here = scene.watching(region).flatMap((viewer) => {
    if (changed.length <= MOVES_AT_ONCE && !scene.moves.has(viewer)) return all(viewer.id);
    scene.moves.add(viewer, changed);
    return movements(viewer.id, scene.moves.take(viewer));
  });
  return [...here, ...toOnlookers(region, scene, all)];
}

/** Whether the agent needs the next tick: it moves, or it stopped and nobody was told yet. */
export function isStirring(agent: Agent): boolean {
  if (agent.presence !== 'standing') return false;
  const isRestlessNow = agent.travel !== 'crossing' && isRestless(agent.body, agent.controls);
  return isRestlessNow || looksDifferent(agent.body, agent.shown);
}

function looksDifferent(body: Body, shown: Body): boolean {
  const numbers = ({ position, velocity, rotation }: Body) => [...position, ...velocity, ...rotation];
  const before = numbers(shown);
  return numbers(body).some((value, index) => value !== before[index]);
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
  return leave(agent, move(agent.body, agent.controls, landOf(agent, scene), seconds), scene);
}
