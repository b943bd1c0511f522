// What the inventory API answers: a category with what is in it, and what a change did.
import { array, integer, type Llsd, type LlsdMap, map, uuid } from '../../protocol/llsd/value.ts';
import type { Changed } from '../inventory/change.ts';
import { type Folder, type Item, isLink } from '../inventory/entry.ts';
import type { Inventory } from '../inventory/inventory.ts';
import { categoryOf, itemOf } from './inventory-shapes.ts';

/** Which parts of a category are wanted. */
export type Parts = 'children' | 'categories' | 'links' | 'items';

/** [ais.depth.1] Levels of folders in one answer; a viewer that wants more asks again. */
export const DEPTH_LIMIT = 50;

/** [ais.get.1] The category, with what is in it under `_embedded`; folders in it down to `depth`, 0 = only their names. */
export function categoryAnswer(tree: Inventory, folder: Folder, parts: Parts, depth: number): LlsdMap {
  const links = tree.itemsIn(folder.id).filter(isLink);
  const items = tree.itemsIn(folder.id).filter((item) => !isLink(item));
  const embedded = {
    categories:
      parts === 'links' || parts === 'items'
        ? undefined
        : embeddedFolders(tree, tree.foldersIn(folder.id), parts, depth),
    items: parts === 'children' || parts === 'items' ? embeddedItems(tree, items) : undefined,
    links: parts === 'children' || parts === 'links' ? embeddedItems(tree, links) : undefined,
  };
  return map({ ...membersOf(categoryOf(folder, tree.ownerId)), _embedded: map(embedded) });
}

function embeddedFolders(tree: Inventory, folders: readonly Folder[], parts: Parts, depth: number): Llsd {
  return map(
    folders.map((folder) => {
      const plain = categoryOf(folder, tree.ownerId);
      return [folder.id, depth > 0 ? categoryAnswer(tree, folder, parts, depth - 1) : plain] as const;
    }),
  );
}

function embeddedItems(tree: Inventory, items: readonly Item[]): Llsd {
  return map(items.map((item) => [item.id, itemOf(item, tree.ownerId)] as const));
}

/** [ais.changed.1] What a change did: ids, and the new version of each folder that it touched. Empty lists are left out. */
export function changeAnswer(tree: Inventory, changed: Changed): LlsdMap {
  const { createdFolders, createdItems } = changed;
  const items = createdItems.flatMap((id) => tree.item(id) ?? []);
  const folders = createdFolders.flatMap((id) => tree.folder(id) ?? []);
  const embedded = {
    ...someOf('categories', folders, (one) => embeddedFolders(tree, one, 'children', 0)),
    ...someOf(
      'items',
      items.filter((item) => !isLink(item)),
      (one) => embeddedItems(tree, one),
    ),
    ...someOf('links', items.filter(isLink), (one) => embeddedItems(tree, one)),
  };
  return map({
    ...(Object.keys(embedded).length === 0 ? {} : { _embedded: map(embedded) }),
    ...idsMember('_created_categories', createdFolders),
    ...idsMember('_created_items', createdItems),
    ...idsMember('_updated_categories', changed.updatedFolders),
    ...idsMember('_updated_items', changed.updatedItems),
    ...idsMember('_categories_removed', changed.removedFolders),
    ...idsMember('_category_items_removed', changed.removedItems),
    ...idsMember('_removed_items', changed.removedItems),
    ...idsMember('_broken_links_removed', changed.brokenLinks),
    _updated_category_versions: map([...changed.versions].map(([id, version]) => [id, integer(version)] as const)),
  });
}

export function membersOf(value: LlsdMap): Readonly<Record<string, Llsd>> {
  return Object.fromEntries(value.entries);
}

function someOf<One>(
  name: string,
  all: readonly One[],
  write: (all: readonly One[]) => Llsd,
): Readonly<Record<string, Llsd>> {
  return all.length === 0 ? {} : { [name]: write(all) };
}

function idsMember(name: string, ids: readonly string[]): Readonly<Record<string, Llsd>> {
  return someOf(name, ids, (all) => array(all.map(uuid)));
}
