// The land as it is told to a viewer.

import type { LooseMessage } from '../../../protocol/packet/codec.ts';
import type { Millis } from '../../words.ts';
import type { Region } from '../region.ts';
import { type Say, say } from '../say.ts';
import type { Scene } from '../scene.ts';
import { LAND_LAYER } from '../terrain/layer.ts';
import { toAudience } from './audience.ts';

/** [land.layer.3] The whole land. */
export function land(to: string, place: Region): readonly Say[] {
  return place.land.layers().map((Data) => layer(to, Data));
}

/** [land.change.6] From one telling of changed land to the next: a brush that is drawn changes the same patches all the time. */
export const LAND_PAUSE_MS: Millis = 100;

/** When changes of the land are due to be told; Infinity = there are none. */
export function landDue({ land: { hasNews, toldAt } }: Region): Millis {
  return hasNews ? toldAt + LAND_PAUSE_MS : Number.POSITIVE_INFINITY;
}

/** [land.change.4] All who watch are told the patches that changed. [land.change.6] At once, or when the pause is over. */
export function changedLand(place: Region, scene: Scene): readonly Say[] {
  if (scene.now < landDue(place)) return [];
  place.land.toldAt = scene.now;
  const layers = place.land.patches(place.land.takeNews());
  return toAudience(place, scene, (to) => layers.map(({ Data, states }) => layer(to, Data, states)));
}

/** [land.change.5] What is not as the plan has it any more, for a viewer that was told nothing for a while. */
export function presentLand(to: string, place: Region): readonly Say[] {
  return place.land.patches(place.land.changedPatches).map(({ Data, states }) => layer(to, Data, states));
}

/** What was said of blobs of land that somebody was told. [said.once.1] */
const BLOCKS = new WeakMap<Uint8Array, LooseMessage>();

function layer(to: string, Data: Uint8Array, states: readonly string[] = []): Say {
  const blocks = BLOCKS.get(Data) ?? { LayerID: { Type: LAND_LAYER }, LayerData: { Data } };
  BLOCKS.set(Data, blocks);
  return say(to, 'LayerData', blocks, states);
}
