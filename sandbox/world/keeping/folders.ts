// Folders, as older viewers make, change and delete them by UDP. Nothing is answered: viewers know what they did.
import type { Change } from '../../inventory/change.ts';
import { isFixed } from '../../inventory/fixed.ts';
import type { Inventory } from '../../inventory/inventory.ts';
import { clippedName, isFull } from '../../inventory/limits.ts';
import { typeFor } from '../../inventory/once.ts';
import type { Agent } from '../agent.ts';
import type { Handler } from '../conversations/handler.ts';

/** Makes one change of an agent's inventory; nothing without one. */
export function changing(
  agent: Pick<Agent, 'inventory'>,
  act: (change: Change, inventory: Inventory) => void,
): readonly [] {
  const { inventory } = agent;
  if (inventory === undefined) return [];
  const change = inventory.change();
  act(change, inventory);
  change.done();
  return [];
}

/** [keep.folder.1] With the id that the viewer chose, in a folder that is there. */
export const createInventoryFolder: Handler = (agent, message) =>
  changing(agent, (change, inventory) => {
    const [id, parentId] = [message.uuid('FolderData', 'FolderID'), message.uuid('FolderData', 'ParentID')];
    if (inventory.folder(parentId) === undefined || inventory.folder(id) !== undefined || isFull(inventory, 1)) return;
    const name = clippedName(message.text('FolderData', 'Name'));
    const type = typeFor(inventory, parentId, message.s8('FolderData', 'Type'));
    change.addFolder({ id, parentId, name, type, version: 1 });
  });

/** [keep.folder.2] Another name, another parent. */
export const updateInventoryFolder: Handler = (agent, message) =>
  changing(agent, (change, inventory) => {
    for (const at of message.instances('FolderData')) {
      const id = message.uuid('FolderData', 'FolderID', at);
      moveFolder(change, inventory, id, message.uuid('FolderData', 'ParentID', at));
      const folder = inventory.folder(id);
      const name = clippedName(message.text('FolderData', 'Name', at));
      if (folder !== undefined) change.alterFolder({ ...folder, name });
    }
  });

export const moveInventoryFolder: Handler = (agent, message) =>
  changing(agent, (change, inventory) => {
    for (const at of message.instances('InventoryData')) {
      const id = message.uuid('InventoryData', 'FolderID', at);
      moveFolder(change, inventory, id, message.uuid('InventoryData', 'ParentID', at));
    }
  });

/** [keep.folder.2] Folders of the system stay, and none comes to lie in itself. */
export function moveFolder(change: Change, inventory: Inventory, id: string, parentId: string): void {
  const folder = inventory.folder(id);
  if (folder === undefined || isFixed(inventory, folder) || folder.parentId === parentId) return;
  if (inventory.folder(parentId) === undefined || inventory.isWithin(parentId, id)) return;
  change.alterFolder({ ...folder, parentId });
}

/** [keep.remove.1] With everything in them; not those of the system. */
export const removeInventoryFolder: Handler = (agent, message) =>
  changing(agent, (change, inventory) => {
    for (const at of message.instances('FolderData')) {
      const folder = inventory.folder(message.uuid('FolderData', 'FolderID', at));
      if (folder !== undefined && !isFixed(inventory, folder)) change.removeFolder(folder.id);
    }
  });

/** [keep.remove.1] Folders and items. */
export const removeInventoryObjects: Handler = (agent, message, scene) => {
  removeInventoryFolder(agent, message, scene);
  return changing(agent, (change) => {
    for (const at of message.instances('ItemData')) change.removeItem(message.uuid('ItemData', 'ItemID', at));
  });
};

/** [keep.remove.1] The folder stays, empty. */
export const purgeInventoryDescendents: Handler = (agent, message) =>
  changing(agent, (change, inventory) => {
    const id = message.uuid('InventoryData', 'FolderID');
    if (inventory.folder(id) !== undefined) change.empty(id);
  });
