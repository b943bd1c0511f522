// Items as a world file has them: what is written becomes items, and items become what is written.
import { NULL_UUID } from '../../protocol/uuid.ts';
import { FREE, type Item, type Permissions, plainItem } from './entry.ts';

/** [world.items.1] What is usual is left out. */
export interface ItemPlan {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  /** What the asset is, and what viewers show it as; the latter absent = the same. */
  readonly type: number;
  readonly shownAs?: number;
  readonly asset: string;
  readonly flags?: number;
  /** Seconds since 1970. */
  readonly createdAt?: number;
  readonly creator?: string;
  /** Masks: base, owner, group, everyone, next owner. */
  readonly rights?: readonly [number, number, number, number, number];
  readonly sale?: readonly [type: number, price: number];
}

/** @param parentId where it lies */
export function itemOfPlan(plan: ItemPlan, parentId: string): Item {
  const { asset, createdAt = 0, creator, description = '', flags = 0, id, name, rights, sale, shownAs, type } = plan;
  const [saleType = 0, price = 0] = sale ?? [];
  return plainItem({
    ...{ id: id.toLowerCase(), parentId, name, description, type, inventoryType: shownAs ?? type },
    ...{ assetId: asset.toLowerCase(), flags, createdAt, creatorId: creator?.toLowerCase() ?? NULL_UUID },
    permissions: rights === undefined ? FREE : permissionsOf(rights),
    sale: { type: saleType, price },
  });
}

export function planOfItem(item: Item): ItemPlan {
  const { assetId, createdAt, creatorId, description, flags, id, inventoryType, name, sale, type } = item;
  const rights = masksOf(item.permissions);
  return {
    ...{ id, name, type, asset: assetId },
    ...(description === '' ? {} : { description }),
    ...(inventoryType === type ? {} : { shownAs: inventoryType }),
    ...(flags === 0 ? {} : { flags }),
    ...(createdAt === 0 ? {} : { createdAt }),
    ...(creatorId === NULL_UUID ? {} : { creator: creatorId }),
    ...(`${rights}` === `${masksOf(FREE)}` ? {} : { rights }),
    ...(sale.type === 0 && sale.price === 0 ? {} : { sale: [sale.type, sale.price] }),
  };
}

function masksOf({ base, everyone, group, nextOwner, owner }: Permissions) {
  return [base, owner, group, everyone, nextOwner] as const;
}

function permissionsOf([base, owner, group, everyone, nextOwner]: NonNullable<ItemPlan['rights']>): Permissions {
  return { base, owner, group, everyone, nextOwner };
}
