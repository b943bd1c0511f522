// What a viewer's check of the inventory insists on. A viewer that finds it broken shows a dialog, or waits without end.
import { NULL_UUID } from '../../../protocol/uuid.ts';
import { LIBRARY_OWNER, ROOT_TYPE } from '../../login/skeleton.ts';
import type { SkeletonFolder, Welcome } from '../login-answer.ts';

const NAMES: Readonly<Record<number, string>> = {
  0: 'Textures',
  1: 'Sounds',
  2: 'Calling Cards',
  3: 'Landmarks',
  5: 'Clothing',
  6: 'Objects',
  7: 'Notecards',
  10: 'Scripts',
  13: 'Body Parts',
  14: 'Trash',
  15: 'Photo Album',
  16: 'Lost And Found',
  20: 'Animations',
  21: 'Gestures',
  23: 'Favorites',
  46: 'Current Outfit',
  48: 'My Outfits',
  50: 'Received Items',
  56: 'Settings',
  57: 'Materials',
};

/** The viewer cannot make these. */
const MUST_BE_THERE = [0, 1, 5, 6, 7, 10, 13, 15, 16, 20, 21];
/** The viewer makes these if they are missing, and waits until they are there. */
const WAITED_FOR = [2, 3, 14, 23, 46, 48, 50, 56, 57];
/** Two of a type are fatal. */
const ONLY_ONCE = [...MUST_BE_THERE, 14, 23, 46, 48, 50];

/** One sentence for each rule that is broken. */
export function inventoryComplaints({ inventory, library, libraryOwner, rootFolder }: Welcome): readonly string[] {
  return [
    ...treeComplaints('inventory-skeleton', inventory, rootFolder),
    ...systemFolders(inventory.filter(({ parentId }) => parentId === rootFolder)),
    ...libraryComplaints(library, libraryOwner),
  ];
}

/** [visitor.inventory.1] */
function systemFolders(folders: readonly SkeletonFolder[]): readonly string[] {
  const count = (type: number) => folders.filter((folder) => folder.type === type).length;
  const called = (type: number) => `${NAMES[type]} (type ${type})`;
  return [
    ...MUST_BE_THERE.filter((type) => count(type) === 0).map(
      (type) => `The folder ${called(type)} is missing under the root: a viewer says that the inventory is unusable.`,
    ),
    ...WAITED_FOR.filter((type) => count(type) === 0).map(
      (type) =>
        `The folder ${called(type)} is missing under the root: a viewer waits until it is made, without a limit.`,
    ),
    ...ONLY_ONCE.filter((type) => count(type) > 1).map(
      (type) =>
        `There are ${count(type)} folders ${called(type)} under the root: a viewer says that the inventory is unusable.`,
    ),
  ];
}

/** [visitor.inventory.2] */
function treeComplaints(section: string, folders: readonly SkeletonFolder[], rootId: string): readonly string[] {
  const byId = new Map(folders.map((folder) => [folder.id, folder]));
  const root = byId.get(rootId);
  const complaints: string[] = [];
  if (root === undefined) return [`${section} does not hold the root folder.`];
  if (root.parentId !== NULL_UUID) complaints.push(`The root of ${section} has a parent.`);
  if (root.type !== ROOT_TYPE) complaints.push(`The root of ${section} has type ${root.type}, not ${ROOT_TYPE}.`);
  for (const folder of folders) {
    if (folder.id === NULL_UUID) complaints.push(`${section} has a folder with a null id: a viewer loops for ever.`);
    if (folder.version < 1)
      complaints.push(`The folder ${folder.name} has version ${folder.version}: a viewer fetches it every time.`);
    if (folder !== root && !leadsTo(root, folder, byId)) {
      complaints.push(`The folder ${folder.name} of ${section} does not hang on the root.`);
    }
  }
  if (byId.size !== folders.length) complaints.push(`${section} has a folder twice.`);
  return complaints;
}

/** Whether the parents of a folder end at the root; a cycle does not. */
function leadsTo(root: SkeletonFolder, folder: SkeletonFolder, byId: ReadonlyMap<string, SkeletonFolder>): boolean {
  let at: SkeletonFolder | undefined = folder;
  for (let steps = 0; at !== undefined && steps <= byId.size; steps += 1) {
    if (at === root) return true;
    at = byId.get(at.parentId);
  }
  return false;
}

/** [visitor.inventory.3] */
function libraryComplaints(library: readonly SkeletonFolder[], owner: string): readonly string[] {
  const root = library.find(({ parentId }) => parentId === NULL_UUID);
  if (root === undefined) return ['There is no library root: a viewer says that the inventory is unusable.'];
  const complaints = [...treeComplaints('inventory-skel-lib', library, root.id)];
  if (owner === NULL_UUID) complaints.push('The library has no owner (inventory-lib-owner).');
  else if (owner !== LIBRARY_OWNER) {
    complaints.push(
      `The library belongs to ${owner}: viewers that compare with ${LIBRARY_OWNER} ask the wrong capability for it.`,
    );
  }
  return complaints;
}
