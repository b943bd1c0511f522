// The Traffic view: a webview and its courier. Questions and answers pass through unread.
import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import type { FromPanel, ToPanel } from '../contract/panel.ts';
import type { Sandbox } from './sandbox.ts';
import { onSavedFilters, savedFilters, saveFilters } from './saved-filters.ts';

export class TrafficView implements vscode.WebviewViewProvider, vscode.Disposable {
  readonly #extension: vscode.Uri;
  readonly #sandbox: Sandbox;
  readonly #listeners: readonly vscode.Disposable[];
  #view: vscode.WebviewView | undefined;
  /** Whether the page listens; one that is hidden is thrown away. */
  #isOpen = false;
  /** For the page, as soon as it listens. */
  #wantedFilter: string | undefined;

  constructor(extension: vscode.Uri, sandbox: Sandbox) {
    this.#extension = extension;
    this.#sandbox = sandbox;
    this.#listeners = [
      vscode.window.registerWebviewViewProvider('rezbench.traffic', this),
      sandbox.onRows((rows) => this.#post({ kind: 'rows', rows })),
      sandbox.onChange(() => this.#tellState()),
      onSavedFilters(() => this.#tellSaved()),
    ];
  }

  resolveWebviewView(view: vscode.WebviewView): void {
    this.#view = view;
    const out = vscode.Uri.joinPath(this.#extension, 'out');
    view.webview.options = { enableScripts: true, localResourceRoots: [out] };
    view.webview.onDidReceiveMessage((word: FromPanel) => this.#hear(word));
    this.#isOpen = false;
    view.onDidChangeVisibility(() => {
      if (!view.visible) this.#isOpen = false;
    });
    view.onDidDispose(() => {
      if (this.#view === view) this.#view = undefined;
      this.#isOpen = false;
    });
    view.webview.html = page(view.webview, out);
  }

  /** Shows the panel, with this filter if there is one; the page may have to be opened first. */
  async show(filter?: string): Promise<void> {
    this.#wantedFilter = filter ?? this.#wantedFilter;
    await vscode.commands.executeCommand('rezbench.traffic.focus');
    this.#tellFilter();
  }

  async clear(): Promise<void> {
    await this.#sandbox.ask({ ask: 'clear' });
    this.#post({ kind: 'rows', rows: 0 });
  }

  dispose(): void {
    for (const listener of this.#listeners) listener.dispose();
  }

  async #hear(word: FromPanel): Promise<void> {
    if (word.kind === 'ready') this.#opened();
    else if (word.kind === 'saved') await saveFilters(word.filters);
    else if (word.kind === 'start') await vscode.commands.executeCommand('rezbench.sandbox.start');
    else this.#post({ kind: 'answer', id: word.id, answer: await this.#sandbox.ask(word.question) });
  }

  #opened(): void {
    this.#isOpen = true;
    this.#tellSaved();
    this.#tellFilter();
    this.#tellState();
  }

  #tellFilter(): void {
    if (!this.#isOpen || this.#wantedFilter === undefined) return;
    this.#post({ kind: 'filter', filter: this.#wantedFilter });
    this.#wantedFilter = undefined;
  }

  #tellSaved(): void {
    this.#post({ kind: 'saved', filters: savedFilters() });
  }

  #tellState(): void {
    const { state } = this.#sandbox;
    const running = state.kind === 'running';
    this.#post({ kind: 'sandbox', running, loginUri: running ? state.ready.loginUri : '' });
  }

  #post(word: ToPanel): void {
    if (this.#view?.visible === true || word.kind !== 'rows') void this.#view?.webview.postMessage(word);
  }
}

/** The page of the panel: our script and style only, nothing inline, nothing from outside. */
function page(webview: vscode.Webview, out: vscode.Uri): string {
  const nonce = randomBytes(16).toString('base64');
  const script = webview.asWebviewUri(vscode.Uri.joinPath(out, 'panel.js'));
  const style = webview.asWebviewUri(vscode.Uri.joinPath(out, 'panel.css'));
  const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src ${webview.cspSource}; font-src ${webview.cspSource}`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${style}">
<title>Traffic</title>
</head>
<body>
<main id="panel"></main>
<script type="module" nonce="${nonce}" src="${script}"></script>
</body>
</html>`;
}
