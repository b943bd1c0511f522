// What lights up together with the word under the caret.
import type { DocumentHighlight } from 'vscode-languageserver';
import { DocumentHighlightKind } from 'vscode-languageserver';
import type { Read } from '../languages.ts';
import type { LlidlText } from './file.ts';
import { nameAt, uses } from './names.ts';

/** All places of a name. */
export function highlights(read: Read<LlidlText>, at: number): readonly DocumentHighlight[] {
  const name = nameAt(read, at);
  if (name === undefined) return [];
  return uses(read, name).map(({ range, whole }) => ({
    range: read.lines.range(range),
    kind: whole === undefined ? DocumentHighlightKind.Read : DocumentHighlightKind.Write,
  }));
}
