// The land as it is told to a viewer.

import type { LooseMessage } from '../../../protocol/packet/codec.ts';
import type { Region } from '../region.ts';
import { type Say, say } from '../say.ts';
import type { Scene } from '../scene.ts';
import { LAND_LAYER, type PatchPlace } from '../terrain/layer.ts';
import { toAudience } from './audience.ts';

/** [land.layer.3] The whole land. */
export function land(to: string, place: Region): readonly Say[] {
  return place.land.layers().map((Data) => layer(to, Data));
}

/** [land.change.4] Some patches have changed: all who watch are told these. */
export function changedLand(places: readonly PatchPlace[], place: Region, scene: Scene): readonly Say[] {
  const layers = place.land.patches(places);
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
