// The outline of a message.xml: the messages that it lists.
import type { DocumentSymbol } from 'vscode-languageserver';
import { SymbolKind } from 'vscode-languageserver';
import type { Read } from '../languages.ts';
import type { LlsdXmlFile } from './file.ts';

/** The editor refuses symbols without a name. */
const NAMELESS = '(no name)';

export const symbols = ({ file, lines }: Read<LlsdXmlFile>): readonly DocumentSymbol[] =>
  file.messageXml.entries.map(({ name, range, flavor }) => ({
    name: name.text === '' ? NAMELESS : name.text,
    kind: SymbolKind.Struct,
    detail: flavor?.text ?? '',
    range: lines.range(range),
    selectionRange: lines.range(name),
  }));
