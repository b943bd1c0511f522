// A value in a few words of notation, for people and programs that list values.
import { type LlsdNode, plainValue } from './node.ts';
import { writeLlsdNotation } from './notation.ts';

/** [llsd.difference.3] Notation on one line, cut behind `most` UTF-16 units, but never inside of a character. */
export function shownValue(node: LlsdNode, most: number): string {
  const text = writeLlsdNotation(plainValue(node));
  if (text.length <= most) return text;
  const end = /[\ud800-\udbff]/.test(text.charAt(most - 1)) ? most - 1 : most;
  return `${text.slice(0, end)}…`;
}
