// The parts of all texts of the workspace, searched by name.
import type { DocumentSymbol, WorkspaceSymbol } from 'vscode-languageserver';
import type { OpenDocument } from './documents.ts';

/** More than anyone looks through; the editor asks again with more letters. */
export const MAX_WORKSPACE_SYMBOLS = 500;

/** The parts whose names hold the letters of the query in their order; without a query only the outermost parts. */
export function* workspaceSymbols(documents: readonly OpenDocument[], query: string): Iterable<WorkspaceSymbol> {
  const letters = query.toLowerCase().replaceAll(/\s/gu, '');
  let count = 0;
  for (const document of documents) {
    for (const symbol of flat(document.text.searched(), letters === '')) {
      if (!holds(symbol.part.name.toLowerCase(), letters)) continue;
      if (count >= MAX_WORKSPACE_SYMBOLS) return;
      count += 1;
      yield shown(symbol, document.uri);
    }
  }
}

interface Found {
  readonly part: DocumentSymbol;
  /** Names of the parts around it. */
  readonly around: readonly string[];
}

function* flat(
  parts: readonly DocumentSymbol[],
  onlyOutermost: boolean,
  around: readonly string[] = [],
): Iterable<Found> {
  for (const part of parts) {
    yield { part, around };
    if (!onlyOutermost) yield* flat(part.children ?? [], false, [...around, part.name]);
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

const shown = ({ part, around }: Found, uri: string): WorkspaceSymbol => ({
  name: part.name,
  kind: part.kind,
  ...(part.tags === undefined ? {} : { tags: part.tags }),
  ...(around.length === 0 ? {} : { containerName: around.join('.') }),
  location: { uri, range: part.selectionRange },
});
