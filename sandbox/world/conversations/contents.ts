// What lies in prims: told as a file, put in, taken out, thrown away.
import { utf8 } from '../../../protocol/bytes.ts';
import { array, boolean, map, uuid } from '../../../protocol/llsd/value.ts';
import type { Message } from '../../../protocol/packet/message.ts';
import { NULL_UUID } from '../../../protocol/uuid.ts';
import { NEW_SCRIPT } from '../../assets/built-in.ts';
import { FULL_PERMISSION, ITEM_TYPE, type Item, plainItem } from '../../inventory/entry.ts';
import { clippedDescription, clippedName } from '../../inventory/limits.ts';
import type { Agent } from '../agent.ts';
import { changing } from '../keeping/folders.ts';
import { keep } from '../keeping/items.ts';
import { uploadedAsset } from '../keeping/uploading.ts';
import { contentsText, withItem, withoutItem } from '../prims/contents.ts';
import type { Prim } from '../prims/prim.ts';
import { may, RIGHT } from '../prims/rights.ts';
import { queue, type Say, say } from '../say.ts';
import type { Scene } from '../scene.ts';
import type { Handler } from './handler.ts';
import { changedPrim } from './prim-view.ts';
import { properties } from './selecting.ts';

/** What UpdateTaskInventory is about: an item, by its id. */
const ITEM_KEY = 0;

/** [contents.ask.1] The name of a file that can be fetched; none when there is nothing in it. */
const requestTaskInventory: Handler = (agent, message, scene) => {
  const prim = scene.prims(agent.place).get(message.u32('InventoryData', 'LocalID'));
  if (prim === undefined) return [];
  const { contents, id, ownerId } = prim;
  const Filename = contents.items.length === 0 ? '' : `inventory_${id}_${contents.serial}.tmp`;
  if (Filename !== '') agent.outgoing.offer(Filename, utf8(contentsText(id, ownerId, contents)));
  return [say(agent.id, 'ReplyTaskInventory', { InventoryData: { TaskID: id, Serial: contents.serial, Filename } })];
};

/** [contents.put.1] An item of the prim that is to be another one, or an item of the agent's that is to be in the prim, too. */
const updateTaskInventory: Handler = (agent, message, scene) => {
  const prim = mineAt(agent, message.u32('UpdateData', 'LocalID'), scene);
  if (prim === undefined || message.u8('UpdateData', 'Key') !== ITEM_KEY) return [];
  const id = message.uuid('InventoryData', 'ItemID');
  const inside = prim.contents.items.find((item) => item.id === id);
  const item = inside ?? putIn(agent, id, prim, scene);
  return item === undefined
    ? []
    : filled(agent, prim, uploadedInto(said(item, message), message, [agent, scene]), scene);
};

/** [contents.script.1] A script of the agent's, or a new one. */
const rezScript: Handler = (agent, message, scene) => {
  const prim = mineAt(agent, message.u32('UpdateBlock', 'ObjectLocalID'), scene);
  if (prim === undefined) return [];
  const id = message.uuid('InventoryBlock', 'ItemID');
  const found = id === NULL_UUID ? newScript(agent, prim, scene) : putIn(agent, id, prim, scene);
  return found === undefined ? [] : filled(agent, prim, said(found, message, 'InventoryBlock'), scene);
};

/** [contents.out.1] */
const removeTaskInventory: Handler = (agent, message, scene) => {
  const prim = mineAt(agent, message.u32('InventoryData', 'LocalID'), scene);
  return prim === undefined ? [] : emptied(agent, prim, message.uuid('InventoryData', 'ItemID'), scene);
};

/** [contents.out.2] Into a folder of the agent's; what may not be copied is not in the prim any more. */
const moveTaskInventory: Handler = (agent, message, scene) => {
  const prim = mineAt(agent, message.u32('InventoryData', 'LocalID'), scene);
  const item = prim?.contents.items.find(({ id }) => id === message.uuid('InventoryData', 'ItemID'));
  const { inventory } = agent;
  if (prim === undefined || item === undefined || inventory === undefined) return [];
  const wanted = inventory.folder(message.uuid('AgentData', 'FolderID'));
  const folder = wanted ?? inventory.folderFor(item.type) ?? inventory.folders[0];
  if (folder === undefined) return [];
  const copy = { ...item, id: scene.newId(), parentId: folder.id };
  const kept = keep(agent, { item: copy, callback: 0, transaction: NULL_UUID });
  return [...kept, ...(kept.length === 0 || mayCopy(item) ? [] : emptied(agent, prim, item.id, scene))];
};

