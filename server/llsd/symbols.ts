// The outline of a document: its keys and elements, each with its value in short.
import type { DocumentSymbol } from 'vscode-languageserver';
import { SymbolKind } from 'vscode-languageserver';
import type { Lines } from '../../protocol/lines.ts';
import type { LlsdNode, NodeInPlace } from '../../protocol/llsd/node.ts';
import type { LlsdKind } from '../../protocol/llsd/value.ts';
import type { Read } from '../languages.ts';
import type { LlsdFile } from './file.ts';
import { childrenOf } from './places.ts';
import { briefly } from './values.ts';

/** More than anybody looks through, and few enough that an outline of a megabyte costs no more than 5 ms. */
export const MAX_SYMBOLS = 10_000;

/** As deep as there is room: of a level that does not fit whole, nothing is listed, but of the outermost one its beginning. */
export function symbols({ file, lines }: Read<LlsdFile>): readonly DocumentSymbol[] {
  const depth = depthThatFits(file.root);
  return symbolsIn(file.root, depth, lines).slice(0, MAX_SYMBOLS);
}

function depthThatFits(root: LlsdNode | undefined): number {
  let level = childrenOf(root);
  let [depth, count] = [1, level.length];
  while (level.length > 0) {
    level = level.flatMap(({ node }) => childrenOf(node));
    count += level.length;
    if (count > MAX_SYMBOLS) return depth;
    depth += 1;
  }
  return depth;
}

function symbolsIn(node: LlsdNode | undefined, depth: number, lines: Lines): DocumentSymbol[] {
  if (depth === 0) return [];
  return childrenOf(node).map((child, index) => symbolOf(child, index, { depth, lines }));
}

function symbolOf(
  { node, member }: NodeInPlace,
  index: number,
  { depth, lines }: { readonly depth: number; readonly lines: Lines },
): DocumentSymbol {
  const place = member ?? node ?? NOWHERE;
  return {
    name: member === undefined ? `[${index}]` : shown(member.key),
    detail: node === undefined ? '' : briefly(node),
    kind: node === undefined ? SymbolKind.Key : KINDS[node.kind],
    range: lines.range(place),
    selectionRange: lines.range(member?.keyRange ?? place),
    children: symbolsIn(node, depth - 1, lines),
  };
}

const NOWHERE = { start: 0, end: 0 };

/** The editor refuses symbols without a name. */
const shown = (key: string): string => (key.trim() === '' ? '(no name)' : key);

const KINDS: { readonly [kind in LlsdKind]: SymbolKind } = {
  undef: SymbolKind.Null,
  boolean: SymbolKind.Boolean,
  integer: SymbolKind.Number,
  real: SymbolKind.Number,
  string: SymbolKind.String,
  uuid: SymbolKind.Constant,
  date: SymbolKind.Event,
  uri: SymbolKind.File,
  binary: SymbolKind.TypeParameter,
  array: SymbolKind.Array,
  map: SymbolKind.Object,
};
