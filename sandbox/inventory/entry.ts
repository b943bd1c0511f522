// What an inventory is made of: folders, and items in them. Values; whoever changes one puts another in its place.
import { NULL_UUID } from '../../protocol/uuid.ts';

export interface Folder {
  readonly id: string;
  /** The null id for a root. */
  readonly parentId: string;
  readonly name: string;
  /** What the folder is for (8 = root, 46 = current outfit, ...); -1 = nothing special. */
  readonly type: number;
  /** Grows with every change of what is in it, and of itself. */
  readonly version: number;
}

export interface Item {
  readonly id: string;
  readonly parentId: string;
  readonly name: string;
  readonly description: string;
  /** What the asset is; see `ITEM_TYPE`. */
  readonly type: number;
  /** What viewers show it as. */
  readonly inventoryType: number;
  /** [inventory.links.1] Of a link: the id of the item or folder that it leads to. */
  readonly assetId: string;
  /** The kind of a wearable in the low byte, and whatever viewers keep there. */
  readonly flags: number;
  /** Seconds since 1970. */
  readonly createdAt: number;
  readonly creatorId: string;
  readonly permissions: Permissions;
  readonly sale: { readonly type: number; readonly price: number };
}

/** Masks; see `FULL_PERMISSION`. */
export interface Permissions {
  readonly base: number;
  readonly owner: number;
  readonly group: number;
  readonly everyone: number;
  readonly nextOwner: number;
}

export const ITEM_TYPE = {
  landmark: 3,
  clothing: 5,
  object: 6,
  script: 10,
  bodyPart: 13,
  gesture: 21,
  link: 24,
  folderLink: 25,
} as const;
/** What items show as: clothes and body parts; days, skies and waters. */
export const [WEARABLE, LIGHT] = [18, 25];
export const CURRENT_OUTFIT = 46;

/** Copy, modify, transfer, move. */
export const FULL_PERMISSION = 0x8000 | 0x4000 | 0x2000 | 0x80000;
export const FREE: Permissions = {
  base: FULL_PERMISSION,
  owner: FULL_PERMISSION,
  group: 0,
  everyone: 0,
  nextOwner: FULL_PERMISSION,
};

export function isLink({ type }: Pick<Item, 'type'>): boolean {
  return type === ITEM_TYPE.link || type === ITEM_TYPE.folderLink;
}

/** An item of which no more is known than these; everything is allowed with it. */
export function plainItem(
  facts: Pick<Item, 'id' | 'parentId' | 'name' | 'type' | 'inventoryType' | 'assetId'> & Partial<Item>,
): Item {
  const rest = { description: '', flags: 0, createdAt: 0, creatorId: NULL_UUID };
  return { ...rest, permissions: FREE, sale: { type: 0, price: 0 }, ...facts };
}
