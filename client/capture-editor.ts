// Capture files in an editor: the same panel as the Traffic view, asked about a file that is only read.
import path from 'node:path';
import * as vscode from 'vscode';
import type { FromPanel, ToPanel } from '../contract/panel.ts';
import { CaptureProcess } from './capture-process.ts';
import type { OpenCapture, OpenCaptures } from './open-captures.ts';
import { compareWithOther } from './other-capture.ts';
import { ReadingProgress } from './reading-progress.ts';
import { keepMarksBeside, marksBeside } from './row-marks.ts';
import { onSavedFilters, savedFilters, saveFilters } from './saved-filters.ts';
import { chosenTemplate, onTemplateSaved } from './settings.ts';
import { showTemplatePlace } from './template-place.ts';
import { openTrafficPage } from './traffic-page.ts';

/** The custom editor (product id). */
const EDITOR = 'rezbench.capture';
/** The same, offered for captures of others. */
const OFFERED_EDITOR = 'rezbench.capture.option';

/** The same file may be asked for in two groups at once. */
const SEVERAL = { supportsMultipleEditorsPerDocument: true };

export interface CaptureEditorOptions {
  readonly extension: vscode.Uri;
  /** The program that reads files. */
  readonly program: string;
  readonly log: vscode.LogOutputChannel;
}

export function registerCaptureEditor(options: CaptureEditorOptions, captures: OpenCaptures): vscode.Disposable {
  const editor = new CaptureEditor(options, captures);
  return vscode.Disposable.from(
    ...[EDITOR, OFFERED_EDITOR].map((id) => vscode.window.registerCustomEditorProvider(id, editor, SEVERAL)),
    vscode.commands.registerCommand('rezbench.traffic.openCapture', (asked) =>
      openCapture(asked instanceof vscode.Uri ? asked : undefined),
    ),
  );
}

/** Opens a capture file, whatever its name is; asks which if nobody has said it. */
async function openCapture(wanted: vscode.Uri | undefined): Promise<void> {
  const [uri] = wanted === undefined ? ((await askWhich()) ?? []) : [wanted];
  if (uri !== undefined) await vscode.commands.executeCommand('vscode.openWith', uri, EDITOR);
}

function askWhich(): Thenable<readonly vscode.Uri[] | undefined> {
  return vscode.window.showOpenDialog({ title: 'Open Capture', filters: { Captures: ['pcapng', 'pcap'] } });
}

class CaptureEditor implements vscode.CustomReadonlyEditorProvider {
  readonly #options: CaptureEditorOptions;
  readonly #captures: OpenCaptures;

  constructor(options: CaptureEditorOptions, captures: OpenCaptures) {
    this.#options = options;
    this.#captures = captures;
  }

  openCustomDocument(uri: vscode.Uri): vscode.CustomDocument {
    return { uri, dispose: () => undefined };
  }

  async resolveCustomEditor({ uri }: vscode.CustomDocument, panel: vscode.WebviewPanel): Promise<void> {
    if (uri.scheme !== 'file') {
      panel.webview.html = '<p>Only a file on this machine can be read as a capture.</p>';
      return;
    }
    const { extension, log, program } = this.#options;
    // The page takes longer to stand than the file to be opened.
    openTrafficPage(panel.webview, extension, 'oldest');
    const template = chosenTemplate().then((chosen) => chosen?.text ?? '');
    const post = (word: ToPanel) => void panel.webview.postMessage(word);
    const onRows = (rows: number) => post({ kind: 'rows', rows });
    const progress = new ReadingProgress(path.basename(uri.fsPath));
    const onReading = (share: number) => progress.tell(share);
    const onCompared = () => post({ kind: 'compared' });
    const file = uri.fsPath;
    const capture = new CaptureProcess({ program, file, template, log, onCompared, onReading, onRows });
    const shown = { uri, capture, panel, filter: '' };
    const listeners = [
      capture,
      this.#captures.add(shown),
      panel.webview.onDidReceiveMessage((word: FromPanel) => hear(word, shown, post)),
      onSavedFilters(() => post({ kind: 'saved', filters: savedFilters() })),
      onTemplateSaved((text) => {
        capture.useTemplate(text);
        // Those who show packets ask for the template again.
        post(fileWord(capture));
      }),
    ];
    let isClosed = false;
    panel.onDidDispose(() => {
      isClosed = true;
      vscode.Disposable.from(...listeners).dispose();
    });
    const opened = await capture.opened;
    if (isClosed) return;
    if (opened.kind === 'refused') {
      panel.webview.html = sentencePage(opened.message);
      return;
    }
    progress.showUntil(capture.read, () => panel.dispose());
    // The editor shows the page when this is over: there are rows in it already, or it says what it waits for.
    void capture.read.then((remarks) => {
      if (isClosed) return;
      post(fileWord(capture));
      tellRemarks(remarks, uri, log);
    });
  }
}

function tellRemarks(remarks: readonly string[], { fsPath }: vscode.Uri, log: vscode.LogOutputChannel): void {
  for (const remark of remarks) log.warn(`${fsPath}: ${remark}`);
  const [first] = remarks;
  if (first !== undefined) vscode.window.setStatusBarMessage(`$(warning) ${first}`, REMARK_MS);
}

/** How long a remark about a file is seen; the output channel keeps it. */
const REMARK_MS = 10_000;

async function hear(word: FromPanel, shown: OpenCapture, post: (word: ToPanel) => void): Promise<void> {
  const { capture, uri } = shown;
  if (word.kind === 'ask') post({ kind: 'answer', id: word.id, answer: await capture.ask(word.question) });
  else if (word.kind === 'saved') await saveFilters(word.filters);
  else if (word.kind === 'marks') await keepMarksBeside(uri, word.marks);
  else if (word.kind === 'template') await showTemplatePlace(word);
  else if (word.kind === 'shownFilter') shown.filter = word.filter;
  else if (word.kind === 'compare') await compareWithOther(capture, uri);
  else if (word.kind === 'start') await vscode.commands.executeCommand('rezbench.sandbox.start');
  else if (word.kind === 'ready') {
    post({ kind: 'saved', filters: savedFilters() });
    post({ kind: 'marks', marks: await marksBeside(uri) });
    post(fileWord(capture));
  }
}

function fileWord({ isReading }: CaptureProcess): ToPanel {
  return { kind: 'sandbox', running: false, loginUri: '', isFile: true, isReading };
}

function sentencePage(sentence: string): string {
  const escaped = sentence.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  return `<!DOCTYPE html><html lang="en"><body><p>${escaped}</p></body></html>`;
}
