// The languages that the server understands, and what can be asked of each.
import type { CompletionItem, DocumentSymbol, FoldingRange, Hover } from 'vscode-languageserver';
import type { Severities } from '../protocol/template/check.ts';
import type { Problem } from '../protocol/text.ts';
import type { Lines } from './lines.ts';
import { template } from './template/language.ts';

/** One feature each; a feature that a language lacks is not offered for it. */
export interface Language<File> {
  /** The editor's id of the language. */
  readonly id: string;
  /** Never fails: problems are part of the file. */
  read(text: string): File;
  /** Says whether a text is in this language, by its content and then by its name; for files without an editor. */
  isMeant(name: string, text: string): boolean;
  problems(file: File, severities: Severities): readonly Problem[];
  hover?(read: Read<File>, at: number): Hover | undefined;
  completion?(read: Read<File>, at: number): readonly CompletionItem[];
  symbols?(read: Read<File>): readonly DocumentSymbol[];
  folding?(read: Read<File>): readonly FoldingRange[];
  tokens?(read: Read<File>): readonly Token[];
}

/** A text that was read. */
export interface Read<File> {
  readonly file: File;
  readonly lines: Lines;
}

/** A stretch of one line with a colour. */
export interface Token {
  readonly start: number;
  readonly end: number;
  readonly type: TokenType;
}

export const TOKEN_TYPES = ['class', 'struct', 'property', 'keyword', 'modifier', 'type', 'number', 'comment'] as const;
export type TokenType = (typeof TOKEN_TYPES)[number];

/** A language whose files have been given away for their answers, so that languages fit into one table. */
export interface AnyLanguage {
  readonly id: string;
  readonly isMeant: (name: string, text: string) => boolean;
  readonly open: (text: string, lines: Lines) => OpenText;
}

/** One text, read once: everything that can be asked of it. */
export interface OpenText {
  readonly problems: (severities: Severities) => readonly Problem[];
  readonly hover: (at: number) => Hover | undefined;
  readonly completion: (at: number) => readonly CompletionItem[];
  readonly symbols: () => readonly DocumentSymbol[];
  readonly folding: () => readonly FoldingRange[];
  readonly tokens: () => readonly Token[];
}

export const LANGUAGES: readonly AnyLanguage[] = [inTable(template)];

export const languageById = (id: string): AnyLanguage | undefined => LANGUAGES.find((language) => language.id === id);

function inTable<File>(language: Language<File>): AnyLanguage {
  return {
    id: language.id,
    isMeant: language.isMeant,
    open: (text, lines) => {
      const read = { file: language.read(text), lines };
      return {
        problems: (severities) => language.problems(read.file, severities),
        hover: (at) => language.hover?.(read, at),
        completion: (at) => language.completion?.(read, at) ?? [],
        symbols: () => language.symbols?.(read) ?? [],
        folding: () => language.folding?.(read) ?? [],
        tokens: () => language.tokens?.(read) ?? [],
      };
    },
  };
}
