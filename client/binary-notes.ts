// What is said about binary LLSD in the text of its notation: problems of its octets, and above it that it is broken.
import * as vscode from 'vscode';
import type { BinaryProblem } from '../contract/llsd-binary.ts';
import { type BinaryFiles, SAVE_COPY } from './binary-files.ts';
import { NOTATION_SCHEME } from './binary-uris.ts';

export class BinaryNotes implements vscode.CodeLensProvider, vscode.Disposable {
  readonly #files: BinaryFiles;
  readonly #shown = vscode.languages.createDiagnosticCollection('rezbench.llsdBinary');
  readonly #lensesChanged = new vscode.EventEmitter<void>();
  readonly #listeners: vscode.Disposable[];

  readonly onDidChangeCodeLenses = this.#lensesChanged.event;

  constructor(files: BinaryFiles) {
    this.#files = files;
    this.#listeners = [
      this.#shown,
      this.#lensesChanged,
      files.onDidChangeState((uri) => this.#follow(uri)),
      vscode.workspace.onDidOpenTextDocument(({ uri }) => this.#opened(uri)),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => files.forget(uri)),
      vscode.languages.registerCodeLensProvider({ scheme: NOTATION_SCHEME }, this),
    ];
    for (const { uri } of vscode.workspace.textDocuments) this.#opened(uri);
  }

  /** A banner: it stays as long as the file is broken. */
  provideCodeLenses({ uri }: vscode.TextDocument): vscode.CodeLens[] {
    const broken = this.#files.state(uri)?.broken;
    if (broken === undefined) return [];
    const top = new vscode.Range(0, 0, 0, 0);
    return [
      new vscode.CodeLens(top, { title: `$(warning) ${broken}`, command: SAVE_COPY }),
      new vscode.CodeLens(top, { title: 'Save As Copy…', command: SAVE_COPY }),
    ];
  }

  dispose(): void {
    vscode.Disposable.from(...this.#listeners).dispose();
  }

  /** A text with unsaved changes comes back after a restart without having been read. */
  #opened(uri: vscode.Uri): void {
    if (uri.scheme !== NOTATION_SCHEME) return;
    if (this.#files.state(uri) === undefined) this.#files.readFile(uri).catch(() => undefined);
    else this.#follow(uri);
  }

  #follow(uri: vscode.Uri): void {
    const problems = this.#files.state(uri)?.problems ?? [];
    this.#shown.set(uri, problems.map(diagnosticOf));
    this.#lensesChanged.fire();
  }
}

const SEVERITIES: { readonly [severity in BinaryProblem['severity']]: vscode.DiagnosticSeverity } = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
};

function diagnosticOf({ code, severity, message, range: { start, end }, page }: BinaryProblem): vscode.Diagnostic {
  const range = new vscode.Range(start.line, start.character, end.line, end.character);
  const diagnostic = new vscode.Diagnostic(range, message, SEVERITIES[severity]);
  diagnostic.source = 'rezbench';
  diagnostic.code = page === undefined ? code : { value: code, target: vscode.Uri.parse(page) };
  return diagnostic;
}
