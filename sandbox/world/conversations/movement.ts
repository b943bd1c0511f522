// An agent's wishes, and what comes of them: a body that others see moving.
import type { Millis } from '../../words.ts';
import type { Agent } from '../agent.ts';
import { CONTROL, type Controls, has } from '../controls.ts';
import { type Body, isRestless, move, obey } from '../motion.ts';
import type { Region } from '../region.ts';
import type { Say } from '../say.ts';
import type { Scene } from '../scene.ts';
import { unit } from '../vector.ts';
import { changedAnimations } from './animation.ts';
import { movements } from './avatar.ts';
import type { Handler } from './handler.ts';

/** [move.tick.1] From one update of moving avatars to the next. */
export const TICK_MS = 100;
/** A grid that slept does not let its agents leap: no more of the time is made up for. */
export const LONGEST_STEP_MS = 1000;

/** [move.update.1] New wishes and a new direction; the body so far went by the old ones. */
export const agentUpdate: Handler = (agent, message, scene) => {
  if (agent.presence !== 'standing') return [];
  advance(agent, scene.now);
  const flags = message.u32('AgentData', 'ControlFlags');
  const rotation = unit(message.rotation('AgentData', 'BodyRotation'));
  follow(agent, { ...agent.controls, flags });
  agent.body = { ...agent.body, rotation };
  if (has(agent.controls, CONTROL.finishAnimation)) agent.gestures.clear();
  return changedAnimations(agent, scene);
};

/** [move.update.2] Running instead of walking. */
export const setAlwaysRun: Handler = (agent, message, scene) => {
  advance(agent, scene.now);
  follow(agent, { ...agent.controls, alwaysRun: message.bool('AgentData', 'AlwaysRun') });
  return changedAnimations(agent, scene);
};

/** [move.tick.2] All that move go on; who is seen differently now is told to all who watch. */
export function tick(scene: Scene): readonly Say[] {
  for (const agent of scene.agents()) advance(agent, scene.now);
  return scene.regions.flatMap((region) => tickRegion(region, scene));
}

function tickRegion(region: Region, scene: Scene): readonly Say[] {
  const changed = scene.standing(region).filter((agent) => looksDifferent(agent.body, agent.shown));
  for (const agent of changed) agent.shown = agent.body;
  return [
    ...scene.watching(region).flatMap((watcher) => movements(watcher.id, changed)),
    ...scene.standing(region).flatMap((agent) => changedAnimations(agent, scene)),
  ];
}

/** Whether the agent needs the next tick: it moves, or it stopped and nobody was told yet. */
export function isStirring(agent: Agent): boolean {
  if (agent.presence !== 'standing') return false;
  return isRestless(agent.body, agent.controls) || looksDifferent(agent.body, agent.shown);
}

function looksDifferent(body: Body, shown: Body): boolean {
  const numbers = ({ position, velocity, rotation }: Body) => [...position, ...velocity, ...rotation];
  const before = numbers(shown);
  return numbers(body).some((value, index) => value !== before[index]);
}

function follow(agent: Agent, controls: Controls): void {
  agent.controls = controls;
  agent.body = obey(agent.body, controls);
}

function advance(agent: Agent, now: Millis): void {
  const seconds = Math.min(Math.max(now - agent.movedAt, 0), LONGEST_STEP_MS) / 1000;
  agent.movedAt = now;
  if (agent.presence === 'standing') agent.body = move(agent.body, agent.controls, agent.place.height, seconds);
}
