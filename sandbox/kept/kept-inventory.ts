// Inventories as a world file has them: the root first, each folder after the one in which it lies.
import { NULL_UUID } from '../../protocol/uuid.ts';
import type { Folder, Item } from '../inventory/entry.ts';
import { Inventory } from '../inventory/inventory.ts';
import { itemOfPlan, planOfItem } from '../inventory/item-plan.ts';
import type { InventoryFile } from '../world-file/people.ts';

/** [world.people.3] */
export function writtenInventory(inventory: Inventory): InventoryFile {
  const folders = inventory.folders
    .filter(({ parentId }) => parentId === NULL_UUID)
    .flatMap((root) => branch(root, inventory));
  const items = folders.flatMap(({ id }) => inventory.itemsIn(id));
  const ready = inventory.gestures.map(({ id }) => id);
  return {
    folders: folders.map(({ id, name, parentId, type, version }) => ({
      ...{ id, ...(parentId === NULL_UUID ? {} : { parent: parentId }) },
      ...{ name, type, version },
    })),
    items: items.map((item) => ({ folder: item.parentId, ...planOfItem(item) })),
    ...(ready.length === 0 ? {} : { ready }),
  };
}

function branch(folder: Folder, inventory: Inventory): readonly Folder[] {
  return [folder, ...inventory.foldersIn(folder.id).flatMap((inside) => branch(inside, inventory))];
}

/** [world.people.3] @param ownerId whose it is */
export function inventoryOf(file: InventoryFile, ownerId: string): Inventory {
  const folders = file.folders.map(({ id, name, parent, type, version }): Folder => {
    return { id: id.toLowerCase(), parentId: parent?.toLowerCase() ?? NULL_UUID, name, type, version };
  });
  const items = file.items.map(({ folder, ...plan }): Item => itemOfPlan(plan, folder.toLowerCase()));
  const inventory = new Inventory(ownerId, folders, items);
  for (const id of file.ready ?? []) inventory.setReady(id.toLowerCase(), true);
  return inventory;
}
