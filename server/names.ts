// Names across all texts of the workspace: where they are defined, where they are used, and what renaming them would change.
// Knows no language: each tells which name stands at a place and where a name is used.
import type { Location, LocationLink, WorkspaceEdit } from 'vscode-languageserver';
import type { Range } from '../protocol/text.ts';
import type { OpenDocument } from './documents.ts';

/** A name that something is known by. Two names are the same if kind and path are. */
export interface Name {
  readonly kind: 'message' | 'block' | 'field' | 'variant' | 'key';
  /** The names of the parts around it and its own, the outermost first. */
  readonly path: readonly string[];
  /** It means something in its own text only. */
  readonly isLocal?: true;
}

/** A name where it stands. */
export interface PlacedName extends Name {
  readonly range: Range;
}

export interface NameUse extends PlacedName {
  /** What is defined, with its braces; undefined for mere mentions. */
  readonly whole: Range | undefined;
}

/** Why something cannot be done, for people. */
export interface Refusal {
  readonly problem: string;
}

/** Where the name under a caret is defined; the text that was asked comes first. */
export function definitionsOf(name: PlacedName, asked: OpenDocument, all: readonly OpenDocument[]): LocationLink[] {
  return usesOf(name, asked, all)
    .filter(({ use }) => isSame(use, name))
    .flatMap(({ document, use }) =>
      use.whole === undefined
        ? []
        : [
            {
              originSelectionRange: asked.lines.range(name.range),
              targetUri: document.uri,
              targetRange: document.lines.range(use.whole),
              targetSelectionRange: document.lines.range(use.range),
            },
          ],
    );
}

/** Every place with the name; blocks and fields also those of the same name elsewhere. */
export function referencesOf(
  name: PlacedName,
  asked: OpenDocument,
  { all, withDefinition }: { readonly all: readonly OpenDocument[]; readonly withDefinition: boolean },
): Location[] {
  return usesOf(name, asked, all)
    .filter(({ use }) => withDefinition || use.whole === undefined || !isSame(use, name))
    .map(({ document, use }) => ({ uri: document.uri, range: document.lines.range(use.range) }));
}

/** Changes the name wherever it is the same one, or says why not. */
export function renamingOf(
  name: PlacedName,
  put: string,
  { asked, all }: { readonly asked: OpenDocument; readonly all: readonly OpenDocument[] },
): WorkspaceEdit | Refusal {
  const changes: NonNullable<WorkspaceEdit['changes']> = {};
  for (const document of scopeOf(name, asked, all)) {
    const uses = document.text.uses(name).filter((use) => isSame(use, name));
    if (uses.length === 0) continue;
    const problem = document.text.renameProblem(name, put);
    if (problem !== undefined) return { problem };
    changes[document.uri] = uses.map((use) => ({
      range: document.lines.range(use.range),
      newText: document.text.spelled(use, put),
    }));
  }
  return { changes };
}

const isSame = (one: Name, other: Name): boolean =>
  one.kind === other.kind && one.path.join(' ') === other.path.join(' ');

interface FoundUse {
  readonly document: OpenDocument;
  readonly use: NameUse;
}

const usesOf = (name: Name, asked: OpenDocument, all: readonly OpenDocument[]): readonly FoundUse[] =>
  scopeOf(name, asked, all).flatMap((document) => document.text.uses(name).map((use) => ({ document, use })));

const scopeOf = (name: Name, asked: OpenDocument, all: readonly OpenDocument[]): readonly OpenDocument[] =>
  name.isLocal === true ? [asked] : [asked, ...all.filter(({ uri }) => uri !== asked.uri)];
