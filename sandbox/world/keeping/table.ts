// What is understood of inventories and assets by UDP: messages on the left, who answers them on the right.
import type { Handler } from '../conversations/handler.ts';
import { fetchInventory, fetchInventoryDescendents } from './asking.ts';
import { abortXfer, confirmXferPacket, requestXfer } from './files.ts';
import {
  createInventoryFolder,
  moveInventoryFolder,
  purgeInventoryDescendents,
  removeInventoryFolder,
  removeInventoryObjects,
  updateInventoryFolder,
} from './folders.ts';
import { activateGestures, deactivateGestures } from './gestures.ts';
import {
  changeInventoryItemFlags,
  copyInventoryItem,
  createInventoryItem,
  linkInventoryItem,
  moveInventoryItem,
  removeInventoryItem,
  updateInventoryItem,
} from './items.ts';
import { copyInventoryFromNotecard } from './notecards.ts';
import { requestImage, transferRequest } from './sending.ts';
import { assetUploadRequest, sendXferPacket } from './uploading.ts';

export const KEEPING: readonly (readonly [string, Handler])[] = [
  ['FetchInventoryDescendents', fetchInventoryDescendents],
  ['FetchInventory', fetchInventory],
  ['CreateInventoryFolder', createInventoryFolder],
  ['UpdateInventoryFolder', updateInventoryFolder],
  ['MoveInventoryFolder', moveInventoryFolder],
  ['RemoveInventoryFolder', removeInventoryFolder],
  ['RemoveInventoryObjects', removeInventoryObjects],
  ['PurgeInventoryDescendents', purgeInventoryDescendents],
  ['CreateInventoryItem', createInventoryItem],
  ['CopyInventoryFromNotecard', copyInventoryFromNotecard],
  ['LinkInventoryItem', linkInventoryItem],
  ['CopyInventoryItem', copyInventoryItem],
  ['UpdateInventoryItem', updateInventoryItem],
  ['MoveInventoryItem', moveInventoryItem],
  ['ChangeInventoryItemFlags', changeInventoryItemFlags],
  ['RemoveInventoryItem', removeInventoryItem],
  ['ActivateGestures', activateGestures],
  ['DeactivateGestures', deactivateGestures],
  ['RequestImage', requestImage],
  ['TransferRequest', transferRequest],
  ['AssetUploadRequest', assetUploadRequest],
  ['SendXferPacket', sendXferPacket],
  ['RequestXfer', requestXfer],
  ['ConfirmXferPacket', confirmXferPacket],
  ['AbortXfer', abortXfer],
];
