// How a feature gets at the texts, without knowing the server.
import type { CancellationToken, TextDocumentIdentifier, TextEdit } from 'vscode-languageserver';
import type { Lines } from '../protocol/lines.ts';
import type { Edit } from '../protocol/text.ts';
import type { OpenDocument } from './documents.ts';
import type { Later } from './later.ts';
import type { Safely } from './safely.ts';

export interface Questions {
  /** One feature over one open text; whatever goes wrong, the editor gets an answer. */
  ask<Answer>(
    name: string,
    document: TextDocumentIdentifier,
    nothing: Answer,
    answer: (document: OpenDocument) => Answer,
  ): Answer;
  /** For questions that nobody waits for: those that somebody waits for are answered first. */
  readonly later: Later;
  /** All texts of the workspace in our languages, open or not, without those that others are compared with. */
  all(): readonly OpenDocument[];
  /** The texts that share names with one; a base shares none with what is to take its place. */
  sharing(document: OpenDocument): readonly OpenDocument[];
  allOpen(): readonly OpenDocument[];
  /** Has the texts that are not open told anew, for whoever changes them: a file may have been written just now. */
  readAnew(taken: CancellationToken): Promise<void>;
  /** For work over all texts. */
  readonly safely: Safely;
}

/** Edits as the editor takes them. */
export const textEdits = (edits: readonly Edit[], lines: Lines): TextEdit[] =>
  edits.map(({ range, text }) => ({ range: lines.range(range), newText: text }));
