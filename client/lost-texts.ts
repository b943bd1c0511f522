// What a conversion lost, as a text to read.
import * as vscode from 'vscode';

const SCHEME = 'rezbench-lost';

export class LostTexts implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #texts = new Map<string, string>();
  readonly #listeners: vscode.Disposable;
  #count = 0;

  constructor() {
    this.#listeners = vscode.Disposable.from(
      vscode.workspace.registerTextDocumentContentProvider(SCHEME, this),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#texts.delete(uri.toString())),
    );
  }

  dispose(): void {
    this.#listeners.dispose();
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.#texts.get(uri.toString()) ?? '';
  }

  /** A line for each sentence. */
  async show(what: string, sentences: readonly string[]): Promise<void> {
    this.#count += 1;
    const uri = vscode.Uri.from({ scheme: SCHEME, path: `/Losses of ${what}.txt`, query: String(this.#count) });
    this.#texts.set(uri.toString(), `${sentences.join('\n')}\n`);
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), { preview: true });
  }
}
