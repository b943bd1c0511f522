// The land as it is told to a viewer.
import type { Region } from '../region.ts';
import { type Say, say } from '../say.ts';
import { LAND_LAYER } from '../terrain/layer.ts';

/** [land.layer.3] The whole land. */
export function land(to: string, place: Region): readonly Say[] {
  return place.layers().map((Data) => say(to, 'LayerData', { LayerID: { Type: LAND_LAYER }, LayerData: { Data } }));
}
