// A large answer about an inventory, of our own making: the document whose reading viewers wait for.
import { array, boolean, integer, type Llsd, map, string, uuid } from '../../protocol/llsd/value.ts';
import { randomUuid } from '../../protocol/uuid.ts';
import { seeded } from '../support/seeded.ts';

/** Gives about a megabyte of XML. */
const ITEMS = 750;
const ALL_RIGHTS = 0x7fffffff;

export function inventoryDocument(): Llsd {
  const random = seeded(1);
  const id = () => uuid(randomUuid(random));
  const owner = id();
  const folder = id();
  const items = Array.from({ length: ITEMS }, (_, index) => itemOf(index, { owner, folder, id }));
  const folders = map({
    folder_id: folder,
    agent_id: owner,
    owner_id: owner,
    descendents: integer(ITEMS),
    version: integer(7),
    categories: array([]),
    items: array(items),
  });
  return map({ folders: array([folders]) });
}

interface Ids {
  readonly owner: Llsd;
  readonly folder: Llsd;
  readonly id: () => Llsd;
}

function itemOf(index: number, { owner, folder, id }: Ids): Llsd {
  return map({
    parent_id: folder,
    asset_id: id(),
    item_id: id(),
    permissions: map({
      creator_id: id(),
      owner_id: owner,
      group_id: uuid('00000000-0000-0000-0000-000000000000'),
      base_mask: integer(ALL_RIGHTS),
      owner_mask: integer(ALL_RIGHTS),
      group_mask: integer(0),
      everyone_mask: integer(0),
      next_owner_mask: integer(ALL_RIGHTS),
      is_owner_group: boolean(false),
    }),
    type: integer(index % 22),
    inv_type: integer(index % 20),
    flags: integer(0),
    sale_info: map({ sale_price: integer(10 * index), sale_type: integer(0) }),
    name: string(`Item ${index} & a lamp made of söme glass`),
    desc: string(index % 3 === 0 ? '' : `No. ${index} of a collection that fills a house`),
    created_at: integer(1_700_000_000 + index),
  });
}
