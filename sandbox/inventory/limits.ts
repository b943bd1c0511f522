// How much of an inventory is kept, and how much of its texts.
import { clipped } from '../world/text.ts';
import { ENTRY_LIMIT, type Inventory } from './inventory.ts';

/** [inventory.names.1] Bytes that viewers keep of a name and of a description. */
export const NAME_BYTES = 63;
export const DESCRIPTION_BYTES = 127;

export function clippedName(name: string): string {
  return clipped(name, NAME_BYTES);
}

export function clippedDescription(text: string): string {
  return clipped(text, DESCRIPTION_BYTES);
}

/** Whether there is no room for so many more folders and items. */
export function isFull(inventory: Inventory, more: number): boolean {
  return inventory.size + more > ENTRY_LIMIT;
}
