// What somebody has anywhere in a region or in the estate goes, as the owner of an estate wants it.
import { NULL_UUID, uuidBytes } from '../../../protocol/uuid.ts';
import type { Agent } from '../agent.ts';
import { ownerOf } from '../parcels/parcel.ts';
import { scriptsIn } from '../prims/contents.ts';
import type { Prim } from '../prims/prim.ts';
import { RIGHT } from '../prims/rights.ts';
import type { Region } from '../region.ts';
import type { Say } from '../say.ts';
import type { Scene } from '../scene.ts';
import { alert } from './alert.ts';
import { removed } from './building.ts';
import type { Handler } from './handler.ts';
import { sentBack } from './taking.ts';

/** [land.wide.2] [land.wide.3] Only what stands on land of others; whatever it is, back to its owner; only what has scripts. */
const FLAG = { othersLand: 1 << 0, always: 1 << 1, scripted: 1 << 2 } as const;

/** [land.wide.1] From the region; everybody may. */
export const simWideDeletes: Handler = (agent, message, scene) => {
  const ownerId = message.uuid('DataBlock', 'TargetID');
  return cleared(agent, { ownerId, flags: message.u32('DataBlock', 'Flags'), places: [agent.place] }, scene);
};

/** [land.wide.1] From all regions of the estate: the flags, and the id of the owner. */
export function objectsReturned(agent: Agent, [flags = '', id = '']: readonly string[], scene: Scene): readonly Say[] {
  const ownerId = uuidBytes(id) === undefined ? NULL_UUID : id.toLowerCase();
  return cleared(agent, { ownerId, flags: Number.parseInt(flags, 10), places: scene.regions }, scene);
}

interface Clearing {
  readonly ownerId: string;
  readonly flags: number;
  readonly places: readonly Region[];
}

function cleared(agent: Agent, wish: Clearing, scene: Scene): readonly Say[] {
  if (agent.presence !== 'standing') return [];
  const count = () => wish.places.reduce((sum, place) => sum + meant(place, wish, scene).length, 0);
  const before = count();
  const says = wish.places.flatMap((place) => clearedIn(place, wish, scene));
  const gone = before - count();
  return [...says, alert(agent, `${gone} ${gone === 1 ? 'object is' : 'objects are'} gone.`)];
}

function clearedIn(place: Region, wish: Clearing, scene: Scene): readonly Say[] {
  const roots = meant(place, wish, scene);
  const isBack = ({ rights }: Prim) => (wish.flags & FLAG.always) !== 0 || (rights.owner & RIGHT.copy) === 0;
  const others = roots.filter((root) => !isBack(root));
  return [...sentBack(place, roots.filter(isBack), scene), ...removed(place, others, scene)];
}

/** [land.wide.2] Roots. */
function meant(place: Region, { flags, ownerId }: Clearing, scene: Scene): readonly Prim[] {
  const prims = scene.prims(place);
  const isOwn = ({ position: [x, y] }: Prim) => ownerOf(place.parcels.at(x, y), place.ownerId) === ownerId;
  const isScripted = (root: Prim) => prims.linkSet(root).some(({ contents }) => scriptsIn(contents) > 0);
  return prims
    .all()
    .filter((root) => root.parent === 0 && root.ownerId === ownerId)
    .filter((root) => (flags & FLAG.othersLand) === 0 || !isOwn(root))
    .filter((root) => (flags & FLAG.scripted) === 0 || isScripted(root));
}
