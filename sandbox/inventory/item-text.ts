// Items as the text in which prims and notecards have them: names and values, a line each.
import { NULL_UUID, uuidBytes, uuidText } from '../../protocol/uuid.ts';
import { FREE, FULL_PERMISSION, type Item, type Permissions } from './entry.ts';
import { saleCalled, saleWord, shownCalled, shownWord, typeCalled, typeWord } from './kind-words.ts';
import { clippedDescription, clippedName } from './limits.ts';

/** Of the permissions in a text, and of ours. */
const MASKS: readonly (readonly [word: string, mask: keyof Permissions])[] = [
  ['base_mask', 'base'],
  ['owner_mask', 'owner'],
  ['group_mask', 'group'],
  ['everyone_mask', 'everyone'],
  ['next_owner_mask', 'nextOwner'],
];

/** [contents.text.1] @param parentId where it lies */
export function itemLines(item: Item, parentId: string, ownerId: string): readonly string[] {
  const creator = item.creatorId === NULL_UUID ? ownerId : item.creatorId;
  const owners = { creator, owner: ownerId, last_owner: ownerId, group: NULL_UUID };
  return [
    ...['\tinv_item\t0', '\t{', `\t\titem_id\t${item.id}`, `\t\tparent_id\t${parentId}`],
    ...['\tpermissions 0', '\t{'],
    ...MASKS.map(([word, mask]) => `\t\t${word}\t${hexWord(item.permissions[mask])}`),
    ...Object.entries(owners).map(([who, id]) => `\t\t${who}_id\t${id}`),
    '\t}',
    ...[`\t\tasset_id\t${item.assetId}`, `\t\ttype\t${typeWord(item.type)}`],
    `\t\tinv_type\t${shownWord(item.inventoryType)}`,
    `\t\tflags\t${hexWord(item.flags)}`,
    ...['\tsale_info\t0', '\t{', `\t\tsale_type\t${saleWord(item.sale.type)}`],
    ...[`\t\tsale_price\t${item.sale.price}`, '\t}'],
    ...[`\t\tname\t${lineOf(item.name)}|`, `\t\tdesc\t${lineOf(item.description)}|`],
    ...[`\t\tcreation_date\t${item.createdAt}`, '\t}'],
  ];
}

/** An item as it was read, and to whom it belonged. */
export interface ReadItem {
  readonly item: Item;
  readonly ownerId: string;
}

/** [notecard.items.1] All items in some lines; what is not said is usual, and one without id, asset or type is left out. */
export function readItems(lines: readonly string[]): readonly ReadItem[] {
  const found: Map<string, string>[] = [];
  for (const line of lines) {
    const [, word, value] = /^\s*(\w+)\s+(.*)$/.exec(line) ?? [];
    if (word === 'inv_item') found.push(new Map());
    else if (word !== undefined && value !== undefined) found.at(-1)?.set(word, value.trim());
  }
  return found.flatMap((values) => readItem(values) ?? []);
}

function readItem(said: ReadonlyMap<string, string>): ReadItem | undefined {
  const id = (word: string) => said.get(word)?.toLowerCase() ?? '';
  const type = typeCalled(said.get('type') ?? '');
  const assetId = said.has('asset_id') ? id('asset_id') : unmasked(id('shadow_id'));
  if (!isId(id('item_id')) || !isId(assetId) || type === undefined) return undefined;
  const orNobody = (word: string) => (isId(id(word)) ? id(word) : NULL_UUID);
  const text = (word: string) => (said.get(word) ?? '').replace(/\|$/, '');
  const whole = (word: string, base: number) => Number.parseInt(said.get(word) ?? '', base) || 0;
  const masks = MASKS.map(([word, mask]) => [mask, said.has(word) ? whole(word, HEX) & FULL_PERMISSION : FREE[mask]]);
  return {
    ownerId: orNobody('owner_id'),
    item: {
      ...{ id: id('item_id'), parentId: orNobody('parent_id'), assetId, type },
      ...{ inventoryType: shownCalled(said.get('inv_type') ?? '') ?? type, flags: whole('flags', HEX) | 0 },
      ...{ name: clippedName(text('name')), description: clippedDescription(text('desc')) },
      ...{ createdAt: whole('creation_date', DECIMAL) | 0, creatorId: orNobody('creator_id') },
      permissions: { ...FREE, ...Object.fromEntries(masks) },
      sale: { type: saleCalled(said.get('sale_type') ?? ''), price: whole('sale_price', DECIMAL) | 0 },
    },
  };
}

const [DECIMAL, HEX] = [10, 16] as const;

/** With what ids of assets are mixed that are not for everybody's eyes. */
const MASK = uuidBytes('3c115e51-04f4-523c-9fa6-98aff1034730') ?? new Uint8Array();

/** [notecard.items.2] '' for what is no id. */
function unmasked(shadowId: string): string {
  const bytes = uuidBytes(shadowId);
  return bytes === undefined ? '' : uuidText(bytes.map((byte, at) => byte ^ (MASK[at] ?? 0)));
}

function hexWord(mask: number): string {
  return (mask >>> 0).toString(16).padStart(8, '0');
}

/** What would end the line, or the value in it, is a blank. */
function lineOf(text: string): string {
  return text.replace(/[\n\r|]/g, ' ');
}

function isId(text: string): boolean {
  return uuidBytes(text) !== undefined;
}
