// Prims go into inventories, and come out of them.

import { NULL_UUID } from '../../../protocol/uuid.ts';
import { ITEM_TYPE, type Item, plainItem } from '../../inventory/entry.ts';
import { isFull } from '../../inventory/limits.ts';
import type { Agent } from '../agent.ts';
import { changing } from '../keeping/folders.ts';
import { type Keeper, keep } from '../keeping/items.ts';
import type { Prim } from '../prims/prim.ts';
import { may, RIGHT } from '../prims/rights.ts';
import type { Region } from '../region.ts';
import { type Say, say } from '../say.ts';
import type { Scene } from '../scene.ts';
import { clipped } from '../text.ts';
import { plus, type Vector } from '../vector.ts';
import { added, rayTarget, removed, rootsIn } from './building.ts';
import { NAME_BYTES } from './editing.ts';
import type { Handler } from './handler.ts';
import { withinRegion } from './placing.ts';

/** [take.away.1] [take.back.1] What becomes of the prims. */
const DESTINATION = { copy: 1, take: 4, trash: 6, owner: 9 } as const;
const KNOWN: ReadonlySet<number> = new Set(Object.values(DESTINATION));
/** [take.back.1] The folder for what comes back unasked. */
const LOST_AND_FOUND = 16;
const NO_CALLBACK = 0;

/** [build.delete.1] [take.away.1] Link sets are taken, or thrown away, and the viewer's question is answered. */
export const derezObject: Handler = (agent, message, scene) => {
  const destination = message.u8('AgentBlock', 'Destination');
  const isCopy = destination === DESTINATION.copy;
  const roots = rootsIn(message, agent, scene);
  const mine = KNOWN.has(destination) ? roots.filter((root) => may(agent.id, isCopy ? 'copy' : 'modify', root)) : [];
  const transaction = message.uuid('AgentBlock', 'TransactionID');
  const wanted = message.uuid('AgentBlock', 'DestinationID');
  const taken = mine.flatMap((root) => {
    const taker = destination === DESTINATION.owner ? scene.agent(root.ownerId) : agent;
    return taker === undefined ? [] : [{ root, taker }];
  });
  const Success = taken.length === roots.length;
  const prims = scene.prims(agent.place);
  const folder = (taker: Agent) => folderFor(taker, destination === DESTINATION.owner ? LOST_AND_FOUND : wanted);
  return [
    ...taken.flatMap(({ root, taker }) =>
      takenInto(taker, prims.linkSet(root), { folder: folder(taker), transaction }, scene),
    ),
    ...(isCopy
      ? []
      : removed(
          agent.place,
          taken.map(({ root }) => root),
          scene,
        )),
    say(agent.id, 'DeRezAck', { TransactionData: { TransactionID: transaction, Success } }),
  ];
};

/** [parcel.objects.2] [parcel.clean.3] Link sets go back to their owners, as far as these ever came and have room for them. */
export function sentBack(place: Region, roots: readonly Prim[], scene: Scene): readonly Say[] {
  const prims = scene.prims(place);
  return roots.flatMap((root) => {
    const taker = keeperOf(root.ownerId, scene);
    if (taker === undefined || (taker.inventory && isFull(taker.inventory, 1))) return [];
    const into = { folder: folderFor(taker, LOST_AND_FOUND), transaction: NULL_UUID };
    const told = takenInto(taker, prims.linkSet(root), into, scene);
    return [...(scene.agent(taker.id) === undefined ? [] : told), ...removed(place, [root], scene)];
  });
}

function keeperOf(id: string, scene: Scene): Keeper | undefined {
  const inventory = scene.inventory(id);
  return scene.agent(id) ?? (inventory && { id, inventory });
}

/** [take.out.1] What was taken stands in the region again, as often as the viewer likes; [take.out.2] or once. */
export const rezObject: Handler = (agent, message, scene) => {
  const item = agent.inventory?.item(message.uuid('InventoryData', 'ItemID'));
  const target = rayTarget(message, 'RezData', agent.place);
  if (item === undefined || target === undefined) return [];
  const isLast = message.bool('RezData', 'RemoveItem');
  return putDown(agent, item, (root) => plus(target, [0, 0, root.scale[2] / 2]), { isLast, scene });
};

/** [take.out.3] Where it stood before; what may not be copied leaves the inventory. */
export const rezRestoreToWorld: Handler = (agent, message, scene) => {
  const item = agent.inventory?.item(message.uuid('InventoryData', 'ItemID'));
  if (item === undefined) return [];
  const isLast = (item.permissions.owner & RIGHT.copy) === 0;
  return putDown(agent, item, (root) => (root.worn === undefined ? root.position : agent.body.position), {
    isLast,
    scene,
  });
};

interface PuttingDown {
  /** Whether the item is gone then. */
  readonly isLast: boolean;
  readonly scene: Scene;
}

/** Where it is wanted, with its parts; nothing if it is no object that was taken. */
export function putDown(agent: Agent, item: Item, where: (root: Prim) => Vector, how: PuttingDown): readonly Say[] {
  const { isLast, scene } = how;
  const [root, ...parts] = scene.taken(item.assetId) ?? [];
  if (agent.presence !== 'standing' || root === undefined) return [];
  const prims = scene.prims(agent.place);
  const own = { ownerId: agent.id, touches: 0, worn: undefined, arrivedAt: scene.date };
  const position = withinRegion(where(root));
  const placed = prims.add({ ...root, ...own, id: scene.newId(), parent: 0, position });
  if (placed === undefined) return added(agent, undefined, scene);
  const more = parts.map((part) => prims.add({ ...part, ...own, id: scene.newId(), parent: placed.localId }));
  if (isLast) changing(agent, (change) => change.removeItem(item.id));
  return [placed, ...more].flatMap((prim) => added(agent, prim, scene));
}

interface Place {
  /** Undefined for somebody without an inventory: nothing is kept. */
  readonly folder: string | undefined;
  readonly transaction: string;
}

function takenInto(
  agent: Keeper,
  linkSet: readonly Prim[],
  { folder, transaction }: Place,
  scene: Scene,
): readonly Say[] {
  const [root] = linkSet;
  if (folder === undefined || root === undefined) return [];
  const assetId = scene.newId();
  scene.take(assetId, linkSet);
  const item = plainItem({
    ...{ id: scene.newId(), parentId: folder, assetId, creatorId: root.creatorId },
    ...{ type: ITEM_TYPE.object, inventoryType: ITEM_TYPE.object, createdAt: Math.floor(scene.date / 1000) },
    ...{ name: clipped(root.name, NAME_BYTES) || 'Object', description: root.description },
  });
  return keep(agent, { item, transaction, callback: NO_CALLBACK });
}

/** The folder that is named by its id or its type, else the one for objects; undefined for somebody without an inventory. */
function folderFor({ inventory }: Keeper, wanted: string | number): string | undefined {
  const found = typeof wanted === 'string' ? inventory?.folder(wanted) : inventory?.folderFor(wanted);
  return (found ?? inventory?.folderFor(ITEM_TYPE.object))?.id;
}
