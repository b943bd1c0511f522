// The inventory that everybody has from the first login: the folders without which a viewer calls it broken.
import { NULL_UUID, randomUuid } from '../../protocol/uuid.ts';
import type { Folder } from '../inventory/entry.ts';
import type { Random } from '../words.ts';

/** Viewers tell a library folder from one's own by this owner. */
export const LIBRARY_OWNER = 'ba2a564a-f0f1-4b82-9c61-b7520bfcd09f';
/** What a folder is for: 8 is the root. */
export const ROOT_TYPE = 8;
/** The library folder that dresses a newcomer. */
export const STARTER_OUTFIT = 'Sandbox Starter';

/** [login.inventory.1] Directly under the root, each type once. Viewers wait without end for some of those missing. */
const OWN_FOLDERS: readonly (readonly [type: number, name: string])[] = [
  [0, 'Textures'],
  [1, 'Sounds'],
  [2, 'Calling Cards'],
  [3, 'Landmarks'],
  [5, 'Clothing'],
  [6, 'Objects'],
  [7, 'Notecards'],
  [10, 'Scripts'],
  [13, 'Body Parts'],
  [14, 'Trash'],
  [15, 'Photo Album'],
  [16, 'Lost And Found'],
  [20, 'Animations'],
  [21, 'Gestures'],
  [23, 'Favorites'],
  [46, 'Current Outfit'],
  [48, 'My Outfits'],
  [50, 'Received Items'],
  [56, 'Settings'],
  [57, 'Materials'],
];

const LIBRARY_FOLDERS: readonly (readonly [type: number, name: string])[] = [
  [5, 'Clothing'],
  [13, 'Body Parts'],
  [-1, STARTER_OUTFIT],
];

/** The root first. Same chance, same ids: a viewer that comes back finds its cache valid. */
export function ownInventory(random: Random): readonly Folder[] {
  return tree('My Inventory', OWN_FOLDERS, random);
}

/** The library that all agents share, owned by `LIBRARY_OWNER`. The root first. */
export function libraryInventory(random: Random): readonly Folder[] {
  return tree('Library', LIBRARY_FOLDERS, random);
}

function tree(name: string, folders: readonly (readonly [number, string])[], random: Random): readonly Folder[] {
  const root = folderOf(NULL_UUID, [ROOT_TYPE, name], random);
  return [root, ...folders.map((folder) => folderOf(root.id, folder, random))];
}

function folderOf(parentId: string, [type, name]: readonly [number, string], random: Random): Folder {
  return { id: randomUuid(random), parentId, name, type, version: 1 };
}
