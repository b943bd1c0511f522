// Colours of notation: the letters that announce a type, besides what all spellings have.
import type { ScalarNode } from '../../protocol/llsd/node.ts';
import type { Read, Token } from '../languages.ts';
import type { LlsdFile } from '../llsd/file.ts';
import { tokens as values } from '../llsd/tokens.ts';

/** In the order of the text. */
export const tokens = (read: Read<LlsdFile>): readonly Token[] => values(read, markOf);

/** `i`, `u`, `b64` and the like; a quoted string has none. */
function markOf({ start, inner }: ScalarNode, text: string): Token | undefined {
  const mark = /^(?:[irulds]|b(?:64|16)?)/u.exec(text.slice(start, Math.min(inner.start, start + 'b64'.length)))?.[0];
  return mark === undefined ? undefined : { start, end: start + mark.length, type: 'type' };
}
