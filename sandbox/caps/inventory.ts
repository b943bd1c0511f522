// Folders and items by HTTP, as they are asked for one by one.
import {
  array,
  asInteger,
  asItems,
  asText,
  asUuid,
  get,
  integer,
  type Llsd,
  map,
  string,
  uuid,
} from '../../protocol/llsd/value.ts';
import { NULL_UUID } from '../../protocol/uuid.ts';
import type { Inventory } from '../inventory/inventory.ts';
import { clippedName, isFull } from '../inventory/limits.ts';
import { typeFor } from '../inventory/once.ts';
import { type Capability, type CapabilityOwner, ok, refused } from './capability.ts';
import { categoryOf, itemOf } from './inventory-shapes.ts';

/** Folders in one request; viewers ask for a few dozen. */
export const FOLDERS_LIMIT = 512;
/** Items in one request; viewers ask for a few dozen, bots for a thousand. */
export const ITEMS_LIMIT = 4096;

type Which = 'inventory' | 'library';

/**
 * The folders asked for, with what is in them; unknown ones under bad_folders. [inventory.library.1] Each of the two
 * capabilities answers for both trees: which of them viewers ask depends on the owner whom they expect.
 */
export function descendents(which: Which): Capability {
  return (request, owner) => {
    const asked = asItems(get(request.body, 'folders'));
    if (asked.length > FOLDERS_LIMIT) return refused(`at most ${FOLDERS_LIMIT} folders are answered at once.`);
    const ids = asked.map((folder) => asUuid(get(folder, 'folder_id')));
    const trees = ids.map((id) => treesOf(which, owner).find((tree) => tree.folder(id) !== undefined));
    const bad = ids.filter((id, at) => trees[at] === undefined && id !== NULL_UUID);
    return ok(
      map({
        folders: array(ids.flatMap((id, at) => contentsOf(id, trees[at], owner))),
        bad_folders: array(bad.map((id) => map({ folder_id: uuid(id), error: string('There is no such folder.') }))),
      }),
    );
  };
}

/** [inventory.items.1] The items asked for, of either tree; those that are not there are left out. */
export function items(which: Which): Capability {
  return (request, owner) => {
    const asked = asItems(get(request.body, 'items'));
    if (asked.length > ITEMS_LIMIT) return refused(`at most ${ITEMS_LIMIT} items are answered at once.`);
    const found = asked.flatMap((wanted) => {
      const id = asUuid(get(wanted, 'item_id'));
      const tree = treesOf(which, owner).find((one) => one.item(id) !== undefined);
      const item = tree?.item(id);
      return item === undefined || tree === undefined ? [] : [itemOf(item, tree.ownerId)];
    });
    return ok(map({ agent_id: uuid(owner.agentId), items: array(found) }));
  };
}

/** [inventory.category.1] A new folder with the id that the viewer chose; one that is there already is said back as it is. */
export const createCategory: Capability = ({ body }, { commons, inventory }) => {
  const said = asUuid(get(body, 'folder_id'));
  const parentId = asUuid(get(body, 'parent_id'));
  if (inventory.folder(parentId) === undefined) return refused('there is no such parent folder.');
  const id = said === NULL_UUID ? commons.newId() : said;
  if (inventory.folder(id) === undefined) {
    if (isFull(inventory, 1)) return refused('the inventory is full.');
    const change = inventory.change();
    const name = clippedName(asText(get(body, 'name')));
    const type = typeFor(inventory, parentId, asInteger(get(body, 'type')));
    change.addFolder({ id, parentId, name, type, version: 1 });
    change.done();
  }
  const { name = '', type = -1, parentId: parent = parentId } = inventory.folder(id) ?? {};
  return ok(map({ folder_id: uuid(id), parent_id: uuid(parent), name: string(name), type: integer(type) }));
};

function treesOf(which: Which, { inventory, library }: CapabilityOwner): readonly Inventory[] {
  return which === 'inventory' ? [inventory, library] : [library, inventory];
}

/** [inventory.count.1] As many descendents as there are folders and items: viewers ask again and again for any other count. */
function contentsOf(id: string, tree: Inventory | undefined, { agentId }: CapabilityOwner): readonly Llsd[] {
  if (id === NULL_UUID) return [lostItems(agentId)];
  const folder = tree?.folder(id);
  if (tree === undefined || folder === undefined) return [];
  const [folders, items] = [tree.foldersIn(id), tree.itemsIn(id)];
  return [
    map({
      agent_id: uuid(agentId),
      owner_id: uuid(tree.ownerId),
      folder_id: uuid(folder.id),
      version: integer(folder.version),
      descendents: integer(folders.length + items.length),
      categories: array(folders.map((child) => categoryOf(child, tree.ownerId))),
      items: array(items.map((item) => itemOf(item, tree.ownerId))),
    }),
  ];
}

/** [inventory.lost.1] Nothing is lost here: viewers look for it under the null id, and would write down that this folder is a bad one. */
function lostItems(agentId: string): Llsd {
  const ids = { agent_id: uuid(agentId), owner_id: uuid(agentId), folder_id: uuid(NULL_UUID) };
  return map({ ...ids, version: integer(1), descendents: integer(0), categories: array([]), items: array([]) });
}
