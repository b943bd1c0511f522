// What lights up together with the word under the caret.
import type { DocumentHighlight } from 'vscode-languageserver';
import { DocumentHighlightKind } from 'vscode-languageserver';
import type { TemplateFile } from '../../protocol/template/placed.ts';
import type { Read } from '../languages.ts';
import { nameAt, uses } from './names.ts';
import type { Place } from './place.ts';
import { placeAt, placesOf } from './place.ts';

/** Names light up wherever they are used; other words wherever they mean the same in the same message. */
export function highlights(read: Read<TemplateFile>, at: number): readonly DocumentHighlight[] {
  const name = nameAt(read, at);
  if (name !== undefined)
    return uses(read, name).map(({ range, whole }) => ({
      range: read.lines.range(range),
      kind: whole === undefined ? DocumentHighlightKind.Text : DocumentHighlightKind.Write,
    }));
  const place = placeAt(read.file, at);
  if (place === undefined) return [];
  return [...placesOf([place.message])]
    .filter((other) => isAlike(place, other))
    .map(({ word }) => ({ range: read.lines.range(word), kind: DocumentHighlightKind.Text }));
}

const isAlike = (one: Place, other: Place): boolean =>
  one.kind === other.kind && one.part === other.part && one.word.text === other.word.text;