/** [contents.script.2] No script runs here. */
const getScriptRunning: Handler = (agent, message) => {
  const [object, item] = [message.uuid('Script', 'ObjectID'), message.uuid('Script', 'ItemID')];
  const script = map({ ObjectID: uuid(object), ItemID: uuid(item), Running: boolean(false), Mono: boolean(true) });
  return [queue(agent.id, 'ScriptRunningReply', map({ Script: array([script]) }))];
};

/** The messages that do so. */
export const CONTENTS: readonly (readonly [name: string, answer: Handler])[] = [
  ['RequestTaskInventory', requestTaskInventory],
  ['UpdateTaskInventory', updateTaskInventory],
  ['RemoveTaskInventory', removeTaskInventory],
  ['MoveTaskInventory', moveTaskInventory],
  ['RezScript', rezScript],
  ['GetScriptRunning', getScriptRunning],
];

/** [contents.upload.1] An item of a prim has another asset. Undefined when there is no such item, or it is not the agent's. */
export function refill(agent: Agent, [primId, itemId, assetId]: Refill, scene: Scene): readonly Say[] | undefined {
  const prim = scene.prims(agent.place).find(primId);
  const item = prim?.contents.items.find(({ id }) => id === itemId);
  if (prim === undefined || item === undefined || !may(agent.id, 'modify', prim)) return undefined;
  return filled(agent, prim, { ...item, assetId }, scene);
}

export type Refill = readonly [primId: string, itemId: string, assetId: string];

function mineAt(agent: Agent, localId: number, scene: Scene): Prim | undefined {
  const prim = scene.prims(agent.place).get(localId);
  return prim !== undefined && may(agent.id, 'modify', prim) ? prim : undefined;
}

/** What may not be copied leaves the inventory. */
function putIn(agent: Agent, itemId: string, prim: Prim, scene: Scene): Item | undefined {
  const item = agent.inventory?.item(itemId);
  if (item === undefined) return undefined;
  if (!mayCopy(item)) changing(agent, (change) => change.removeItem(itemId));
  return { ...item, id: scene.newId(), parentId: prim.id };
}

function newScript(agent: Agent, prim: Prim, scene: Scene): Item {
  return plainItem({
    ...{
      id: scene.newId(),
      parentId: prim.id,
      name: 'New Script',
      type: ITEM_TYPE.script,
      inventoryType: ITEM_TYPE.script,
    },
    ...{ assetId: NEW_SCRIPT, creatorId: agent.id, createdAt: Math.floor(scene.date / 1000) },
  });
}

/** Name, description, flags and what the next owner may do, as the message says it. */
function said(item: Item, message: Message, block: 'InventoryData' | 'InventoryBlock' = 'InventoryData'): Item {
  const name = clippedName(message.text(block, 'Name'));
  const nextOwner = message.u32(block, 'NextOwnerMask') & FULL_PERMISSION;
  return {
    ...item,
    name: name === '' ? item.name : name,
    description: clippedDescription(message.text(block, 'Description')),
    permissions: { ...item.permissions, nextOwner: nextOwner === 0 ? item.permissions.nextOwner : nextOwner },
  };
}

/** [contents.upload.1] Older viewers upload by UDP what an item is to be, and say so. */
function uploadedInto(item: Item, message: Message, [agent, scene]: readonly [Agent, Scene]): Item {
  const assetId = uploadedAsset(agent, message.uuid('InventoryData', 'TransactionID'), scene);
  return assetId === undefined ? item : { ...item, assetId };
}

const mayCopy = ({ permissions }: Item): boolean => (permissions.owner & RIGHT.copy) !== 0;

function filled(agent: Agent, prim: Prim, item: Item, scene: Scene): readonly Say[] {
  const contents = withItem(prim.contents, item);
  return contents === undefined ? [] : changed(agent, prim, { contents }, scene);
}

function emptied(agent: Agent, prim: Prim, itemId: string, scene: Scene): readonly Say[] {
  const contents = withoutItem(prim.contents, itemId);
  return contents === undefined ? [] : changed(agent, prim, { contents }, scene);
}

/** [contents.change.1] A viewer that hears of another serial number asks again what is in it. */
function changed(agent: Agent, prim: Prim, change: Pick<Prim, 'contents'>, scene: Scene): readonly Say[] {
  const now = scene.prims(agent.place).change(prim.localId, change);
  return now === undefined ? [] : [...changedPrim(now, agent.place, scene), properties(agent.id, now)];
}
