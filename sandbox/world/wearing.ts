// Link sets that hang on avatars: they come out of inventories, go along with who wears them, and go back.
import type { Agent } from './agent.ts';
import type { NewPrim, Prim } from './prims/prim.ts';
import type { Prims } from './prims/prims.ts';
import type { Scene } from './scene.ts';
import { UPRIGHT, ZERO } from './vector.ts';

/** [attach.limit.1] Link sets that one avatar wears, as viewers know it, and prims of all of them together. */
export const MOST_ATTACHED = 38;
export const MOST_ATTACHED_PRIMS = 512;
/** [attach.point.1] Where something hangs that says no place: in the right hand. Viewers know places up to 55. */
const RIGHT_HAND = 6;
const LAST_POINT = 55;
/** [attach.point.1] Besides what hangs there already, instead of in its place. */
const BESIDES = 0x80;

/** [attach.point.1] A place as messages say it. */
export interface Point {
  /** 0 = where it was last. */
  readonly point: number;
  readonly isBesides: boolean;
}

export function pointOf(said: number): Point {
  const point = said & ~BESIDES;
  return { point: point > LAST_POINT ? 0 : point, isBesides: (said & BESIDES) !== 0 };
}

/** The roots of what an avatar wears. */
export function wornBy(agent: Agent, scene: Scene): readonly Prim[] {
  return scene.prims(agent.place).wornBy(agent.localId);
}

/** All prims that an avatar wears; roots before their parts. */
export function attireOf(agent: Agent, scene: Scene): readonly Prim[] {
  const prims = scene.prims(agent.place);
  return wornBy(agent, scene).flatMap((root) => prims.linkSet(root));
}

/** [world.people.2] Link sets that are worn, by the assets of their items: changed since, they are not what was kept of them. */
export function attireNow(scene: Scene): ReadonlyMap<string, readonly Prim[]> {
  const worn = scene.agents().flatMap((agent) => wornBy(agent, scene).map((root) => ({ agent, root })));
  return new Map(
    worn.flatMap(({ agent, root }) => {
      const item = agent.inventory?.item(root.worn?.itemId ?? '');
      return item === undefined ? [] : [[item.assetId, scene.prims(agent.place).linkSet(root)] as const];
    }),
  );
}

/** [attach.limit.1] Whether so many more prims of one more link set may hang on it. */
export function hasRoom(agent: Agent, more: number, scene: Scene): boolean {
  const isFree = wornBy(agent, scene).length < MOST_ATTACHED;
  return isFree && attireOf(agent, scene).length + more <= MOST_ATTACHED_PRIMS;
}

/** [attach.place.1] What was worn there last hangs as it did; anything else in the middle of the place. */
export function hung(linkSet: readonly Prim[], { point }: Point, itemId: string): readonly NewPrim[] {
  const [root, ...parts] = linkSet;
  if (root === undefined) return [];
  const at = point === 0 ? (root.worn?.point ?? RIGHT_HAND) : point;
  const place = root.worn?.point === at ? root : { position: ZERO, rotation: UPRIGHT };
  const { position, rotation } = place;
  const worn = { agentId: root.ownerId, point: at };
  return [
    { ...root, position, rotation, worn: { ...worn, itemId } },
    ...parts.map((part) => ({ ...part, worn: { ...worn, itemId: '' } })),
  ];
}

/** What is another one each time that a prim comes out of an inventory. */
const PASSING: ReadonlySet<string> = new Set(['id', 'localId', 'crc', 'parent', 'ownerId', 'touches', 'worn']);

/** [attach.off.3] Whether a link set is what was kept of it: nothing was changed while it was worn. */
export function isAsKept(kept: readonly Prim[], linkSet: readonly Prim[]): boolean {
  return kept.length === linkSet.length && kept.every((prim, at) => isSame(prim, linkSet[at]));
}

/** Values that nobody changed are the very same. */
function isSame(kept: Prim, prim: Prim | undefined): boolean {
  if (prim === undefined || kept.worn?.point !== prim.worn?.point) return false;
  const fields = Object.keys(prim).filter((field) => !PASSING.has(field)) as readonly (keyof Prim)[];
  return fields.every((field) => kept[field] === prim[field]);
}

/** A root and its parts, on something or on the ground. Undefined if there is no room for all of them. */
export function addLinkSet(linkSet: readonly NewPrim[], parent: number, prims: Prims): readonly Prim[] | undefined {
  const [first, ...others] = linkSet;
  const root = first && prims.add({ ...first, parent });
  if (root === undefined) return undefined;
  const parts = others.map((part) => prims.add({ ...part, parent: root.localId }));
  const added = [root, ...parts.flatMap((part) => part ?? [])];
  if (added.length === linkSet.length) return added;
  for (const { localId } of added.toReversed()) prims.remove(localId);
  return undefined;
}

/** [attach.along.1] Takes everything off the old body, for the one that the agent has in another region. */
export function undressed(agent: Agent, scene: Scene): readonly (readonly Prim[])[] {
  const prims = scene.prims(agent.place);
  const linkSets = wornBy(agent, scene).map((root) => prims.linkSet(root));
  for (const { localId } of linkSets.flat().toReversed()) prims.remove(localId);
  return linkSets;
}

/** [attach.along.1] And hangs it on that body. */
export function dressAgain(agent: Agent, linkSets: readonly (readonly Prim[])[], scene: Scene): void {
  for (const linkSet of linkSets) addLinkSet(linkSet, agent.localId, scene.prims(agent.place));
}
