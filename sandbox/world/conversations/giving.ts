// Giving somebody an item or a folder: a copy lies in the other inventory at once, and moves when it is taken or not wanted.
import { UUID_BYTES, uuidBytes, uuidText } from '../../../protocol/uuid.ts';
import type { Change } from '../../inventory/change.ts';
import { type Folder, type Item, isLink } from '../../inventory/entry.ts';
import { isFixed } from '../../inventory/fixed.ts';
import type { Inventory } from '../../inventory/inventory.ts';
import { isFull } from '../../inventory/limits.ts';
import type { Agent } from '../agent.ts';
import { chunks } from '../chunks.ts';
import { changing, moveFolder } from '../keeping/folders.ts';
import { FOLDERS_PER_MESSAGE, folderBlock, ITEMS_PER_MESSAGE, itemBlock } from '../keeping/item-blocks.ts';
import type { Keeper } from '../keeping/items.ts';
import { RIGHT } from '../prims/rights.ts';
import { type Say, say } from '../say.ts';
import type { Scene } from '../scene.ts';

/** [give.offer.1] The type of what is given, then its id; [give.folder.1] the same of all that is in a folder. */
const HEAD_BYTES = 1 + UUID_BYTES;
const FOLDER = 8;
const PLAIN_FOLDER = -1;
const TRASH = 14;

/** What somebody has now; how a message names it. */
export interface Given {
  readonly id: string;
  readonly bucket: Uint8Array;
  readonly told: readonly Say[];
}

/** [give.offer.1] [give.folder.1] The receiver is told what it has. Undefined for what cannot be given. */
export function given(from: Agent, to: Keeper, bucket: Uint8Array, scene: Scene): Given | undefined {
  const id = uuidText(bucket, 1);
  const copies = bucket[0] === FOLDER ? folderCopied(from, to, id, scene) : itemCopied(from, to, [id, bucket], scene);
  const first = copies?.folders[0] ?? copies?.items[0];
  if (copies === undefined || first === undefined) return undefined;
  const type = copies.folders.length > 0 ? FOLDER : (copies.items[0]?.type ?? 0);
  return {
    id: first.id,
    bucket: Uint8Array.from([type, ...(uuidBytes(first.id) ?? [])]),
    told: news(to.id, copies),
  };
}

/** [give.answer.1] Into the folder whose id is in the bucket, or into the trash. */
export function placeGift(agent: Agent, giftId: string, bucket: Uint8Array | undefined): readonly [] {
  const { inventory } = agent;
  const folder = bucket === undefined ? inventory?.folderFor(TRASH) : inventory?.folder(uuidText(bucket));
  if (folder === undefined) return [];
  return changing(agent, (change, tree) => {
    const item = tree.item(giftId);
    if (item === undefined) moveFolder(change, tree, giftId, folder.id);
    else change.alterItem({ ...item, parentId: folder.id });
  });
}

interface Copies {
  readonly folders: readonly Folder[];
  readonly items: readonly Item[];
}

function itemCopied(from: Agent, to: Keeper, [id, bucket]: readonly [string, Uint8Array], scene: Scene) {
  const item = from.inventory?.item(id);
  const { inventory } = to;
  const folder = item && (inventory?.folderFor(item.type) ?? inventory?.folders[0]);
  if (item === undefined || folder === undefined || bucket.length !== HEAD_BYTES || !mayPass(item)) return undefined;
  return handedOver(from, to, { folders: [], items: [[item, copyOf(item, folder.id, scene)]] });
}

/** [give.folder.1] With all that is in it, as far as it may be passed on. Folders of the system are not given. */
function folderCopied(from: Agent, to: Keeper, id: string, scene: Scene): Copies | undefined {
  const folder = from.inventory?.folder(id);
  const root = to.inventory?.folders[0];
  if (from.inventory === undefined || folder === undefined || root === undefined) return undefined;
  if (isFixed(from.inventory, folder)) return undefined;
  return handedOver(from, to, branchOf(from.inventory, folder, root.id, scene));
}

/** Originals beside their copies; parents first. */
interface Branch {
  readonly folders: readonly Folder[];
  readonly items: readonly (readonly [original: Item, copy: Item])[];
}

function branchOf(tree: Inventory, { id, name }: Folder, parentId: string, scene: Scene): Branch {
  const copy = { id: scene.newId(), parentId, name, type: PLAIN_FOLDER, version: 1 };
  const inside = tree.foldersIn(id).map((folder) => branchOf(tree, folder, copy.id, scene));
  const items = tree.itemsIn(id).filter((item) => mayPass(item) && !isLink(item));
  return {
    folders: [copy, ...inside.flatMap(({ folders }) => folders)],
    items: [
      ...items.map((item) => [item, copyOf(item, copy.id, scene)] as const),
      ...inside.flatMap((branch) => branch.items),
    ],
  };
}

/** Undefined when there is no room for it. */
function handedOver(from: Agent, to: Keeper, { folders, items }: Branch): Copies | undefined {
  if (to.inventory === undefined || isFull(to.inventory, folders.length + items.length)) return undefined;
  const copies = { folders, items: items.map(([, copy]) => copy) };
  changing(to, (change) => putIn(change, copies));
  const single = items.filter(([{ permissions }]) => (permissions.owner & RIGHT.copy) === 0);
  changing(from, (change) => {
    for (const [{ id }] of single) change.removeItem(id);
  });
  return copies;
}

function putIn(change: Change, { folders, items }: Copies): void {
  for (const folder of folders) change.addFolder(folder);
  for (const item of items) change.addItem(item);
}

function mayPass({ permissions }: Item): boolean {
  return (permissions.owner & RIGHT.transfer) !== 0;
}

/** With what the next owner may do. */
function copyOf(item: Item, parentId: string, scene: Scene): Item {
  const mask = item.permissions.base & item.permissions.nextOwner;
  const permissions = { ...item.permissions, base: mask, owner: mask, group: 0, everyone: 0 };
  return { ...item, id: scene.newId(), parentId, permissions };
}

function news(to: string, { folders, items }: Copies): readonly Say[] {
  const parts = [
    ...chunks(folders.map(folderBlock), FOLDERS_PER_MESSAGE).map((FolderData) => ({ FolderData })),
    ...chunks(
      items.map((item) => itemBlock(item, to)),
      ITEMS_PER_MESSAGE,
    ).map((ItemData) => ({ ItemData })),
  ];
  return parts.map((part) => say(to, 'BulkUpdateInventory', { AgentData: { AgentID: to }, ...part }));
}
