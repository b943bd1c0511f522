// Notecards: a text, and the items that lie in it, as viewers write them.
import { looseUtf8 } from '../../protocol/bytes.ts';
import { type ReadItem, readItems } from '../inventory/item-text.ts';

/** The number of the kind, as in the type of an item. */
export const NOTECARD = 7;
/** [notecard.items.1] Items in a notecard; viewers have signs for as many. */
export const MOST_EMBEDDED = 128;

/**
 * [notecard.items.1] A version, a list of items with their numbers, and then the text, of which only the items count here.
 * Nothing for what is no notecard.
 */
export function itemsInNotecard(bytes: Uint8Array): readonly ReadItem[] {
  const [head = '', ...lines] = looseUtf8(bytes).split('\n');
  if (!/^Linden text version \d+\s*$/.test(head)) return [];
  const end = lines.findIndex((line) => /^Text length \d+/.test(line));
  return readItems(end === -1 ? lines : lines.slice(0, end)).slice(0, MOST_EMBEDDED);
}
