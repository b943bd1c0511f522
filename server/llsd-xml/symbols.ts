// The outline: of a message.xml the messages that it lists, of other documents the keys.
import type { DocumentSymbol } from 'vscode-languageserver';
import { SymbolKind } from 'vscode-languageserver';
import type { Read } from '../languages.ts';
import { symbols as keys } from '../llsd/symbols.ts';
import type { LlsdXmlFile } from './file.ts';

/** The editor refuses symbols without a name. */
const NAMELESS = '(no name)';

export const symbols = (read: Read<LlsdXmlFile>): readonly DocumentSymbol[] =>
  read.file.messageXml.hasMessages ? messages(read) : keys(read);

const messages = ({ file, lines }: Read<LlsdXmlFile>): readonly DocumentSymbol[] =>
  file.messageXml.entries.map(({ name, range, flavor }) => ({
    name: name.text === '' ? NAMELESS : name.text,
    kind: SymbolKind.Struct,
    detail: flavor?.text ?? '',
    range: lines.range(range),
    selectionRange: lines.range(name),
  }));
