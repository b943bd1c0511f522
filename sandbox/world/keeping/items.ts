// Items, as older viewers make, change and delete them by UDP.

import type { Message } from '../../../protocol/packet/message.ts';
import { NULL_UUID } from '../../../protocol/uuid.ts';
import { firstAsset } from '../../assets/built-in.ts';
import { FULL_PERMISSION, ITEM_TYPE, type Item, isLink, LIGHT, plainItem, WEARABLE } from '../../inventory/entry.ts';
import { clippedDescription, clippedName, isFull } from '../../inventory/limits.ts';
import type { Agent } from '../agent.ts';
import type { Handler } from '../conversations/handler.ts';
import { landmarkHere, noLandmarkHere } from '../conversations/landmarks.ts';
import { type Say, say } from '../say.ts';
import type { Scene } from '../scene.ts';
import { treesOf } from './asking.ts';
import { changing } from './folders.ts';
import { itemBlock } from './item-blocks.ts';
import { uploadedAsset } from './uploading.ts';

/** [keep.create.3] Items whose flags begin with what kind they are of. */
const HAVE_KINDS: ReadonlySet<number> = new Set([WEARABLE, LIGHT]);

/** [keep.create.1] [upload.udp.2] Without an upload the item has no asset yet; [landmark.make.1] but a landmark is of this place. */
export const createInventoryItem: Handler = (agent, message, scene) => {
  const inventoryType = message.s8('InventoryBlock', 'InvType');
  const item = placedItem(itemSaid(message, 'InventoryBlock', [agent, scene]), agent, scene);
  if (item === undefined) return [noLandmarkHere(agent)];
  return keep(agent, {
    callback: message.u32('InventoryBlock', 'CallbackID'),
    transaction: message.uuid('InventoryBlock', 'TransactionID'),
    item: {
      ...item,
      flags: HAVE_KINDS.has(inventoryType) ? message.u8('InventoryBlock', 'WearableType') : 0,
      permissions: { ...item.permissions, nextOwner: message.u32('InventoryBlock', 'NextOwnerMask') & FULL_PERMISSION },
    },
  });
};

/** Undefined for a landmark where none may be made. */
function placedItem(item: Item, agent: Agent, scene: Scene): Item | undefined {
  if (item.type !== ITEM_TYPE.landmark || item.assetId !== NULL_UUID) return item;
  const assetId = landmarkHere(agent, scene);
  return assetId === undefined ? undefined : { ...item, assetId };
}

/** [keep.create.1] */
export const linkInventoryItem: Handler = (agent, message, scene) => {
  const item = itemSaid(message, 'InventoryBlock', [agent, scene]);
  const isLink = item.type === ITEM_TYPE.link || item.type === ITEM_TYPE.folderLink;
  if (!isLink) return [];
  return keep(agent, {
    callback: message.u32('InventoryBlock', 'CallbackID'),
    transaction: message.uuid('InventoryBlock', 'TransactionID'),
    item: { ...item, assetId: message.uuid('InventoryBlock', 'OldItemID') },
  });
};

/** [keep.create.2] From its own inventory or from the library. */
export const copyInventoryItem: Handler = (agent, message, scene) =>
  message.instances('InventoryData').flatMap((at) => {
    const id = message.uuid('InventoryData', 'OldItemID', at);
    const original = treesOf(agent).flatMap((tree) => tree.item(id) ?? [])[0];
    if (original === undefined) return [];
    const name = clippedName(message.text('InventoryData', 'NewName', at));
    const parentId = message.uuid('InventoryData', 'NewFolderID', at);
    return keep(agent, {
      callback: message.u32('InventoryData', 'CallbackID', at),
      transaction: NULL_UUID,
      item: { ...original, id: scene.newId(), parentId, name: name === '' ? original.name : name },
    });
  });

/** [keep.update.1] Name, description, flags, parent, permissions of others, sale. [upload.udp.2] And an asset that was uploaded. */
export const updateInventoryItem: Handler = (agent, message, scene) =>
  changing(agent, (change, inventory) => {
    for (const at of message.instances('InventoryData')) {
      const item = inventory.item(message.uuid('InventoryData', 'ItemID', at));
      if (item === undefined) continue;
      const uploaded = uploadedAsset(agent, message.uuid('InventoryData', 'TransactionID', at), scene);
      const assetId = isLink(item) ? item.assetId : (uploaded ?? item.assetId);
      change.alterItem({ ...placed(updated(item, message, at), item, agent), assetId });
    }
  });

