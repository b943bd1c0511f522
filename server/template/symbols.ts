// The outline: messages, their blocks, their fields.
import type { DocumentSymbol } from 'vscode-languageserver';
import { SymbolKind, SymbolTag } from 'vscode-languageserver';
import type { Lines } from '../../protocol/lines.ts';
import type { PlacedBlock, PlacedField, PlacedMessage, TemplateFile } from '../../protocol/template/placed.ts';
import type { Read } from '../languages.ts';

export const symbols = ({ file, lines }: Read<TemplateFile>): readonly DocumentSymbol[] =>
  file.messages.map((message) => messageSymbol(message, lines));

function messageSymbol(placed: PlacedMessage, lines: Lines): DocumentSymbol {
  const { words, message } = placed;
  const isOutdated = message.flag !== undefined && message.flag !== 'NotDeprecated';
  return {
    ...placeOf(placed, lines, message.name),
    kind: SymbolKind.Struct,
    detail: [words.frequency, words.number]
      .map((word) => word?.text ?? '')
      .join(' ')
      .trim(),
    ...(isOutdated ? { tags: [SymbolTag.Deprecated] } : {}),
    children: placed.blocks.map((block) => blockSymbol(block, lines)),
  };
}

function blockSymbol(placed: PlacedBlock, lines: Lines): DocumentSymbol {
  const { quantity, count } = placed.words;
  return {
    ...placeOf(placed, lines, placed.block.name),
    kind: placed.block.quantity === 'Single' ? SymbolKind.Object : SymbolKind.Array,
    detail: [quantity, count]
      .map((word) => word?.text ?? '')
      .join(' ')
      .trim(),
    children: placed.fields.map((field) => fieldSymbol(field, lines)),
  };
}

function fieldSymbol(placed: PlacedField, lines: Lines): DocumentSymbol {
  const { type, size } = placed.words;
  return {
    ...placeOf(placed, lines, placed.field.name),
    kind: SymbolKind.Field,
    detail: [type, size]
      .map((word) => word?.text ?? '')
      .join(' ')
      .trim(),
  };
}

/** The editor refuses symbols without a name. */
function placeOf({ range, nameRange }: Pick<PlacedMessage, 'range' | 'nameRange'>, lines: Lines, name: string) {
  return { name: name === '' ? '(no name)' : name, range: lines.range(range), selectionRange: lines.range(nameRange) };
}
