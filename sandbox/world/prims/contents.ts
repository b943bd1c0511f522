// What lies in a prim, and the text by which viewers are told of it.
import { NULL_UUID } from '../../../protocol/uuid.ts';
import { kindOfType } from '../../assets/kinds.ts';
import type { Item } from '../../inventory/entry.ts';

/** [contents.limit.1] Items in one prim: their text stays far below what goes by UDP. */
export const MOST_CONTENTS = 256;

export interface Contents {
  readonly items: readonly Item[];
  /** Grows with every change; a viewer that hears of another number asks again. */
  readonly serial: number;
}

export const NO_CONTENTS: Contents = { items: [], serial: 0 };
/** A number of 16 bits with a sign. */
const SERIALS = 0x7fff;

/** [contents.change.1] With this item, in the place of the one with its id; undefined if there is no room. */
export function withItem({ items, serial }: Contents, item: Item): Contents | undefined {
  const others = items.filter(({ id }) => id !== item.id);
  if (others.length >= MOST_CONTENTS) return undefined;
  return { items: [...others, item], serial: (serial % SERIALS) + 1 };
}

/** Undefined if there is no such item. */
export function withoutItem({ items, serial }: Contents, itemId: string): Contents | undefined {
  const others = items.filter(({ id }) => id !== itemId);
  return others.length === items.length ? undefined : { items: others, serial: (serial % SERIALS) + 1 };
}

/** What viewers call the kinds that items show as; others are called as their assets. */
const SHOWN_AS: ReadonlyMap<number, string> = new Map([
  [10, 'script'],
  [15, 'snapshot'],
  [17, 'attach'],
  [18, 'wearable'],
  [19, 'animation'],
  [20, 'gesture'],
  [22, 'mesh'],
  [25, 'settings'],
  [26, 'material'],
]);
const SALE_TYPES = ['not', 'orig', 'copy', 'cntn'] as const;

/** [contents.text.1] A folder called Contents, then the items: names and values, a line each. */
export function contentsText(primId: string, ownerId: string, { items }: Contents): string {
  const folder = [
    '\tinv_object\t0',
    '\t{',
    `\t\tobj_id\t${primId}`,
    `\t\tparent_id\t${NULL_UUID}`,
    '\t\ttype\tcategory',
    '\t\tname\tContents|',
    '\t}',
  ];
  return [...folder, ...items.flatMap((item) => itemLines(item, primId, ownerId)), ''].join('\n');
}

function itemLines(item: Item, primId: string, ownerId: string): readonly string[] {
  const { base, everyone, group, nextOwner, owner } = item.permissions;
  const masks = { base, owner, group, everyone, next_owner: nextOwner };
  const creator = item.creatorId === NULL_UUID ? ownerId : item.creatorId;
  const owners = { creator, owner: ownerId, last_owner: ownerId, group: NULL_UUID };
  return [
    ...['\tinv_item\t0', '\t{', `\t\titem_id\t${item.id}`, `\t\tparent_id\t${primId}`],
    ...['\tpermissions 0', '\t{'],
    ...Object.entries(masks).map(([who, mask]) => `\t\t${who}_mask\t${(mask >>> 0).toString(16).padStart(8, '0')}`),
    ...Object.entries(owners).map(([who, id]) => `\t\t${who}_id\t${id}`),
    '\t}',
    ...[`\t\tasset_id\t${item.assetId}`, `\t\ttype\t${kindOfType(item.type)?.word ?? 'object'}`],
    `\t\tinv_type\t${SHOWN_AS.get(item.inventoryType) ?? kindOfType(item.inventoryType)?.word ?? 'object'}`,
    `\t\tflags\t${(item.flags >>> 0).toString(16).padStart(8, '0')}`,
    ...['\tsale_info\t0', '\t{', `\t\tsale_type\t${SALE_TYPES[item.sale.type] ?? 'not'}`],
    ...[`\t\tsale_price\t${item.sale.price}`, '\t}'],
    ...[`\t\tname\t${lineOf(item.name)}|`, `\t\tdesc\t${lineOf(item.description)}|`],
    ...[`\t\tcreation_date\t${item.createdAt}`, '\t}'],
  ];
}

/** What would end the line, or the value in it, is a blank. */
function lineOf(text: string): string {
  return text.replace(/[\n\r|]/g, ' ');
}
