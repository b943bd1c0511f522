// What requests of the inventory API make of folders and items.
import { asInteger, asItems, asText, asUuid, get, has, type Llsd } from '../../protocol/llsd/value.ts';
import { asU32 } from '../../protocol/llsd/wide.ts';
import { NULL_UUID } from '../../protocol/uuid.ts';
import { firstAsset } from '../assets/built-in.ts';
import type { Change } from '../inventory/change.ts';
import { type Folder, FREE, FULL_PERMISSION, ITEM_TYPE, type Item, plainItem } from '../inventory/entry.ts';
import type { Inventory } from '../inventory/inventory.ts';
import { saleCalled, shownCalled, typeCalled } from '../inventory/kind-words.ts';
import { clippedDescription, clippedName } from '../inventory/limits.ts';
import { typeFor } from '../inventory/once.ts';
import { RIGHT } from '../world/prims/rights.ts';
import type { CapabilityOwner } from './capability.ts';

/** What is to be made in a folder. */
export interface Wanted {
  readonly folders: readonly Folder[];
  readonly items: readonly Item[];
}

/** [ais.create.1] `categories`, `items` and `links` of a request, in one folder. */
export function makeInside(parentId: string, body: Llsd, owner: CapabilityOwner): Wanted {
  const folders = asItems(get(body, 'categories')).map((said) => newFolder(parentId, said, owner));
  const items = asItems(get(body, 'items')).map((said) => newItem(parentId, said, owner));
  return { folders, items: [...items, ...wantedLinks(parentId, get(body, 'links'), owner)] };
}

export function wantedLinks(parentId: string, links: Llsd, owner: CapabilityOwner): readonly Item[] {
  return asItems(links).map((said) => ({ ...newItem(parentId, said, owner), assetId: asUuid(get(said, 'linked_id')) }));
}

/** A viewer may choose the id of a new folder; otherwise we do. */
function newFolder(parentId: string, said: Llsd, { commons, inventory }: CapabilityOwner): Folder {
  const chosen = asUuid(get(said, 'category_id'));
  const isFree = chosen !== NULL_UUID && inventory.folder(chosen) === undefined;
  return {
    id: isFree ? chosen : commons.newId(),
    parentId,
    name: clippedName(asText(get(said, 'name'))),
    type: has(said, 'type_default') ? typeFor(inventory, parentId, asInteger(get(said, 'type_default'))) : -1,
    version: 1,
  };
}

function newItem(parentId: string, said: Llsd, { agentId, commons, today, wishes }: CapabilityOwner): Item {
  const type = has(said, 'type') ? numberOf(get(said, 'type'), typeCalled) : ITEM_TYPE.link;
  const assetId = wishes.uploaded(asUuid(get(said, 'hash_id'))) ?? asUuid(get(said, 'asset_id'));
  return withFacts(
    plainItem({
      ...{ id: commons.newId(), parentId, name: '', type },
      inventoryType: has(said, 'inv_type') ? numberOf(get(said, 'inv_type'), shownCalled) : type,
      assetId: firstAsset({ type, assetId }),
      createdAt: Math.floor(today / 1000),
      creatorId: agentId,
    }),
    said,
  );
}

/** [ais.patch.1] */
export function alteredFolder(folder: Folder, body: Llsd, inventory: Inventory): Folder | { readonly problem: string } {
  const parentId = has(body, 'parent_id') ? asUuid(get(body, 'parent_id')) : folder.parentId;
  if (parentId !== folder.parentId && inventory.folder(parentId) === undefined) {
    return { problem: 'there is no such parent folder.' };
  }
  if (inventory.isWithin(parentId, folder.id)) return { problem: 'a folder cannot come to lie in itself.' };
  const name = has(body, 'name') ? clippedName(asText(get(body, 'name'))) : folder.name;
  return { ...folder, parentId, name };
}

/** [ais.patch.2] [ais.patch.4] */
export function alteredItem(
  item: Item,
  body: Llsd,
  { inventory, wishes }: CapabilityOwner,
): Item | { readonly problem: string } {
  const parentId = has(body, 'parent_id') ? asUuid(get(body, 'parent_id')) : item.parentId;
  if (inventory.folder(parentId) === undefined) return { problem: 'there is no such parent folder.' };
  const said = has(body, 'asset_id') ? asUuid(get(body, 'asset_id')) : item.assetId;
  const assetId = wishes.uploaded(asUuid(get(body, 'hash_id'))) ?? said;
  return withFacts({ ...item, parentId, assetId }, body);
}

function withFacts(item: Item, said: Llsd): Item {
  const { flags, name, sale, description } = item;
  const saleInfo = get(said, 'sale_info');
  return {
    ...item,
    name: has(said, 'name') ? clippedName(asText(get(said, 'name'))) : name,
    description: has(said, 'desc') ? clippedDescription(asText(get(said, 'desc'))) : description,
    flags: has(said, 'flags') ? asU32(get(said, 'flags')) | 0 : flags,
    permissions: permissionsSaid(item, get(said, 'permissions')),
    sale:
      saleInfo.kind === 'map'
        ? { type: numberOf(get(saleInfo, 'sale_type'), saleCalled), price: asInteger(get(saleInfo, 'sale_price')) }
        : sale,
  };
}

/** [ais.patch.3] Viewers say kinds as words as well; what is no such word is 0. */
function numberOf(said: Llsd, called: (word: string) => number | undefined): number {
  return said.kind === 'string' ? (called(said.value) ?? asInteger(said)) : asInteger(said);
}

/** Nobody can allow more than everything. */
function permissionsSaid({ permissions }: Item, said: Llsd): Item['permissions'] {
  const mask = (name: string, before: number) =>
    has(said, name) ? asInteger(get(said, name)) & FULL_PERMISSION : before;
  return {
    ...FREE,
    ...permissions,
    group: mask('group_mask', permissions.group),
    everyone: mask('everyone_mask', permissions.everyone),
    nextOwner: mask('next_owner_mask', permissions.nextOwner),
  };
}

export interface Copying {
  readonly tree: Inventory;
  readonly from: Folder;
  /** Id of the folder that the copy comes to lie in. */
  readonly to: string;
}

/** [ais.library.1] [ais.copy.1] The folder and all that is in it, with ids of its own; it is for nothing special any more. */
export function copyInto(edit: Change, { from, to, tree }: Copying, owner: CapabilityOwner): void {
  const id = owner.commons.newId();
  edit.addFolder({ id, parentId: to, name: from.name, type: -1, version: 1 });
  for (const item of tree.itemsIn(from.id)) {
    if (mayCopy(item)) edit.addItem({ ...item, id: owner.commons.newId(), parentId: id });
  }
  for (const folder of tree.foldersIn(from.id)) copyInto(edit, { tree, from: folder, to: id }, owner);
}

/** [ais.copy.1] */
export function mayCopy({ permissions }: Item): boolean {
  return (permissions.owner & RIGHT.copy) !== 0;
}

/** How many folders and items a folder is, itself too. */
export function countOf(tree: Inventory, id: string): number {
  return tree.foldersIn(id).reduce((sum, folder) => sum + countOf(tree, folder.id), 1 + tree.itemsIn(id).length);
}
