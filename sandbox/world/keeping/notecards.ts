// What lies in notecards is copied out of them.
import { NULL_UUID } from '../../../protocol/uuid.ts';
import { itemsInNotecard, NOTECARD } from '../../assets/notecard.ts';
import type { Item } from '../../inventory/entry.ts';
import type { ReadItem } from '../../inventory/item-text.ts';
import { isFull } from '../../inventory/limits.ts';
import type { Agent } from '../agent.ts';
import { chunks } from '../chunks.ts';
import type { Handler } from '../conversations/handler.ts';
import { type Say, say } from '../say.ts';
import type { Scene } from '../scene.ts';
import { treesOf } from './asking.ts';
import { changing } from './folders.ts';
import { ITEMS_PER_MESSAGE, itemBlock } from './item-blocks.ts';

/** [notecard.copy.1] Which notecard: an item of one's own, or one that lies in an object. */
export interface NotecardWish {
  readonly notecardId: string;
  /** The null id = it is in the inventory. */
  readonly objectId: string;
  /** What is to be copied, and into which folder. */
  readonly wanted: readonly (readonly [itemId: string, folderId: string])[];
  /** By which the viewer knows its answer; 0 = it does not ask for one. */
  readonly callback: number;
}

export const copyInventoryFromNotecard: Handler = (agent, message, scene) => {
  const wanted = message
    .instances('InventoryData')
    .map((at) => [message.uuid('InventoryData', 'ItemID', at), message.uuid('InventoryData', 'FolderID', at)] as const);
  const notecardId = message.uuid('NotecardData', 'NotecardItemID');
  const objectId = message.uuid('NotecardData', 'ObjectID');
  return takenOut(agent, { notecardId, objectId, wanted, callback: 0 }, scene) ?? [];
};

/** [notecard.copy.1] [notecard.copy.2] Undefined when there is no such notecard, or nothing of what is wanted in it. */
export function takenOut(agent: Agent, wish: NotecardWish, scene: Scene): readonly Say[] | undefined {
  const { inventory } = agent;
  const embedded = notecardItems(agent, wish, scene);
  const copies = wish.wanted.flatMap(([itemId, folderId]) => {
    const found = embedded.find(({ item }) => item.id === itemId);
    const folder = found && (inventory?.folder(folderId) ?? inventory?.folderFor(found.item.type));
    return found === undefined || folder === undefined ? [] : [copyOf(found, agent, folder.id, scene)];
  });
  if (inventory === undefined || copies.length === 0 || isFull(inventory, copies.length)) return undefined;
  changing(agent, (change) => {
    for (const copy of copies) change.addItem(copy);
  });
  const blocks = copies.map((copy) => ({ ...itemBlock(copy, agent.id), CallbackID: wish.callback }));
  return chunks(blocks, ITEMS_PER_MESSAGE).map((ItemData) =>
    say(agent.id, 'BulkUpdateInventory', { AgentData: { AgentID: agent.id }, ItemData }),
  );
}

/** What lies in a notecard; nothing if there is none. */
export function notecardItems(
  agent: Agent,
  { notecardId, objectId }: Pick<NotecardWish, 'notecardId' | 'objectId'>,
  scene: Scene,
): readonly ReadItem[] {
  const items =
    objectId === NULL_UUID
      ? treesOf(agent).flatMap((tree) => tree.item(notecardId) ?? [])
      : (scene.prims(agent.place).find(objectId)?.contents.items ?? []);
  const note = items.find(({ id, type }) => id === notecardId && type === NOTECARD);
  const asset = note && scene.assets.find(note.assetId);
  return asset === undefined ? [] : itemsInNotecard(asset.bytes);
}

/** [notecard.copy.2] Who did not put it in may do with it what the next owner may. */
function copyOf({ item, ownerId }: ReadItem, { id }: Agent, parentId: string, scene: Scene): Item {
  const { base, nextOwner, owner } = item.permissions;
  const masks = ownerId === id ? { base, owner } : { base: base & nextOwner, owner: base & nextOwner };
  const permissions = { ...item.permissions, ...masks, group: 0, everyone: 0 };
  return { ...item, id: scene.newId(), parentId, permissions };
}
