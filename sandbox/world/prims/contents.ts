// What lies in a prim, and the text by which viewers are told of it.
import { NULL_UUID } from '../../../protocol/uuid.ts';
import { ITEM_TYPE, type Item } from '../../inventory/entry.ts';
import { itemLines } from '../../inventory/item-text.ts';

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

/** How many of the items are scripts. */
export function scriptsIn({ items }: Contents): number {
  return items.filter(({ type }) => type === ITEM_TYPE.script).length;
}

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
