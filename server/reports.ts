// Under which id the findings of each text were told last, so that what the editor has is not found again.
import type { Diagnostic, DocumentDiagnosticReport } from 'vscode-languageserver';

export class Reports {
  readonly #last = new Map<string, string>();

  /** The id of the last report about a text. */
  last(uri: string): string | undefined {
    return this.#last.get(uri);
  }

  /** A report under an id, or that the editor has it: it says which one it has. Ids of another server are not believed. */
  since(
    had: string | undefined,
    { uri, id }: { readonly uri: string; readonly id: string },
    find: () => Diagnostic[],
  ): DocumentDiagnosticReport {
    if (had === id && this.#last.get(uri) === id) return { kind: 'unchanged', resultId: id };
    const items = find();
    this.#last.set(uri, id);
    return { kind: 'full', resultId: id, items };
  }

  forget(uri: string): void {
    this.#last.delete(uri);
  }
}
