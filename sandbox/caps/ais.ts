// The inventory API (AIS, version 3): folders and items as resources that are read, made, changed and deleted.
import { get, type Llsd, map } from '../../protocol/llsd/value.ts';
import type { Change, Changed } from '../inventory/change.ts';
import type { Folder, Item } from '../inventory/entry.ts';
import { isFixed } from '../inventory/fixed.ts';
import type { Inventory } from '../inventory/inventory.ts';
import { isFull } from '../inventory/limits.ts';
import { categoryAnswer, changeAnswer, DEPTH_LIMIT, membersOf, type Parts } from './ais-answers.ts';
import {
  alteredFolder,
  alteredItem,
  copyInto,
  countOf,
  makeInside,
  mayCopy,
  type Wanted,
  wantedLinks,
} from './ais-edits.ts';
import {
  type Capability,
  type CapabilityAnswer,
  type CapabilityOwner,
  type CapabilityRequest,
  missing,
  ok,
  refused,
} from './capability.ts';
import { itemOf } from './inventory-shapes.ts';

/** What a path names: `/category/<id>/links`, `/item/<id>`. */
interface Target {
  readonly kind: 'category' | 'item' | 'orphans';
  readonly id: string;
  /** What stands behind the id; empty = nothing. */
  readonly part: string;
}

const PATH = /^\/(?:(category|item)\/([^/]+)(?:\/([a-z]+))?|(orphans))\/?$/;

export const inventoryApi: Capability = (request, owner) => {
  const { inventory } = owner;
  const target = targetOf(request.rest, inventory);
  if (target === undefined) return missing('there is nothing at this path.');
  if (request.method === 'GET') return read(inventory, target, request.query);
  if (request.method === 'COPY') return copy(inventory, target, [request, owner]);
  if (target.kind === 'item') return editItem(request.method, target.id, request.body, owner);
  const folder = inventory.folder(target.id);
  if (folder === undefined) return missing(NO_FOLDER);
  return editFolder(request.method, { folder, part: target.part, body: request.body }, owner);
};

/** [ais.library.1] It is read as one's own inventory is, and copied from. */
export const libraryApi: Capability = (request, owner) => {
  const { library } = owner;
  const target = targetOf(request.rest, library);
  if (target === undefined) return missing('there is nothing at this path.');
  return request.method === 'GET' ? read(library, target, request.query) : copy(library, target, [request, owner]);
};

/** [ais.library.1] [ais.copy.1] An item, or a folder with all that is in it, comes to lie in the folder that Destination names. */
function copy(tree: Inventory, { id, kind }: Target, [request, owner]: Asked): CapabilityAnswer {
  const { commons, inventory } = owner;
  const [item, from] = kind === 'item' ? [tree.item(id)] : [undefined, tree.folder(id)];
  const to = inventory.folder(request.destination.split('/').at(-1) ?? '');
  if ((item ?? from) === undefined || to === undefined) return missing('there is no such item, or no such folder.');
  if (isFull(inventory, from === undefined ? 1 : countOf(tree, from.id))) return refused(FULL);
  if (item !== undefined && !mayCopy(item)) return { status: 403, problem: 'it may not be copied.' };
  if (from !== undefined && tree.isWithin(to.id, from.id)) return refused('a folder cannot come to lie in itself.');
  return change(owner, (edit) => {
    if (from !== undefined) copyInto(edit, { tree, from, to: to.id }, owner);
    if (item !== undefined) edit.addItem({ ...item, id: commons.newId(), parentId: to.id });
  });
}

type Asked = readonly [CapabilityRequest, CapabilityOwner];

const NO_FOLDER = 'there is no such folder.';
const FULL = 'the inventory is full.';

/** [ais.current.1] `current` is the current outfit, `root` the root, `trash` the trash. */
function targetOf(rest: string, inventory: Inventory): Target | undefined {
  const [, kind, named = '', part = '', orphans] = PATH.exec(rest) ?? [];
  if (orphans !== undefined) return { kind: 'orphans', id: '', part: '' };
  if (kind !== 'category' && kind !== 'item') return undefined;
  return { kind, id: idOf(named.toLowerCase(), inventory), part };
}

function idOf(named: string, inventory: Inventory): string {
  if (named === 'current') return inventory.currentOutfit?.id ?? '';
  if (named === 'trash') return inventory.folders.find(({ type }) => type === TRASH)?.id ?? '';
  return named === 'root' ? (inventory.folders[0]?.id ?? '') : named;
}

/** The type of the folder. */
const TRASH = 14;

