// Items and folders in inventories, and what they allow.

import type { MeaningRow } from '../meaning.ts';
import { enumeration, masks } from '../spell.ts';
import {
  AGGREGATE_PERMISSIONS,
  ASSET_TYPES,
  FOLDER_TYPES,
  INVENTORY_TYPES,
  ITEM_FLAGS,
  PERMISSIONS,
  SALE_TYPES,
  WEARABLE_TYPES,
} from './inventory-types.ts';

/** Blocks that have a whole item. */
const ITEMS = [
  'BulkUpdateInventory.ItemData',
  'FetchInventoryReply.InventoryData',
  'InventoryDescendents.ItemData',
  'RezObject.InventoryData',
  'RezRestoreToWorld.InventoryData',
  'RezScript.InventoryBlock',
  'UpdateAttachment.InventoryData',
  'UpdateCreateInventoryItem.InventoryData',
  'UpdateInventoryItem.InventoryData',
  'UpdateTaskInventory.InventoryData',
];

/** Blocks that say what an object allows. */
const OBJECTS = ['ObjectProperties.ObjectData', 'ObjectPropertiesFamily.ObjectData'];

/** Blocks that say what a thing allows once it is in the world. */
const REZZED = [
  'RezMultipleAttachmentsFromInv.ObjectData',
  'RezObject.RezData',
  'RezObjectFromNotecard.RezData',
  'RezSingleAttachmentFromInv.ObjectData',
];

const inEach = (blocks: readonly string[], fields: string): string =>
  blocks.map((block) => `${block}.${fields}`).join(' ');

export const INVENTORY_ROWS: readonly MeaningRow[] = [
  [
    ASSET_TYPES,
    `${inEach(ITEMS, 'Type')} CreateInventoryItem.InventoryBlock.Type LinkInventoryItem.InventoryBlock.Type
    TransferInventory.InventoryBlock.Type`,
  ],
  [
    INVENTORY_TYPES,
    `${inEach(ITEMS, 'InvType')} CreateInventoryItem.InventoryBlock.InvType LinkInventoryItem.InventoryBlock.InvType`,
  ],
  [
    FOLDER_TYPES,
    `BulkUpdateInventory.FolderData.Type CreateInventoryFolder.FolderData.Type InventoryDescendents.FolderData.Type
    UpdateInventoryFolder.FolderData.Type`,
  ],
  [
    WEARABLE_TYPES,
    `AgentIsNowWearing.WearableData.WearableType AgentWearablesUpdate.WearableData.WearableType
    CreateInventoryItem.InventoryBlock.WearableType`,
  ],
  [
    PERMISSIONS,
    `${inEach([...ITEMS, ...OBJECTS], 'BaseMask|OwnerMask|GroupMask|EveryoneMask|NextOwnerMask')}
    ${inEach(REZZED, 'GroupMask|EveryoneMask|NextOwnerMask')} CreateInventoryItem.InventoryBlock.NextOwnerMask
    ObjectPermissions.ObjectData.Mask`,
  ],
  [
    masks('Whose permissions', '1 base, 2 owner, 4 group, 8 everyone, 16 next owner'),
    'ObjectPermissions.ObjectData.Field',
  ],
  [enumeration('What to do with the bits', '0 clear, 1 set'), 'ObjectPermissions.ObjectData.Set'],
  [
    SALE_TYPES,
    `${inEach([...ITEMS, ...OBJECTS], 'SaleType')} ObjectBuy.ObjectData.SaleType ObjectSaleInfo.ObjectData.SaleType`,
  ],
  [
    AGGREGATE_PERMISSIONS,
    `ObjectProperties.ObjectData.AggregatePerms|AggregatePermTextures|AggregatePermTexturesOwner
    MoneyTransferBackend.MoneyData.AggregatePermNextOwner|AggregatePermInventory
    MoneyTransferRequest.MoneyData.AggregatePermNextOwner|AggregatePermInventory`,
  ],
  [ITEM_FLAGS, `${inEach(ITEMS, 'Flags')} ${inEach(REZZED, 'ItemFlags')} ChangeInventoryItemFlags.InventoryData.Flags`],
];
