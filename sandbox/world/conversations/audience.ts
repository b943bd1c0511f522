// Who is told what happens in a region: those who stand in it, and those who look in from next door.
import type { Agent } from '../agent.ts';
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

/** [periodic.coarse.3] To more viewers than these the new map is told when it is due: a crowd has somebody come all the time. */
export const MAPS_AT_ONCE = 32;

/** [periodic.coarse.1] Somebody came or went: the small map is another one. */
export function newMap(place: Region, avatar: Agent, scene: Scene): readonly Say[] {
  const others = scene.watching(place).filter((other) => other !== avatar);
  if (others.length > MAPS_AT_ONCE) return [];
  return [
    ...others.map((other) => coarseLocations(other, scene)),
    ...scene.onlookers.into(place).map((onlooker) => coarseLocationsFor(onlooker, scene)),
  ];
}

/** Those alone who look in from next door. */
export function toOnlookers(place: Region, scene: Scene, speak: Speak): readonly Say[] {
  return scene.onlookers.into(place).flatMap(({ agent, region }) => fromRegion(region, speak(agent.id)));
}
