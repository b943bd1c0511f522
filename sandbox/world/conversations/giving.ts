// Giving somebody an item: a copy lies in the other inventory at once, and moves when it is taken or not wanted.
import { UUID_BYTES, uuidBytes, uuidText } from '../../../protocol/uuid.ts';
import type { Item } from '../../inventory/entry.ts';
import { isFull } from '../../inventory/limits.ts';
import type { Agent } from '../agent.ts';
import { changing } from '../keeping/folders.ts';
import { itemBlock } from '../keeping/item-blocks.ts';
import { RIGHT } from '../prims/rights.ts';
import { type Say, say } from '../say.ts';
import type { Scene } from '../scene.ts';

/** [give.offer.1] The type of what is given, then its id; more of them for a folder. */
const BUCKET_BYTES = 1 + UUID_BYTES;
const TRASH = 14;

/** What somebody has now; how a message names it. */
export interface Given {
  readonly id: string;
  readonly bucket: Uint8Array;
  readonly told: Say;
}

/** [give.offer.1] The receiver is told of its new item. Undefined for what cannot be given. */
export function given(from: Agent, to: Agent, bucket: Uint8Array, scene: Scene): Given | undefined {
  const item = from.inventory?.item(uuidText(bucket, 1));
  const copy = bucket.length === BUCKET_BYTES && item !== undefined ? copied(item, to, scene) : undefined;
  if (item === undefined || copy === undefined) return undefined;
  if ((item.permissions.owner & RIGHT.copy) === 0) changing(from, (change) => change.removeItem(item.id));
  return {
    id: copy.id,
    bucket: Uint8Array.from([copy.type, ...(uuidBytes(copy.id) ?? [])]),
    told: say(to.id, 'BulkUpdateInventory', { AgentData: { AgentID: to.id }, ItemData: [itemBlock(copy, to.id)] }),
  };
}

/** [give.answer.1] Into the folder whose id is in the bucket, or into the trash. */
export function placeGift(agent: Agent, itemId: string, bucket: Uint8Array | undefined): readonly [] {
  const { inventory } = agent;
  const item = inventory?.item(itemId);
  const folder = bucket === undefined ? inventory?.folderFor(TRASH) : inventory?.folder(uuidText(bucket));
  if (item === undefined || folder === undefined) return [];
  return changing(agent, (change) => change.alterItem({ ...item, parentId: folder.id }));
}

/** With what the next owner may do. Undefined for what may not be passed on, or has no place. */
function copied(item: Item, to: Agent, scene: Scene): Item | undefined {
  const { inventory } = to;
  const folder = inventory?.folderFor(item.type) ?? inventory?.folders[0];
  const mayPass = (item.permissions.owner & RIGHT.transfer) !== 0;
  if (inventory === undefined || folder === undefined || !mayPass || isFull(inventory, 1)) return undefined;
  const mask = item.permissions.base & item.permissions.nextOwner;
  const permissions = { ...item.permissions, base: mask, owner: mask, group: 0, everyone: 0 };
  const copy = { ...item, id: scene.newId(), parentId: folder.id, permissions };
  changing(to, (change) => change.addItem(copy));
  return copy;
}
