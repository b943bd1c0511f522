// Notecards for tests, as viewers write them.
import { utf8 } from '../../../protocol/bytes.ts';
import { NULL_UUID } from '../../../protocol/uuid.ts';
import type { Item } from '../../inventory/entry.ts';
import { itemLines } from '../../inventory/item-text.ts';

/** A notecard in which items of somebody lie. */
export function notecardOf(items: readonly Item[], ownerId: string, text = 'Hello'): Uint8Array {
  const embedded = items.flatMap((item, at) => [
    '{',
    `ext char index ${at}`,
    ...itemLines(item, item.parentId === '' ? NULL_UUID : item.parentId, ownerId),
    '}',
  ]);
  const list = ['LLEmbeddedItems version 1', '{', `count ${items.length}`, ...embedded, '}'];
  return utf8(['Linden text version 2', '{', ...list, `Text length ${text.length}`, `${text}}`, ''].join('\n'));
}
