// The outline: messages, their blocks, their fields.
import type { DocumentSymbol } from 'vscode-languageserver';
import { SymbolKind, SymbolTag } from 'vscode-languageserver';
import type { Lines } from '../../protocol/lines.ts';
import type { PlacedBlock, PlacedField, PlacedMessage, TemplateFile, Word } from '../../protocol/template/placed.ts';
import type { Read } from '../languages.ts';

export const symbols = ({ file, lines }: Read<TemplateFile>): readonly DocumentSymbol[] =>
  file.messages.map((message) => messageSymbol(message, lines));

function messageSymbol(placed: PlacedMessage, lines: Lines): DocumentSymbol {
  const { words, message } = placed;
  const isOutdated = message.flag !== undefined && message.flag !== 'NotDeprecated';
  const symbol: DocumentSymbol = {
    name: shown(message.name),
    detail: both(words.frequency, words.number),
    kind: SymbolKind.Struct,
    range: lines.range(placed.range),
    selectionRange: lines.range(placed.nameRange),
    children: placed.blocks.map((block) => blockSymbol(block, lines)),
  };
  return isOutdated ? { ...symbol, tags: [SymbolTag.Deprecated] } : symbol;
}

const blockSymbol = ({ words, block, range, nameRange, fields }: PlacedBlock, lines: Lines): DocumentSymbol => ({
  name: shown(block.name),
  detail: both(words.quantity, words.count),
  kind: block.quantity === 'Single' ? SymbolKind.Object : SymbolKind.Array,
  range: lines.range(range),
  selectionRange: lines.range(nameRange),
  children: fields.map((field) => fieldSymbol(field, lines)),
});

const fieldSymbol = ({ words, field, range, nameRange }: PlacedField, lines: Lines): DocumentSymbol => ({
  name: shown(field.name),
  detail: both(words.type, words.size),
  kind: SymbolKind.Field,
  range: lines.range(range),
  selectionRange: lines.range(nameRange),
});

/** The editor refuses symbols without a name. */
const shown = (name: string): string => (name === '' ? '(no name)' : name);

/** Two words as far as they are there. */
function both(first: Word | undefined, second: Word | undefined): string {
  if (first === undefined || second === undefined) return first?.text ?? second?.text ?? '';
  return `${first.text} ${second.text}`;
}
