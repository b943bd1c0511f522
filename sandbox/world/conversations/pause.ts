// A viewer that is minimised asks not to be told what happens, and later to be told again.
import { type Agent, isHeld } from '../agent.ts';
import type { Say } from '../say.ts';
import type { Scene } from '../scene.ts';
import { seenAtOnce } from './audience.ts';
import type { Handler } from './handler.ts';
import { presentLand } from './land.ts';
import { presentView } from './looking.ts';
import { portraits } from './portrait.ts';
import { presentPrims } from './prim-view.ts';

/** [agent.pause.2] Updates are held; answers go on. */
export const agentPause: Handler = (agent, message) => {
  counts(agent, message.u32('AgentData', 'SerialNum'), true);
  return [];
};

/** [agent.pause.3] What was held is not said late: the viewer is told how things are now. */
export const agentResume: Handler = (agent, message, scene) => {
  const wasPaused = agent.pause.isPaused;
  if (!counts(agent, message.u32('AgentData', 'SerialNum'), false) || !wasPaused) return [];
  return presentState(agent, scene);
};

/** [agent.pause.4] As a pause, but it is the circuit that asks for it, and its end. */
export function block(agent: Agent, isBlocked: boolean, scene: Scene): readonly Say[] {
  const wasHeld = isHeld(agent);
  agent.isBlocked = isBlocked;
  return wasHeld ? presentState(agent, scene) : [];
}

/** [agent.pause.1] One counter for both messages; what does not raise it is late and does not count. */
function counts(agent: Agent, serial: number, isPaused: boolean): boolean {
  const { late, serial: last } = agent.pause;
  const isNewer = last === undefined || ((serial - last) | 0) > 0;
  agent.pause = isNewer ? { isPaused, serial, late } : { ...agent.pause, late: late + 1 };
  return isNewer;
}

/** How things are: where the agent stands, and where it looks in. */
function presentState(agent: Agent, scene: Scene): readonly Say[] {
  if (!agent.isWatching || isHeld(agent)) return [];
  return [
    ...presentLand(agent.id, agent.place),
    ...presentPrims(agent.id, agent.place, scene),
    ...portraits(agent.id, seenAtOnce(agent, scene), scene),
    ...scene.onlookers.of(agent).flatMap((onlooker) => presentView(onlooker, scene)),
  ];
}
