// What a newcomer has and wears: body parts and clothes, with links to them in the current outfit.
import { NULL_UUID, randomUuid } from '../../protocol/uuid.ts';
import { itemTypeOf, WEARABLES } from '../assets/wearables.ts';
import type { Random } from '../words.ts';
import type { Wearable } from '../world/agent.ts';
import { CURRENT_OUTFIT, type Folder, ITEM_TYPE, type Item, plainItem, WEARABLE } from './entry.ts';
import type { Inventory } from './inventory.ts';

/** [inventory.first.1] Each wearable in the folder for its type, and, if there is a current outfit, a link to it there. */
export function starterItems(folders: readonly Folder[], random: Random): readonly Item[] {
  const outfit = folders.find(({ type }) => type === CURRENT_OUTFIT);
  const items = WEARABLES.map(({ assetId, kind, name }) => {
    const type = itemTypeOf(kind);
    const parentId = folders.find((folder) => folder.type === type)?.id ?? NULL_UUID;
    const facts = { id: randomUuid(random), parentId, name, type, inventoryType: WEARABLE, assetId, flags: kind };
    return plainItem(facts);
  });
  if (outfit === undefined) return items;
  return [...items, ...items.map((item) => linkTo(item, outfit.id, randomUuid(random)))];
}

/** [inventory.library.2] All wearables once more, in a folder that dresses newcomers. */
export function outfitItems(folder: Folder, random: Random): readonly Item[] {
  return WEARABLES.map(({ assetId, kind, name }) =>
    plainItem({
      ...{ id: randomUuid(random), parentId: folder.id, name, assetId, flags: kind },
      ...{ type: itemTypeOf(kind), inventoryType: WEARABLE },
    }),
  );
}

/** A link to an item, called as it is. */
export function linkTo(item: Item, parentId: string, id: string): Item {
  const { inventoryType, name } = item;
  return plainItem({ id, parentId, name, type: ITEM_TYPE.link, inventoryType, assetId: item.id });
}

/** The kinds that a viewer wants to be told of, worn or not: four body parts, a shirt, trousers. */
const ASKED_KINDS = [0, 1, 2, 3, 4, 5] as const;

/** [inventory.first.2] What somebody wears: what its current outfit links to. What it does not wear has null ids. */
export function wornBy(inventory: Inventory): readonly Wearable[] {
  const links = inventory.itemsIn(inventory.currentOutfit?.id ?? '');
  const worn = links.flatMap(({ assetId }) => inventory.item(assetId) ?? []);
  const wearables = worn.filter(({ inventoryType }) => inventoryType === WEARABLE);
  return ASKED_KINDS.map((type) => {
    const item = wearables.find(({ flags }) => (flags & 0xff) === type);
    return { type, itemId: item?.id ?? NULL_UUID, assetId: item?.assetId ?? NULL_UUID };
  });
}