/** [ais.get.1] */
function read(tree: Inventory, { id, kind, part }: Target, query: string): CapabilityAnswer {
  if (kind === 'orphans') return ok(map({ _embedded: map({}) }));
  const item = kind === 'item' ? tree.item(id) : undefined;
  if (item !== undefined) return ok(itemOf(item, tree.ownerId));
  const folder = kind === 'category' ? tree.folder(id) : undefined;
  if (folder === undefined) return missing(kind === 'item' ? 'there is no such item.' : NO_FOLDER);
  const depth = Number(new URLSearchParams(query).get('depth') ?? 0);
  const parts = PARTS.find((one) => one === part) ?? 'children';
  return ok(categoryAnswer(tree, folder, parts, Math.min(Number.isNaN(depth) ? 0 : depth, DEPTH_LIMIT)));
}

const PARTS: readonly Parts[] = ['children', 'categories', 'links', 'items'];

interface FolderEdit {
  readonly folder: Folder;
  readonly part: string;
  readonly body: Llsd;
}

function editFolder(method: string, edit: FolderEdit, owner: CapabilityOwner): CapabilityAnswer {
  const { body, folder, part } = edit;
  switch (method) {
    case 'POST':
      return make(body, folder.id, owner);
    case 'PUT':
      return part === 'links' ? putLinks(folder.id, body, owner) : refused('only links are put.');
    case 'PATCH':
      return patchFolder(folder, body, owner);
    default:
      if (part === 'children') return change(owner, (one) => one.empty(folder.id));
      if (part === 'links') return change(owner, (one) => one.replaceLinks(folder.id, []));
      if (part !== '') return refused('only children and links are deleted.');
      return isFixed(owner.inventory, folder) ? PROTECTED : change(owner, (one) => one.removeFolder(folder.id));
  }
}

/** [ais.protected.1] [inventory.fixed.1] Folders of the system stay where they are. */
const PROTECTED: CapabilityAnswer = { status: 403, problem: 'folders of the system stay as they are.' };

/** [ais.create.1] Folders, items and links; of an item that cannot be made, nothing is. */
function make(body: Llsd, parentId: string, owner: CapabilityOwner): CapabilityAnswer {
  const wanted: Wanted = makeInside(parentId, body, owner);
  if (wanted.folders.length + wanted.items.length === 0) return refused('there are no categories, items or links.');
  if (isFull(owner.inventory, wanted.folders.length + wanted.items.length)) return refused(FULL);
  return change(owner, (edit) => {
    for (const folder of wanted.folders) edit.addFolder(folder);
    for (const item of wanted.items) edit.addItem(item);
  });
}

/** [ais.links.1] The links of a folder are these from now on: the old ones go, items stay. */
function putLinks(folderId: string, body: Llsd, owner: CapabilityOwner): CapabilityAnswer {
  const links = wantedLinks(folderId, body.kind === 'array' ? body : get(body, 'links'), owner);
  if (isFull(owner.inventory, links.length)) return refused(FULL);
  return change(owner, (edit) => edit.replaceLinks(folderId, links));
}

/** [ais.patch.1] Another name, another parent; a folder cannot come to lie in itself. */
function patchFolder(folder: Folder, body: Llsd, owner: CapabilityOwner): CapabilityAnswer {
  const altered = alteredFolder(folder, body, owner.inventory);
  if ('problem' in altered) return refused(altered.problem);
  if (isFixed(owner.inventory, folder) && altered.parentId !== folder.parentId) return PROTECTED;
  return change(
    owner,
    (edit) => edit.alterFolder(altered),
    () => membersOf(categoryAnswer(owner.inventory, owner.inventory.folder(folder.id) ?? altered, 'children', 0)),
  );
}

function editItem(method: string, id: string, body: Llsd, owner: CapabilityOwner): CapabilityAnswer {
  const item = owner.inventory.item(id);
  if (item === undefined) return missing('there is no such item.');
  if (method === 'DELETE') return change(owner, (edit) => edit.removeItem(id));
  return method === 'PATCH' ? patchItem(item, body, owner) : refused('an item is patched or deleted.');
}

/** [ais.patch.2] Name, description, flags, parent, asset, permissions, sale; the rest stays. */
function patchItem(item: Item, body: Llsd, owner: CapabilityOwner): CapabilityAnswer {
  const altered = alteredItem(item, body, owner);
  if ('problem' in altered) return refused(altered.problem);
  return change(
    owner,
    (edit) => edit.alterItem(altered),
    () => membersOf(itemOf(altered, owner.inventory.ownerId)),
  );
}

/** Makes one change; the answer says what it did, and the thing itself if there is one. */
function change(
  { inventory }: CapabilityOwner,
  act: (edit: Change) => void,
  thing: () => Readonly<Record<string, Llsd>> = () => ({}),
): CapabilityAnswer {
  const edit = inventory.change();
  act(edit);
  const changed: Changed = edit.done();
  return ok(map({ ...thing(), ...membersOf(changeAnswer(inventory, changed)) }));
}
