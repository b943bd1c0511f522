// Items and folders as messages write them.
import { NULL_UUID, uuidBytes } from '../../../protocol/uuid.ts';
import type { Folder, Item } from '../../inventory/entry.ts';

/** [keep.items.1] Items in one message: up to 350 bytes each, so that it stays below a datagram's limit. */
export const ITEMS_PER_MESSAGE = 3;
/** Folders in one message: up to 100 bytes each. */
export const FOLDERS_PER_MESSAGE = 10;

export function folderBlock({ id, name, parentId, type }: Folder) {
  return { FolderID: id, ParentID: parentId, Type: type, Name: name };
}

/** [keep.items.1] Everything that a viewer keeps of an item, with the sum by which it sees that nothing is missing. */
export function itemBlock(item: Item, ownerId: string) {
  const { permissions } = item;
  const ids = {
    ...{ ItemID: item.id, FolderID: item.parentId, AssetID: item.assetId, OwnerID: ownerId, GroupID: NULL_UUID },
    CreatorID: item.creatorId === NULL_UUID ? ownerId : item.creatorId,
  };
  const masks = {
    ...{ BaseMask: permissions.base, OwnerMask: permissions.owner, GroupMask: permissions.group },
    ...{ EveryoneMask: permissions.everyone, NextOwnerMask: permissions.nextOwner, GroupOwned: false },
  };
  const facts = {
    ...{ Type: item.type, InvType: item.inventoryType, Flags: item.flags >>> 0, Name: item.name },
    ...{ SaleType: item.sale.type & 0xff, SalePrice: item.sale.price, Description: item.description },
    CreationDate: item.createdAt,
  };
  return { ...ids, ...masks, ...facts, CRC: checksum({ ...ids, ...masks, ...facts }) };
}

type Summed = Readonly<Record<(typeof SUMMED_IDS)[number], string>> &
  Readonly<Record<(typeof SUMMED_NUMBERS)[number] | 'SaleType', number>>;

const SUMMED_IDS = ['AssetID', 'FolderID', 'ItemID', 'CreatorID', 'OwnerID', 'GroupID'] as const;
const SUMMED_NUMBERS = [
  ...(['OwnerMask', 'NextOwnerMask', 'EveryoneMask', 'GroupMask', 'Flags'] as const),
  ...(['InvType', 'Type', 'CreationDate', 'SalePrice'] as const),
] as const;

/** What the type of a sale weighs in the sum. */
const SALE_FACTOR = 0x07073096;

/** [keep.items.1] The sum of ids, masks and numbers in 32 bits. */
function checksum(item: Summed): number {
  const ids = SUMMED_IDS.map((name) => idSum(item[name]));
  const numbers = SUMMED_NUMBERS.map((name) => item[name]);
  return [...ids, ...numbers, Math.imul(item.SaleType, SALE_FACTOR)].reduce((sum, part) => (sum + part) | 0, 0) >>> 0;
}

/** The four words of an id, lowest byte first. */
function idSum(id: string): number {
  const bytes = uuidBytes(id) ?? new Uint8Array(16);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return [0, 4, 8, 12].reduce((sum, at) => (sum + view.getUint32(at, true)) | 0, 0);
}
