// Colours by meaning: keys, and scalars by their type.
import type { LlsdNode, ScalarNode } from '../../protocol/llsd/node.ts';
import type { LlsdKind } from '../../protocol/llsd/value.ts';
import type { Range } from '../../protocol/text.ts';
import type { Read, Token, TokenType } from '../languages.ts';
import type { LlsdFile } from './file.ts';

/**
 * The text of keys and of scalars, in the order of the document.
 * @param markOf what stands before the text of a scalar, where its spelling has such marks
 */
export function tokens({ file }: Read<LlsdFile>, markOf?: MarkOf): readonly Token[] {
  const found: Token[] = [];
  const addScalar = (node: ScalarNode): void => {
    const mark = markOf?.(node, file.text);
    if (mark !== undefined) found.push(mark);
    addLines(found, file.text, node.inner, TYPES[node.kind]);
  };
  const visit = (node: LlsdNode | undefined): void => {
    if (node === undefined) return;
    if (node.kind === 'array') for (const item of node.items) visit(item);
    else if (node.kind !== 'map') addScalar(node);
    else
      for (const { keyInner, value } of node.members) {
        addLines(found, file.text, keyInner, 'property');
        visit(value);
      }
  };
  visit(file.root);
  return found;
}

export type MarkOf = (node: ScalarNode, text: string) => Token | undefined;

/** Absent: the grammar knows as much, and what is written with references or escapes keeps their colours. */
const TYPES: { readonly [kind in Exclude<LlsdKind, 'array' | 'map'>]: TokenType | undefined } = {
  undef: undefined,
  boolean: undefined,
  integer: 'number',
  real: 'number',
  string: undefined,
  uuid: 'enumMember',
  date: 'enumMember',
  uri: undefined,
  binary: 'string',
};

/** No colour goes over a line's end. */
function addLines(found: Token[], text: string, { start, end }: Range, type: TokenType | undefined): void {
  if (type === undefined) return;
  let at = start;
  while (at < end) {
    const lineEnd = text.indexOf('\n', at);
    const stop = lineEnd < 0 || lineEnd > end ? end : lineEnd;
    const last = text.charCodeAt(stop - 1) === CARRIAGE_RETURN ? stop - 1 : stop;
    if (last > at) found.push({ start: at, end: last, type });
    at = stop + 1;
  }
}

const CARRIAGE_RETURN = 0x0d;
