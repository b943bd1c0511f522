// Looking into a region from next door: its land, and who is there.
import { isTold, type Onlooker } from '../onlookers.ts';
import { fromRegion, type Say } from '../say.ts';
import type { Scene } from '../scene.ts';
import { land, presentLand } from './land.ts';
import { coarseLocationsFor } from './periodic.ts';
import { portraits } from './portrait.ts';
import { presentPrims, showPrims } from './prim-view.ts';

/** [child.look.1] The viewer has read the region's facts: the land, and who stands on it. */
export function lookAround(onlooker: Onlooker, scene: Scene): readonly Say[] {
  const { agent, place, region } = onlooker;
  const prims = showPrims(agent.id, scene.prims(place).all(), place);
  return [...fromRegion(region, [...land(agent.id, place), ...prims]), ...seenView(onlooker, scene)];
}

/** [agent.pause.3] What an onlooker sees now; nothing for one that is told nothing at the moment. */
export function presentView(onlooker: Onlooker, scene: Scene): readonly Say[] {
  const { agent, place, region } = onlooker;
  if (!isTold(onlooker)) return [];
  return [
    ...fromRegion(region, [...presentLand(agent.id, place), ...presentPrims(agent.id, place, scene)]),
    ...seenView(onlooker, scene),
  ];
}

/** Who stands there. */
function seenView(onlooker: Onlooker, scene: Scene): readonly Say[] {
  const { agent, place, region } = onlooker;
  if (!isTold(onlooker)) return [];
  const avatars = portraits(agent.id, scene.standing(place), scene);
  return [...fromRegion(region, avatars), coarseLocationsFor(onlooker, scene)];
}
