// The Traffic view: a webview and its courier. Questions and answers pass through unread.
import * as vscode from 'vscode';
import type { RowMark } from '../contract/marks.ts';
import type { FromPanel, ToPanel } from '../contract/panel.ts';
import type { ExportedLog } from './export-traffic.ts';
import { compareWithOther } from './other-capture.ts';
import type { Sandbox } from './sandbox.ts';
import { onSavedFilters, savedFilters, saveFilters } from './saved-filters.ts';
import { showTemplatePlace } from './template-place.ts';
import { openTrafficPage } from './traffic-page.ts';

export class TrafficView implements vscode.WebviewViewProvider, vscode.Disposable {
  readonly #extension: vscode.Uri;
  readonly #sandbox: Sandbox;
  readonly #listeners: readonly vscode.Disposable[];
  #view: vscode.WebviewView | undefined;
  /** Whether the page listens; one that is hidden is thrown away. */
  #isOpen = false;
  /** Rows of the log that are marked: they go with the log. */
  #marks: readonly RowMark[] = [];
  #isRunning = false;
  /** What the rows in its table match. */
  #filter = '';
  /** For the page, as soon as it listens. */
  #wantedFilter: string | undefined;

  constructor(extension: vscode.Uri, sandbox: Sandbox) {
    this.#extension = extension;
    this.#sandbox = sandbox;
    this.#listeners = [
      vscode.window.registerWebviewViewProvider('rezbench.traffic', this),
      sandbox.onRows((rows) => this.#post({ kind: 'rows', rows })),
      sandbox.onCompared(() => this.#post({ kind: 'compared' })),
      sandbox.onChange(() => this.#tellState()),
      onSavedFilters(() => this.#tellSaved()),
    ];
  }

  resolveWebviewView(view: vscode.WebviewView): void {
    this.#view = view;
    view.webview.onDidReceiveMessage((word: FromPanel) => this.#hear(word));
    this.#isOpen = false;
    view.onDidChangeVisibility(() => {
      if (!view.visible) this.#isOpen = false;
    });
    view.onDidDispose(() => {
      if (this.#view === view) this.#view = undefined;
      this.#isOpen = false;
    });
    openTrafficPage(view.webview, this.#extension, 'newest');
  }

  /** Shows the panel, with this filter if there is one; the page may have to be opened first. */
  async show(filter?: string): Promise<void> {
    this.#wantedFilter = filter ?? this.#wantedFilter;
    await vscode.commands.executeCommand('rezbench.traffic.focus');
    this.#tellFilter();
  }

  async clear(): Promise<void> {
    await this.#sandbox.ask({ ask: 'clear' });
    this.#keep([]);
    this.#mark([]);
    this.#post({ kind: 'rows', rows: 0 });
  }

  dispose(): void {
    for (const listener of this.#listeners) listener.dispose();
  }

  async #hear(word: FromPanel): Promise<void> {
    if (word.kind === 'ready') this.#opened();
    else if (word.kind === 'saved') await saveFilters(word.filters);
    else if (word.kind === 'marks') this.#keep(word.marks);
    else if (word.kind === 'template') await showTemplatePlace(word);
    else if (word.kind === 'shownFilter') this.#filter = word.filter;
    else if (word.kind === 'compare') await compareWithOther(this.#sandbox);
    else if (word.kind === 'start') await vscode.commands.executeCommand('rezbench.sandbox.start');
    else {
      if (word.question.ask === 'clear') {
        this.#keep([]);
        this.#mark([]);
      }
      this.#post({ kind: 'answer', id: word.id, answer: await this.#sandbox.ask(word.question) });
    }
  }

  #opened(): void {
    this.#isOpen = true;
    this.#tellSaved();
    this.#mark(this.#marks);
    this.#tellFilter();
    this.#tellState();
  }

  #tellFilter(): void {
    if (!this.#isOpen || this.#wantedFilter === undefined) return;
    this.#post({ kind: 'filter', filter: this.#wantedFilter });
    this.#wantedFilter = undefined;
  }

  /** The log of the grid as one that can be written in other forms. */
  get exported(): ExportedLog {
    const sandbox = this.#sandbox;
    const filter = this.#filter;
    return {
      ...{ name: 'traffic', folder: undefined, filter },
      export: (wish, onShare, token) => sandbox.export(wish, { onShare, token }),
    };
  }

  /** The marked rows of the log that is shown. */
  get marks(): readonly RowMark[] {
    return this.#marks;
  }

  #keep(marks: readonly RowMark[]): void {
    this.#marks = marks;
    this.#sandbox.keepMarks(marks);
  }

  #mark(marks: readonly RowMark[]): void {
    this.#marks = marks;
    this.#post({ kind: 'marks', marks });
  }

  #tellSaved(): void {
    this.#post({ kind: 'saved', filters: savedFilters() });
  }

  #tellState(): void {
    const { state } = this.#sandbox;
    const running = state.kind === 'running';
    // A new grid begins a new log with row 1.
    if (running && !this.#isRunning) this.#mark([]);
    this.#isRunning = running;
    this.#post({ kind: 'sandbox', running, loginUri: running ? state.ready.loginUri : '' });
  }

  #post(word: ToPanel): void {
    if (this.#view?.visible === true || word.kind !== 'rows') void this.#view?.webview.postMessage(word);
  }
}
