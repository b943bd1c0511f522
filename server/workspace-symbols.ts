// The parts of all texts of the workspace, searched by name.
import type { DocumentSymbol, WorkspaceSymbol } from 'vscode-languageserver';
import type { OpenDocument } from './documents.ts';

/** More than anyone looks through; the editor asks again with more letters. */
export const MAX_WORKSPACE_SYMBOLS = 500;

/** The parts whose names hold the letters of the query in their order; without a query only the outermost parts. */
export function workspaceSymbols(documents: readonly Outlined[], query: string): readonly WorkspaceSymbol[] {
  const letters = query.toLowerCase().replaceAll(/\s/gu, '');
  const found: WorkspaceSymbol[] = [];
  for (const { uri, text } of documents) collect(text.searched(), '', { letters, uri, found });
  return found;
}

/** What is looked at of a text. */
export type Outlined = Pick<OpenDocument, 'uri' | 'text'>;

interface Search {
  readonly letters: string;
  readonly uri: string;
  readonly found: WorkspaceSymbol[];
}

/** `around` are the names of the parts around, from the outside in. */
function collect(parts: readonly DocumentSymbol[], around: string, search: Search): void {
  for (const part of parts) {
    if (search.found.length >= MAX_WORKSPACE_SYMBOLS) return;
    if (holds(part.name.toLowerCase(), search.letters)) search.found.push(shown(part, around, search.uri));
    if (search.letters === '' || part.children === undefined) continue;
    collect(part.children, around === '' ? part.name : `${around}.${part.name}`, search);
  }
}

function holds(name: string, letters: string): boolean {
  let at = 0;
  for (const letter of letters) {
    at = name.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

const shown = (part: DocumentSymbol, around: string, uri: string): WorkspaceSymbol => ({
  name: part.name,
  kind: part.kind,
  ...(part.tags === undefined ? {} : { tags: part.tags }),
  ...(around === '' ? {} : { containerName: around }),
  location: { uri, range: part.selectionRange },
});
