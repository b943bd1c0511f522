// How viewers call the kinds of items, what items show as, and how they are for sale, where they do not say a number.
import { kindCalled, kindOfType } from '../assets/kinds.ts';
import { ITEM_TYPE } from './entry.ts';

/** Kinds of items that are no assets. */
const LINKS: ReadonlyMap<string, number> = new Map([
  ['link', ITEM_TYPE.link],
  ['link_f', ITEM_TYPE.folderLink],
]);
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
const SALE_TYPES: readonly string[] = ['not', 'orig', 'copy', 'cntn'];
const ANYTHING = 'object';

export function typeWord(type: number): string {
  return kindOfType(type)?.word ?? ANYTHING;
}

/** Undefined for a word that viewers do not have. */
export function typeCalled(word: string): number | undefined {
  return LINKS.get(word) ?? kindCalled(word)?.type;
}

export function shownWord(inventoryType: number): string {
  return SHOWN_AS.get(inventoryType) ?? typeWord(inventoryType);
}

/** Undefined for a word that viewers do not have. */
export function shownCalled(word: string): number | undefined {
  const [number] = [...SHOWN_AS].find(([, known]) => known === word) ?? [];
  return number ?? kindCalled(word)?.type;
}

export function saleWord(saleType: number): string {
  return SALE_TYPES[saleType] ?? 'not';
}

/** 0 = not for sale, and so for a word that viewers do not have. */
export function saleCalled(word: string): number {
  return Math.max(SALE_TYPES.indexOf(word), 0);
}
