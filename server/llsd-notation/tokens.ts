// Colours of notation: the letters that announce a type, besides what all spellings have.
import type { LlsdNode } from '../../protocol/llsd/node.ts';
import type { Read, Token } from '../languages.ts';
import type { LlsdFile } from '../llsd/file.ts';
import { valuesIn } from '../llsd/places.ts';
import { tokens as values } from '../llsd/tokens.ts';

/** In the order of the text. */
export function tokens(read: Read<LlsdFile>): readonly Token[] {
  const { root, text } = read.file;
  const marks = valuesIn(root).flatMap((node) => markOf(node, text));
  return [...values(read), ...marks].toSorted((a, b) => a.start - b.start);
}

/** `i`, `u`, `b64` and the like; a quoted string has none, and `!` is all there is of undef. */
function markOf({ kind, start, inner }: LlsdNode, text: string): readonly Token[] {
  if (kind === 'array' || kind === 'map') return [];
  if (kind === 'undef') return text.startsWith('!', start) ? [{ start, end: start + 1, type: 'keyword' }] : [];
  const mark = /^(?:[irulds]|b(?:64|16)?)/u.exec(text.slice(start, Math.min(inner.start, start + 'b64'.length)))?.[0];
  return mark === undefined ? [] : [{ start, end: start + mark.length, type: 'type' }];
}
