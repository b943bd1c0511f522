// Prims come and go: rezzed, copied, deleted, taken.
import type { Message } from '../../../protocol/packet/message.ts';
import type { Agent } from '../agent.ts';
import { formIn } from '../prims/form.ts';
import { type NewPrim, PLANT_CODES, PRIM_CODE, type Prim, plainPrim } from '../prims/prim.ts';
import { may } from '../prims/rights.ts';
import type { Region } from '../region.ts';
import type { Say } from '../say.ts';
import type { Scene } from '../scene.ts';
import { plus, times, unit, type Vector, vectorOf } from '../vector.ts';
import { alert } from './alert.ts';
import type { Handler } from './handler.ts';
import { withinRegion, withinScale } from './placing.ts';
import { changedPrim, removePrims } from './prim-view.ts';
import { riseFrom } from './seats.ts';
import { properties } from './selecting.ts';

/** [build.add.3] Steps along a ray until it meets the ground; a ray is some hundred metres long. */
const RAY_STEPS = 512;

/** [build.add.1] A new prim, of the form and at the place that the viewer chose. */
export const objectAdd: Handler = (agent, message, scene) => {
  const code = message.u8('ObjectData', 'PCode');
  const scale = vectorOf(message.vector('ObjectData', 'Scale'));
  const target = rayTarget(message, 'ObjectData', agent.place);
  const isKnown = code === PRIM_CODE || PLANT_CODES.has(code);
  if (agent.presence !== 'standing' || !isKnown || scale === undefined || target === undefined) return [];
  const size = withinScale(scale);
  const position = withinRegion(plus(target, [0, 0, size[2] / 2]));
  const made: NewPrim = {
    ...plainPrim({ id: scene.newId(), ownerId: agent.id, position, madeAt: scene.date }),
    ...{ code, state: message.u8('ObjectData', 'State'), material: message.u8('ObjectData', 'Material') },
    ...{ form: formIn(message, 'ObjectData'), scale: size },
    rotation: unit(message.rotation('ObjectData', 'Rotation')),
    groupId: message.uuid('AgentData', 'GroupID'),
  };
  return added(agent, scene.prims(agent.place).add(made), scene);
};

/** [build.copy.1] Copies of whole link sets, beside their originals. */
export const objectDuplicate: Handler = (agent, message, scene) => {
  const offset = vectorOf(message.vector('SharedData', 'Offset'));
  if (offset === undefined) return [];
  return rootsIn(message, agent, scene).flatMap((root) => copied(agent, root, plus(root.position, offset), scene));
};

/** [build.copy.2] The same, to where a ray meets the ground. */
export const objectDuplicateOnRay: Handler = (agent, message, scene) => {
  const [start, end] = [message.vector('AgentData', 'RayStart'), message.vector('AgentData', 'RayEnd')].map(vectorOf);
  if (start === undefined || end === undefined) return [];
  const isEnd = message.bool('AgentData', 'BypassRaycast') || message.bool('AgentData', 'RayEndIsIntersection');
  const target = isEnd ? end : onGround(start, end, agent.place);
  return rootsIn(message, agent, scene).flatMap((root) =>
    copied(agent, root, plus(target, [0, 0, root.scale[2] / 2]), scene),
  );
};

/** [build.delete.1] Whole link sets are gone. */
export const objectDelete: Handler = (agent, message, scene) => {
  const mine = rootsIn(message, agent, scene).filter((root) => may(agent.id, 'modify', root));
  return removed(agent.place, mine, scene);
};

/** The roots of the prims that are named by their numbers, each once; [attach.place.1] without what is worn. */
export function rootsIn(message: Message, agent: Agent, scene: Scene): readonly Prim[] {
  const prims = scene.prims(agent.place);
  const numbers = message.instances('ObjectData').map((index) => message.u32('ObjectData', 'ObjectLocalID', index));
  const named = numbers.flatMap((number) => prims.get(number) ?? []).filter(({ worn }) => worn === undefined);
  return [...new Set(named.map((prim) => prims.rootOf(prim)))];
}

/** Link sets are gone; who sat on them stands up. */
export function removed(place: Region, roots: readonly Prim[], scene: Scene): readonly Say[] {
  const prims = scene.prims(place);
  const numbers = roots.flatMap((root) => prims.linkSet(root).map(({ localId }) => localId));
  for (const number of [...numbers].reverse()) prims.remove(number);
  return [...riseFrom(numbers, place, scene), ...removePrims(numbers, place, scene)];
}

function copied(agent: Agent, root: Prim, position: Vector, scene: Scene): readonly Say[] {
  if (!may(agent.id, 'copy', root)) return [];
  const prims = scene.prims(agent.place);
  const [, ...parts] = prims.linkSet(root);
  const own = { ownerId: agent.id, touches: 0, arrivedAt: scene.date };
  const copy = prims.add({ ...root, ...own, id: scene.newId(), position: withinRegion(position) });
  if (copy === undefined) return added(agent, undefined, scene);
  const more = parts.map((part) => prims.add({ ...part, ...own, id: scene.newId(), parent: copy.localId }));
  return [copy, ...more].flatMap((prim) => added(agent, prim, scene));
}

/** [prim.limit.1] A region that is full says so. */
export function added(agent: Agent, prim: Prim | undefined, scene: Scene): readonly Say[] {
  if (prim !== undefined)
    return [...changedPrim(prim, agent.place, scene, { isNew: true }), properties(agent.id, prim)];
  return [alert(agent, 'The region is full: no more objects fit into it.')];
}

/** [build.add.3] Where the prim is to stand: at the end of the ray, or where it meets the ground. */
export function rayTarget(message: Message, block: 'ObjectData' | 'RezData', place: Region): Vector | undefined {
  const [start, end] = [message.vector(block, 'RayStart'), message.vector(block, 'RayEnd')].map(vectorOf);
  if (start === undefined || end === undefined) return undefined;
  const isHit =
    block === 'RezData' ? message.bool(block, 'RayEndIsIntersection') : message.u8(block, 'RayEndIsIntersection') !== 0;
  return isHit || message.u8(block, 'BypassRaycast') !== 0 ? end : onGround(start, end, place);
}

function onGround(start: Vector, end: Vector, { height }: Region): Vector {
  const way: Vector = [end[0] - start[0], end[1] - start[1], end[2] - start[2]];
  for (let step = 0; step <= RAY_STEPS; step += 1) {
    const at = plus(start, times(way, step / RAY_STEPS));
    const ground = height(at[0], at[1]);
    if (at[2] <= ground) return [at[0], at[1], ground];
  }
  return end;
}
