// Link sets: prims that are one thing, and prims that are things of their own again.
import type { Agent } from '../agent.ts';
import { placed, seenFrom } from '../prims/link-sets.ts';
import type { Prim } from '../prims/prim.ts';
import { may } from '../prims/rights.ts';
import type { Say } from '../say.ts';
import type { Scene } from '../scene.ts';
import { rootsIn } from './building.ts';
import type { Handler } from './handler.ts';
import { withinRegion } from './placing.ts';
import { changedPrim } from './prim-view.ts';
import { riseFrom } from './seats.ts';

/** [link.set.2] Prims in one link set; viewers do not make larger ones. */
export const MOST_LINKED = 256;

/** [link.set.1] The first is the root of all others, and of their parts. */
export const objectLink: Handler = (agent, message, scene) => {
  const [root, ...others] = rootsIn(message, agent, scene);
  if (root === undefined || others.length === 0) return [];
  const prims = scene.prims(agent.place);
  const joining = others.flatMap((other) => prims.linkSet(other));
  const isAllowed = [root, ...others].every((prim) => may(agent.id, 'modify', prim));
  if (!isAllowed || prims.linkSet(root).length + joining.length > MOST_LINKED) return [];
  const places = joining.map((prim) => [prim, seenFrom(root, inRegion(prim, scene, agent))] as const);
  return [
    ...riseFrom(
      others.map(({ localId }) => localId),
      agent.place,
      scene,
    ),
    ...changedPrim(prims.change(root.localId, {}), agent.place, scene),
    ...places.flatMap(([{ localId }, place]) =>
      changedPrim(prims.change(localId, { ...place, parent: root.localId }), agent.place, scene),
    ),
  ];
};

/** [link.free.1] Each named prim is a thing of its own again. Without its root, the first part left is the root of the rest. */
export const objectDelink: Handler = (agent, message, scene) => {
  const prims = scene.prims(agent.place);
  const numbers = new Set(
    message.instances('ObjectData').map((index) => message.u32('ObjectData', 'ObjectLocalID', index)),
  );
  const roots = rootsIn(message, agent, scene).filter((root) => may(agent.id, 'modify', root));
  return roots.flatMap((root) => delinked(agent, prims.linkSet(root), numbers, scene));
};

function delinked(agent: Agent, set: readonly Prim[], numbers: ReadonlySet<number>, scene: Scene): readonly Say[] {
  const prims = scene.prims(agent.place);
  const [root] = set;
  if (root === undefined || set.length === 1) return [];
  const free = set.filter(({ localId }) => numbers.has(localId));
  const left = set.filter(({ localId }) => !numbers.has(localId));
  const [heir, ...rest] = left;
  const places = new Map(set.map((prim) => [prim, inRegion(prim, scene, agent)]));
  const placeOf = (prim: Prim) => places.get(prim) ?? prim;
  const rootPlace = (prim: Prim) => ({ ...placeOf(prim), position: withinRegion(placeOf(prim).position) });
  const change = (prim: Prim, changes: Partial<Prim>) =>
    changedPrim(prims.change(prim.localId, changes), agent.place, scene);
  const says = free.flatMap((prim) => change(prim, { ...rootPlace(prim), parent: 0 }));
  if (heir === undefined || heir === root) return [...says, ...change(root, {})];
  const heirPlace = rootPlace(heir);
  return [
    ...riseFrom([root.localId], agent.place, scene),
    ...says,
    ...change(heir, { ...heirPlace, parent: 0 }),
    ...rest.flatMap((prim) => change(prim, { ...seenFrom(heirPlace, placeOf(prim)), parent: heir.localId })),
  ];
}

function inRegion(prim: Prim, scene: Scene, { place }: Agent) {
  const root = scene.prims(place).rootOf(prim);
  const { position, rotation } = root === prim ? prim : placed(prim, root);
  return { position, rotation };
}
