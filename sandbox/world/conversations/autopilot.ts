// Walking to a place by oneself: the viewer names it once, and the body keeps its direction.
import type { Message } from '../../../protocol/packet/message.ts';
import type { Agent } from '../agent.ts';
import { axes, CONTROL, type Controls } from '../controls.ts';
import { REGION_SIZE } from '../terrain/height.ts';
import { facing, lengthOf, type Vector, vectorOf } from '../vector.ts';

/** Metres from the goal at which one is there: more than one goes from tick to tick. */
const NEAR = 0.5;
/** [move.autopilot.2] Milliseconds for each metre, twice what a walk takes, and a second to begin with. */
const PATIENCE_MS = 640;
const BEGINNING_MS = 1000;
const FORWARD = CONTROL.atPlus | CONTROL.fastAt;

/** [move.autopilot.1] The three global coordinates of the message, as a goal; undefined for anything else. */
export function goalIn(message: Message, { body, place }: Agent, now: number): Agent['goal'] {
  const said = message
    .instances('ParamList')
    .map((at) => Number.parseFloat(message.text('ParamList', 'Parameter', at)));
  const global = vectorOf(said);
  if (global === undefined) return undefined;
  const position: Vector = [global[0] - place.gridX * REGION_SIZE, global[1] - place.gridY * REGION_SIZE, global[2]];
  const distance = lengthOf(wayTo(position, body.position));
  return { place, position, until: now + BEGINNING_MS + distance * PATIENCE_MS };
}

/** [move.autopilot.1] The body turns to its goal and goes on, or [move.autopilot.2] stops there, or when nothing comes of it. */
export function steer(agent: Agent, now: number): void {
  const { body, controls, goal, place } = agent;
  if (goal === undefined) return;
  const way = wayTo(goal.position, body.position);
  const isOver = place !== goal.place || lengthOf(way) < NEAR || now > goal.until || body.stance === 'sitting';
  if (isOver) agent.goal = undefined;
  else agent.body = { ...body, rotation: facing(way) };
  agent.controls = { ...controls, flags: isOver ? controls.flags & ~FORWARD : controls.flags | FORWARD };
}

/** [move.autopilot.2] Whoever moves by hand has no goal any more; others keep going whatever else their viewers say. */
export function steeredFlags(agent: Agent, flags: number): number {
  const byHand: Controls = { flags, alwaysRun: false };
  if (axes(byHand).some((axis) => axis !== 0)) agent.goal = undefined;
  return agent.goal === undefined ? flags : flags | FORWARD;
}

/** Along the ground. */
function wayTo([x, y]: Vector, [fromX, fromY]: Vector): Vector {
  return [x - fromX, y - fromY, 0];
}
