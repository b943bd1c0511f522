// A region as the map needs it.

import { utf8 } from '../../protocol/bytes.ts';
import type { Prims } from '../world/prims/prims.ts';
import type { Region } from '../world/region.ts';
import type { Site } from './painter.ts';

/** An id that is made of some octets, always the same. */
export type DigestId = (octets: Uint8Array) => string;

/** Characters. */
const HALF_ID = 18;

/** [map.tile.3] Every change of the land and of its water counts. Every change of a prim has a number higher than all before, and a removal changes how many there are. */
export function siteOf({ gridX, gridY, height, id, land, water }: Region, prims: Prims, digestId: DigestId): Site {
  const all = prims.all();
  const lastChange = all.reduce((last, { crc }) => Math.max(last, crc), 0);
  const version = `${land.version}/${all.length}/${lastChange}/${water}`;
  const series = digestId(utf8(`map of ${id}`)).slice(0, HALF_ID);
  return {
    ...{ x: gridX, y: gridY, version, series },
    picture: series + digestId(utf8(`${id} ${version}`)).slice(HALF_ID),
    view: () => ({ height, water, prims: all.map((prim) => ({ prim, root: prims.rootOf(prim) })) }),
  };
}
