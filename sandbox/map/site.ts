// A region as the map needs it.
import type { Prims } from '../world/prims/prims.ts';
import type { Region } from '../world/region.ts';
import type { Site } from './painter.ts';

/** [map.tile.3] Every change of the land counts. Every change of a prim has a number higher than all before, and a removal changes how many there are. */
export function siteOf({ gridX, gridY, height, land, water }: Region, prims: Prims): Site {
  const all = prims.all();
  const lastChange = all.reduce((last, { crc }) => Math.max(last, crc), 0);
  return {
    ...{ x: gridX, y: gridY, version: `${land.version}/${all.length}/${lastChange}` },
    view: () => ({ height, water, prims: all.map((prim) => ({ prim, root: prims.rootOf(prim) })) }),
  };
}
