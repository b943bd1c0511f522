// Folders and items as all of the inventory capabilities write them.
import { boolean, integer, type LlsdMap, map, string, uuid } from '../../protocol/llsd/value.ts';
import { NULL_UUID } from '../../protocol/uuid.ts';
import { type Folder, type Item, isLink } from '../inventory/entry.ts';

/** [inventory.shape.1] The id and the type stand under each of their names: clients differ in the one they read. */
export function categoryOf(folder: Folder, ownerId: string): LlsdMap {
  return map({
    category_id: uuid(folder.id),
    folder_id: uuid(folder.id),
    parent_id: uuid(folder.parentId),
    agent_id: uuid(ownerId),
    name: string(folder.name),
    type_default: integer(folder.type),
    preferred_type: integer(folder.type),
    type: integer(folder.type),
    version: integer(folder.version),
  });
}

/** [inventory.shape.2] A link says under linked_id where it leads, and under asset_id for those who know no other. */
export function itemOf(item: Item, ownerId: string): LlsdMap {
  return map({
    item_id: uuid(item.id),
    parent_id: uuid(item.parentId),
    agent_id: uuid(ownerId),
    asset_id: uuid(item.assetId),
    linked_id: isLink(item) ? uuid(item.assetId) : undefined,
    type: integer(item.type),
    inv_type: integer(item.inventoryType),
    name: string(item.name),
    desc: string(item.description),
    flags: integer(item.flags),
    created_at: integer(item.createdAt),
    permissions: permissionsOf(item, ownerId),
    sale_info: map({ sale_type: integer(item.sale.type), sale_price: integer(item.sale.price) }),
  });
}

function permissionsOf({ creatorId, permissions }: Item, ownerId: string): LlsdMap {
  return map({
    creator_id: uuid(creatorId === NULL_UUID ? ownerId : creatorId),
    owner_id: uuid(ownerId),
    group_id: uuid(NULL_UUID),
    last_owner_id: uuid(ownerId),
    is_owner_group: boolean(false),
    base_mask: integer(permissions.base),
    owner_mask: integer(permissions.owner),
    group_mask: integer(permissions.group),
    everyone_mask: integer(permissions.everyone),
    next_owner_mask: integer(permissions.nextOwner),
  });
}
