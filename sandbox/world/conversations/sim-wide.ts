// What somebody has anywhere in a region goes, as the owner of an estate wants it.
import { NULL_UUID, uuidBytes } from '../../../protocol/uuid.ts';
import type { Agent } from '../agent.ts';
import { ownerOf } from '../parcels/parcel.ts';
import { scriptsIn } from '../prims/contents.ts';
import type { Prim } from '../prims/prim.ts';
import { RIGHT } from '../prims/rights.ts';
import type { Say } from '../say.ts';
import type { Scene } from '../scene.ts';
import { alert } from './alert.ts';
import { removed } from './building.ts';
import type { Handler } from './handler.ts';
import { sentBack } from './taking.ts';

/** [land.wide.2] [land.wide.3] Only what stands on land of others; whatever it is, back to its owner; only what has scripts. */
const FLAG = { othersLand: 1 << 0, always: 1 << 1, scripted: 1 << 2 } as const;

/** [land.wide.1] Everybody may. */
export const simWideDeletes: Handler = (agent, message, scene) => {
  const ownerId = message.uuid('DataBlock', 'TargetID');
  return cleared(agent, { ownerId, flags: message.u32('DataBlock', 'Flags') }, scene);
};

/** [land.wide.1] The same in the words of viewers today: the flags, and the id of the owner. */
export function objectsReturned(agent: Agent, [flags = '', id = '']: readonly string[], scene: Scene): readonly Say[] {
  const ownerId = uuidBytes(id) === undefined ? NULL_UUID : id.toLowerCase();
  return cleared(agent, { ownerId, flags: Number.parseInt(flags, 10) }, scene);
}

interface Clearing {
  readonly ownerId: string;
  readonly flags: number;
}

function cleared(agent: Agent, wish: Clearing, scene: Scene): readonly Say[] {
  if (agent.presence !== 'standing') return [];
  const { place } = agent;
  const before = meant(agent, wish, scene);
  const isBack = ({ rights }: Prim) => (wish.flags & FLAG.always) !== 0 || (rights.owner & RIGHT.copy) === 0;
  const says = [
    ...sentBack(place, before.filter(isBack), scene),
    ...removed(
      place,
      before.filter((root) => !isBack(root)),
      scene,
    ),
  ];
  const count = before.length - meant(agent, wish, scene).length;
  return [...says, alert(agent, `${count} ${count === 1 ? 'object is' : 'objects are'} gone from the region.`)];
}

/** [land.wide.2] Roots. */
function meant({ place }: Agent, { flags, ownerId }: Clearing, scene: Scene): readonly Prim[] {
  const prims = scene.prims(place);
  const isOwn = ({ position: [x, y] }: Prim) => ownerOf(place.parcels.at(x, y), place.ownerId) === ownerId;
  const isScripted = (root: Prim) => prims.linkSet(root).some(({ contents }) => scriptsIn(contents) > 0);
  return prims
    .all()
    .filter((root) => root.parent === 0 && root.ownerId === ownerId)
    .filter((root) => (flags & FLAG.othersLand) === 0 || !isOwn(root))
    .filter((root) => (flags & FLAG.scripted) === 0 || isScripted(root));
}