/** [keep.update.1] An empty name = as it was. */
export const moveInventoryItem: Handler = (agent, message) =>
  changing(agent, (change, inventory) => {
    for (const at of message.instances('InventoryData')) {
      const item = inventory.item(message.uuid('InventoryData', 'ItemID', at));
      const name = clippedName(message.text('InventoryData', 'NewName', at));
      const parentId = message.uuid('InventoryData', 'FolderID', at);
      if (item !== undefined) change.alterItem(placed({ ...item, parentId, name: name || item.name }, item, agent));
    }
  });

export const changeInventoryItemFlags: Handler = (agent, message) =>
  changing(agent, (change, inventory) => {
    for (const at of message.instances('InventoryData')) {
      const item = inventory.item(message.uuid('InventoryData', 'ItemID', at));
      if (item !== undefined) change.alterItem({ ...item, flags: message.u32('InventoryData', 'Flags', at) | 0 });
    }
  });

/** [keep.remove.1] */
export const removeInventoryItem: Handler = (agent, message) =>
  changing(agent, (change) => {
    for (const at of message.instances('InventoryData')) change.removeItem(message.uuid('InventoryData', 'ItemID', at));
  });

/** Somebody with an inventory, here or not. */
export type Keeper = Pick<Agent, 'id' | 'inventory'>;

export interface Kept {
  readonly item: Item;
  readonly callback: number;
  readonly transaction: string;
}

/** Puts a new item into its folder, and says what became of it; an item without a folder is not kept. */
export function keep(agent: Keeper, { callback, item, transaction }: Kept): readonly Say[] {
  const { id, inventory } = agent;
  if (inventory?.folder(item.parentId) === undefined || isFull(inventory, 1)) return [];
  changing(agent, (change) => change.addItem(item));
  return [
    say(id, 'UpdateCreateInventoryItem', {
      AgentData: { AgentID: id, SimApproved: true, TransactionID: transaction },
      InventoryData: [{ ...itemBlock(item, id), CallbackID: callback }],
    }),
  ];
}

function itemSaid(message: Message, block: string, [agent, scene]: readonly [Agent, Scene]): Item {
  const type = message.s8(block, 'Type');
  const uploaded = uploadedAsset(agent, message.uuid(block, 'TransactionID'), scene) ?? NULL_UUID;
  const assetId = firstAsset({ type, assetId: uploaded });
  return plainItem({
    ...{ id: scene.newId(), parentId: message.uuid(block, 'FolderID'), assetId, creatorId: agent.id },
    ...{ type, inventoryType: message.s8(block, 'InvType') },
    ...{ name: clippedName(message.text(block, 'Name')), createdAt: Math.floor(scene.date / 1000) },
    description: clippedDescription(message.text(block, 'Description')),
  });
}

function updated(item: Item, message: Message, at: number): Item {
  const mask = (name: string) => message.u32('InventoryData', name, at) & FULL_PERMISSION;
  const [group, everyone, nextOwner] = ['GroupMask', 'EveryoneMask', 'NextOwnerMask'].map(mask);
  return {
    ...item,
    parentId: message.uuid('InventoryData', 'FolderID', at),
    name: clippedName(message.text('InventoryData', 'Name', at)),
    description: clippedDescription(message.text('InventoryData', 'Description', at)),
    flags: message.u32('InventoryData', 'Flags', at) | 0,
    permissions: { ...item.permissions, group: group ?? 0, everyone: everyone ?? 0, nextOwner: nextOwner ?? 0 },
    sale: { type: message.u8('InventoryData', 'SaleType', at), price: message.s32('InventoryData', 'SalePrice', at) },
  };
}

/** In a folder that is there, else where it was. */
function placed(item: Item, before: Item, { inventory }: Agent): Item {
  return inventory?.folder(item.parentId) === undefined ? { ...item, parentId: before.parentId } : item;
}
