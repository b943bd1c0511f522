// Folders that stay where they are.
import { NULL_UUID } from '../../protocol/uuid.ts';
import type { Folder } from './entry.ts';
import type { Inventory } from './inventory.ts';

/** An outfit, which people make, wear and throw away. */
const OUTFIT = 47;

/**
 * [inventory.fixed.1] The root, and the folders directly in it that are for something: viewers wait for them without end.
 * Outfits, and whatever lies deeper, are people's own.
 */
export function isFixed(inventory: Inventory, { parentId, type }: Folder): boolean {
  if (parentId === NULL_UUID) return true;
  const isInRoot = inventory.folder(parentId)?.parentId === NULL_UUID;
  return isInRoot && type >= 0 && type !== OUTFIT;
}
