// Who is told what happens in a region: those who stand in it, and those who look in from next door.
import type { Agent } from '../agent.ts';
import type { Kind } from '../news.ts';
import type { Region } from '../region.ts';
import { fromRegion, type Say, type Speak } from '../say.ts';
import type { Scene } from '../scene.ts';
import { coarseLocations, coarseLocationsFor } from './periodic.ts';

/** [child.look.2] What all who watch a region are told, each on its circuit with that region. */
export function toAudience(place: Region, scene: Scene, speak: Speak): readonly Say[] {
  return [...scene.watching(place).flatMap(({ id }) => speak(id)), ...toOnlookers(place, scene, speak)];
}

/** The same, but the avatar itself is told nothing. */
export function toOthers(avatar: Agent, scene: Scene, speak: Speak): readonly Say[] {
  return [...scene.witnesses(avatar).flatMap(({ id }) => speak(id)), ...toOnlookers(avatar.place, scene, speak)];
}

/** [periodic.coarse.1] Somebody came or went: the small map is another one. [periodic.coarse.3] A crowd has somebody come all the time. */
export function newMap(place: Region, avatar: Agent, scene: Scene): readonly Say[] {
  if (scene.isCrowded(place)) return [];
  const others = scene.watching(place).filter((other) => other !== avatar);
  return [
    ...others.map((other) => coarseLocations(other, scene)),
    ...scene.onlookers.into(place).map((onlooker) => coarseLocationsFor(onlooker, scene)),
  ];
}

/**
 * [crowd.news.1] What all who watch come to know of an avatar: at once, or in a crowd when it is their turn.
 * @param viewers those in its region
 */
export function spread([kind, avatar]: Piece, viewers: readonly Agent[], scene: Scene, speak: Speak): readonly Say[] {
  const onlookers = toOnlookers(avatar.place, scene, speak);
  if (!scene.isCrowded(avatar.place)) return [...viewers.flatMap(({ id }) => speak(id)), ...onlookers];
  for (const viewer of viewers) scene.news.add(viewer, kind, [avatar]);
  return onlookers;
}

/** [crowd.news.1] Whom a viewer sees at once that is to see its region: itself, and the others as far as they do not wait their turn. */
export function seenAtOnce(viewer: Agent, scene: Scene): readonly Agent[] {
  const others = scene.standing(viewer.place).filter((other) => other !== viewer);
  if (!scene.isCrowded(viewer.place)) return [viewer, ...others];
  scene.news.add(viewer, 'whole', others);
  return [viewer];
}

/** Something new of an avatar. */
export type Piece = readonly [kind: Kind, avatar: Agent];

/** Those alone who look in from next door. */
export function toOnlookers(place: Region, scene: Scene, speak: Speak): readonly Say[] {
  return scene.onlookers.into(place).flatMap(({ agent, region }) => fromRegion(region, speak(agent.id)));
}
