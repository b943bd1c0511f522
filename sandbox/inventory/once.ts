// Types of folders that a viewer bears only once.
import { NULL_UUID } from '../../protocol/uuid.ts';
import type { Inventory } from './inventory.ts';

/** Kinds of things, the root, and the folders of trash, lost things, favourites, the outfit, outfits and the inbox. */
const ONCE: ReadonlySet<number> = new Set([0, 1, 5, 6, 7, 8, 10, 13, 14, 15, 16, 20, 21, 23, 46, 48, 50]);
const NOTHING_SPECIAL = -1;

/** [inventory.once.1] The type that a new folder gets in such a folder: viewers call an inventory with two trashes broken. */
export function typeFor(inventory: Inventory, parentId: string, wanted: number): number {
  const isRoot = inventory.folder(parentId)?.parentId === NULL_UUID;
  const isTaken = ONCE.has(wanted) && inventory.folderFor(wanted) !== undefined;
  return isRoot && isTaken ? NOTHING_SPECIAL : wanted;
}
