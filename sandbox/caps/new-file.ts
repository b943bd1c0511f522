// Uploads that become items, or new contents of items.
import {
  array,
  asInteger,
  asText,
  asUuid,
  boolean,
  get,
  integer,
  type Llsd,
  string,
  uuid,
} from '../../protocol/llsd/value.ts';
import { NULL_UUID } from '../../protocol/uuid.ts';
import { type AssetKind, kindCalled, TEXTURE } from '../assets/kinds.ts';
import { FREE, type Item, plainItem } from '../inventory/entry.ts';
import type { Inventory } from '../inventory/inventory.ts';
import { clippedDescription, clippedName, isFull } from '../inventory/limits.ts';
import { type Capability, type CapabilityOwner, refused } from './capability.ts';
import { type Finish, failed, isUploader } from './uploads.ts';

/** [uploads.steps.1] What is announced first goes on at the uploader. */
function inTwoSteps(announce: Capability): Capability {
  return (request, owner) =>
    isUploader(request.rest) ? owner.commons.uploads.receive(request, owner) : announce(request, owner);
}

/** [uploads.baked.1] A texture that belongs to no item. */
export const uploadBakedTexture = inTwoSteps((_request, owner) =>
  owner.commons.uploads.announce(TEXTURE, owner, () => ({})),
);

/** [uploads.new.1] An item of the inventory, in the folder that is named, else in the one for its kind, else in the root. */
export const newFile = inTwoSteps(({ body }, owner) => {
  const kind = kindCalled(asText(get(body, 'asset_type')));
  if (kind === undefined) return failed(`There are no assets of the type ${asText(get(body, 'asset_type'))}.`);
  return owner.commons.uploads.announce(kind.type, owner, (assetId) => addItem(body, { kind, assetId }, owner));
});

/** [uploads.item.1] The item has another asset from then on. */
export function newContents(word: string, said: Readonly<Record<string, Llsd>> = {}): Capability {
  const kind = kindCalled(word);
  if (kind === undefined) throw new Error(`There are no assets called ${word}.`);
  return inTwoSteps(({ body }, owner) => {
    const itemId = asUuid(get(body, 'item_id'));
    if (owner.inventory.item(itemId) === undefined) return failed(NO_ITEM);
    return owner.commons.uploads.announce(kind.type, owner, (assetId) => replace(itemId, assetId, { owner, said }));
  });
}

/** [uploads.task.1] An item in an object has another asset from then on. */
export function newTaskContents(word: string, said: Readonly<Record<string, Llsd>> = {}): Capability {
  const kind = kindCalled(word);
  if (kind === undefined) throw new Error(`There are no assets called ${word}.`);
  return inTwoSteps(({ body }, owner) => {
    const [primId, itemId] = [asUuid(get(body, 'task_id')), asUuid(get(body, 'item_id'))];
    if (primId === NULL_UUID) return refused('task_id is missing.');
    return owner.commons.uploads.announce(kind.type, owner, (assetId) =>
      owner.wishes.refill([primId, itemId, assetId]) ? said : { problem: NO_TASK_ITEM },
    );
  });
}

/** [uploads.script.1] Scripts are kept and never run; a viewer that hears of no compilation shows an error. */
export const COMPILED = { compiled: boolean(true), errors: array([]) };

const NO_ITEM = 'There is no such item in the inventory.';
const NO_TASK_ITEM = 'There is no such item in the object, or it may not be changed.';
/** How viewers call what an item shows as. */
const INVENTORY_TYPES: Readonly<Record<string, number>> = {
  texture: 0,
  sound: 1,
  callcard: 2,
  landmark: 3,
  object: 6,
  notecard: 7,
  script: 10,
  snapshot: 15,
  wearable: 18,
  animation: 19,
  gesture: 20,
  mesh: 22,
  settings: 25,
  material: 26,
};

interface NewAsset {
  readonly kind: AssetKind;
  readonly assetId: string;
}

function addItem(body: Llsd, asset: NewAsset, owner: CapabilityOwner): ReturnType<Finish> {
  const { inventory } = owner;
  if (isFull(inventory, 1)) return { problem: 'The inventory is full.' };
  const item = itemOf(body, asset, owner);
  const change = inventory.change();
  change.addItem(item);
  change.done();
  const { everyone, group, nextOwner } = item.permissions;
  return {
    new_inventory_item: uuid(item.id),
    new_next_owner_mask: integer(nextOwner),
    new_group_mask: integer(group),
    new_everyone_mask: integer(everyone),
    inventory_flags: integer(item.flags),
  };
}

function itemOf(body: Llsd, { assetId, kind }: NewAsset, owner: CapabilityOwner): Item {
  const mask = (name: string, usual: number) => {
    const said = get(body, name);
    return said.kind === 'undef' ? usual : asInteger(said) & FREE.base;
  };
  return plainItem({
    id: owner.commons.newId(),
    parentId: folderOf(asUuid(get(body, 'folder_id')), kind.type, owner.inventory),
    name: clippedName(asText(get(body, 'name'))),
    description: clippedDescription(asText(get(body, 'description'))),
    type: kind.type,
    inventoryType: INVENTORY_TYPES[asText(get(body, 'inventory_type')).toLowerCase()] ?? kind.type,
    assetId,
    createdAt: Math.floor(owner.today / 1000),
    creatorId: owner.agentId,
    permissions: {
      ...FREE,
      nextOwner: mask('next_owner_mask', FREE.nextOwner),
      group: mask('group_mask', FREE.group),
      everyone: mask('everyone_mask', FREE.everyone),
    },
  });
}

function folderOf(wanted: string, type: number, inventory: Inventory): string {
  const folder = inventory.folder(wanted) ?? inventory.folderFor(type) ?? inventory.folders[0];
  if (folder === undefined) throw new Error('An inventory has a root.');
  return folder.id;
}

interface Replacement {
  readonly owner: CapabilityOwner;
  readonly said: Readonly<Record<string, Llsd>>;
}

function replace(itemId: string, assetId: string, { owner, said }: Replacement): ReturnType<Finish> {
  const item = owner.inventory.item(itemId);
  if (item === undefined) return { problem: NO_ITEM };
  const change = owner.inventory.change();
  change.alterItem({ ...item, assetId });
  change.done();
  return { new_inventory_item: uuid(itemId), success: boolean(true), message: string(''), ...said };
}
