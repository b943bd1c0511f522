// One thing that can be written at a place, in the words of the editor.
import { type CompletionItem, type CompletionItemKind, InsertTextFormat } from 'vscode-languageserver';
import type { Lines } from '../../protocol/lines.ts';
import type { Range } from '../../protocol/text.ts';

export interface Offer {
  readonly label: string;
  readonly kind: CompletionItemKind;
  /** What is written, as a snippet: `$`, `}` and backslashes of texts are escaped by `literal`. */
  readonly snippet: string;
  /** What the typed word is compared with; the label if absent. */
  readonly typed?: string;
  readonly detail?: string;
}

/** In the order given, all in place of the same stretch. */
export const asItems = (offers: readonly Offer[], replaced: Range, lines: Lines): readonly CompletionItem[] =>
  offers.map(({ label, kind, snippet, typed, detail }, index) => ({
    label,
    kind,
    sortText: String(index).padStart(4, '0'),
    ...(typed === undefined ? {} : { filterText: typed }),
    ...(detail === undefined || detail === '' ? {} : { detail }),
    textEdit: { range: lines.range(replaced), newText: snippet },
    insertTextFormat: InsertTextFormat.Snippet,
  }));

/** A text that means itself in a snippet. */
export const literal = (text: string): string => text.replaceAll(/[\\$}]/gu, '\\$&');

/** A text in a snippet that the next key press replaces. */
export const field = (text: string): string => `\${1:${literal(text)}}`;

/** One of several words in a snippet. */
export const choice = (words: readonly string[], place = 1): string => `\${${place}|${words.join(',')}|}`;
