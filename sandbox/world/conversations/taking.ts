// Prims go into inventories, and come out of them.
import { ITEM_TYPE, plainItem } from '../../inventory/entry.ts';
import type { Agent } from '../agent.ts';
import { keep } from '../keeping/items.ts';
import type { Prim } from '../prims/prim.ts';
import { may } from '../prims/rights.ts';
import { type Say, say } from '../say.ts';
import type { Scene } from '../scene.ts';
import { clipped } from '../text.ts';
import { plus, type Vector } from '../vector.ts';
import { added, rayTarget, removed, rootsIn } from './building.ts';
import { NAME_BYTES } from './editing.ts';
import type { Handler } from './handler.ts';
import { withinRegion } from './placing.ts';

/** [take.away.1] What becomes of the prims; other numbers than these only delete. */
const DESTINATION = { copy: 1, take: 4, trash: 6 } as const;
const KEPT: ReadonlySet<number> = new Set(Object.values(DESTINATION));
const NO_CALLBACK = 0;

/** [build.delete.1] [take.away.1] Link sets are taken, or thrown away, and the viewer's question is answered. */
export const derezObject: Handler = (agent, message, scene) => {
  const destination = message.u8('AgentBlock', 'Destination');
  const isCopy = destination === DESTINATION.copy;
  const roots = rootsIn(message, agent, scene);
  const mine = roots.filter((root) => may(agent.id, isCopy ? 'copy' : 'modify', root));
  const transaction = message.uuid('AgentBlock', 'TransactionID');
  const Success = mine.length === roots.length;
  const folder = folderFor(agent, message.uuid('AgentBlock', 'DestinationID'));
  const items = KEPT.has(destination) && folder !== undefined ? mine : [];
  return [
    ...items.flatMap((root) => takenInto(agent, root, { folder: folder ?? '', transaction }, scene)),
    ...(isCopy ? [] : removed(agent.place, mine, scene)),
    say(agent.id, 'DeRezAck', { TransactionData: { TransactionID: transaction, Success } }),
  ];
};

/** [take.out.1] What was taken stands in the region again, as often as the viewer likes. */
export const rezObject: Handler = (agent, message, scene) => {
  const item = agent.inventory?.item(message.uuid('InventoryData', 'ItemID'));
  const [root, ...parts] = scene.taken(item?.assetId ?? '') ?? [];
  const target = rayTarget(message, 'RezData', agent.place);
  if (agent.presence !== 'standing' || root === undefined || target === undefined) return [];
  const prims = scene.prims(agent.place);
  const own = { ownerId: agent.id, touches: 0, worn: undefined };
  const above: Vector = [0, 0, root.scale[2] / 2];
  const placed = prims.add({
    ...root,
    ...own,
    id: scene.newId(),
    parent: 0,
    position: withinRegion(plus(target, above)),
  });
  if (placed === undefined) return added(agent, undefined, scene);
  const more = parts.map((part) => prims.add({ ...part, ...own, id: scene.newId(), parent: placed.localId }));
  return [placed, ...more].flatMap((prim) => added(agent, prim, scene));
};

interface Place {
  readonly folder: string;
  readonly transaction: string;
}

function takenInto(agent: Agent, root: Prim, { folder, transaction }: Place, scene: Scene): readonly Say[] {
  const assetId = scene.newId();
  scene.take(assetId, scene.prims(agent.place).linkSet(root));
  const item = plainItem({
    ...{ id: scene.newId(), parentId: folder, assetId, creatorId: root.creatorId },
    ...{ type: ITEM_TYPE.object, inventoryType: ITEM_TYPE.object, createdAt: Math.floor(scene.date / 1000) },
    ...{ name: clipped(root.name, NAME_BYTES) || 'Object', description: root.description },
  });
  return keep(agent, { item, transaction, callback: NO_CALLBACK });
}

/** The folder that the viewer names, else the one for objects; undefined for somebody without an inventory. */
function folderFor({ inventory }: Agent, wanted: string): string | undefined {
  return (inventory?.folder(wanted) ?? inventory?.folderFor(ITEM_TYPE.object))?.id;
}
