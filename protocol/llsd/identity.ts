// Elements of arrays that are records: maps with an id of their own, such as the items of an inventory.
import { NULL_UUID } from '../uuid.ts';
import type { ArrayNode, LlsdNode } from './node.ts';

/** So many keys of a record are tried: real ones have their id among the first. */
export const MAX_IDS_TRIED = 8;

/**
 * [llsd.difference.5] The first key with a uuid that no two elements of an array have in common, in either array; undefined
 * if they are not all such maps. Takes time in proportion to the arrays.
 */
export function idKeyOf(base: ArrayNode, current: ArrayNode): string | undefined {
  const [first] = base.items;
  if (first?.kind !== 'map' || current.items.length === 0) return undefined;
  const keys = first.members.filter(({ value }) => value?.kind === 'uuid').map(({ key }) => key);
  return keys.slice(0, MAX_IDS_TRIED).find((key) => tellsApart(base, key) && tellsApart(current, key));
}

function tellsApart({ items }: ArrayNode, key: string): boolean {
  const ids = new Set<string>();
  for (const item of items) {
    const id = idOf(item, key);
    if (id === undefined || ids.has(id)) return false;
    ids.add(id);
  }
  return true;
}

/** The uuid under a key; undefined if there is none, or the null one. */
export function idOf(node: LlsdNode, key: string): string | undefined {
  const member = node.kind === 'map' ? node.members.findLast((one) => one.key === key) : undefined;
  const value = member?.value?.kind === 'uuid' ? member.value.value : undefined;
  return value?.kind === 'uuid' && value.value !== NULL_UUID ? value.value : undefined;
}
