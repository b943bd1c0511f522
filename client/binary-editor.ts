// Opens binary LLSD as notation in the editor's own text editor, wherever somebody opens the file itself.
import * as vscode from 'vscode';
import { fromBase64 } from './base64.ts';
import type { BinaryConverter } from './binary-converter.ts';
import { BinaryFiles, octetsOf, SAVE_COPY } from './binary-files.ts';
import { BinaryNotes } from './binary-notes.ts';
import { binaryUri, NOTATION_SCHEME, notationUri } from './binary-uris.ts';

/** The custom editor (product id). */
const EDITOR = 'rezbench.llsdBinary';
/** The same, offered where the name does not say that a file is binary. */
const OFFERED_EDITOR = 'rezbench.llsdBinary.option';

/** The same file may be asked for in two groups at once. */
const SEVERAL = { supportsMultipleEditorsPerDocument: true };

/** Files with this name are binary, or broken; of others it depends on the content. */
const ALWAYS_BINARY = /\.llsdb$/i;
const PERHAPS_BINARY = /\.llsd$/i;

/** [llsd.editor.1] */
export function registerBinaryEditor(converter: BinaryConverter): vscode.Disposable {
  const files = new BinaryFiles(converter);
  const opener = new BinaryOpener(converter);
  return vscode.Disposable.from(
    vscode.workspace.registerFileSystemProvider(NOTATION_SCHEME, files, { isCaseSensitive: true }),
    new BinaryNotes(files),
    ...[EDITOR, OFFERED_EDITOR].map((id) => vscode.window.registerCustomEditorProvider(id, opener, SEVERAL)),
    vscode.window.tabGroups.onDidChangeTabs(({ opened }) => opener.lookAt(opened)),
    vscode.commands.registerCommand(SAVE_COPY, (target?: vscode.Uri) => saveCopy(converter, target)),
  );
}

class BinaryOpener implements vscode.CustomReadonlyEditorProvider {
  readonly #converter: BinaryConverter;

  constructor(converter: BinaryConverter) {
    this.#converter = converter;
    this.lookAt(vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs));
  }

  openCustomDocument(uri: vscode.Uri): vscode.CustomDocument {
    return { uri, dispose: () => undefined };
  }

  /** The text takes the place of the editor that was asked for. */
  async resolveCustomEditor({ uri }: vscode.CustomDocument, panel: vscode.WebviewPanel): Promise<void> {
    panel.webview.html = '<p>This file is opened as notation in a text editor.</p>';
    const viewColumn = panel.viewColumn ?? vscode.ViewColumn.Active;
    if (ALWAYS_BINARY.test(uri.path) || (await this.#isBinary(uri))) await showNotation(uri, viewColumn);
    else await vscode.commands.executeCommand('vscode.openWith', uri, 'default', viewColumn);
    panel.dispose();
  }

  /** A binary file that the editor was to show as text, and cannot. */
  lookAt(tabs: readonly vscode.Tab[]): void {
    for (const tab of tabs) {
      const { input } = tab;
      if (input instanceof vscode.TabInputText && PERHAPS_BINARY.test(input.uri.path))
        this.#replace(tab, input.uri).catch(() => undefined);
    }
  }

  async #replace(tab: vscode.Tab, uri: vscode.Uri): Promise<void> {
    if (!(await this.#isBinary(uri))) return;
    const isText = vscode.workspace.textDocuments.some((text) => text.uri.toString() === uri.toString());
    if (isText) return;
    await showNotation(uri, tab.group.viewColumn);
    await vscode.window.tabGroups.close(tabsOf(uri), true);
  }

  async #isBinary(uri: vscode.Uri): Promise<boolean> {
    const octets = await octetsOf(uri);
    return octets !== undefined && (await this.#converter.isBinary(octets));
  }
}

/** It stays as long as the file's own tab would: that of a file that is only looked at gives way to the next. */
async function showNotation(uri: vscode.Uri, viewColumn: vscode.ViewColumn): Promise<void> {
  try {
    const document = await vscode.workspace.openTextDocument(notationUri(uri));
    const preview = tabsOf(uri).some(({ isPreview }) => isPreview);
    await vscode.window.showTextDocument(document, { viewColumn, preview });
  } catch (error) {
    void vscode.window.showErrorMessage(error instanceof Error ? error.message : String(error));
  }
}

const tabsOf = (uri: vscode.Uri): readonly vscode.Tab[] =>
  vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input }) => {
      const shown =
        input instanceof vscode.TabInputText || input instanceof vscode.TabInputCustom ? input.uri : undefined;
      return shown?.toString() === uri.toString();
    });

/** [llsd.edit.4] The notation in front as another file of binary; whoever is asked says which, if it is not given. */
async function saveCopy(converter: BinaryConverter, target?: vscode.Uri): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  if (document?.uri.scheme !== NOTATION_SCHEME) return;
  const file = binaryUri(document.uri);
  const saved = await converter.save((await octetsOf(file)) ?? new Uint8Array(0), document.getText(), 'copy');
  if (saved.kind === 'refused') {
    void vscode.window.showErrorMessage(saved.reason);
    return;
  }
  const copy = target ?? (await vscode.window.showSaveDialog({ defaultUri: copyOf(file), title: 'Save As Copy' }));
  if (copy === undefined) return;
  await vscode.workspace.fs.writeFile(copy, fromBase64(saved.octets));
  await showNotation(copy, vscode.ViewColumn.Active);
}

/** `a.llsdb` becomes `a copy.llsdb`. */
const copyOf = (file: vscode.Uri): vscode.Uri =>
  file.with({ path: file.path.replace(/(\.[^./]*)?$/, (ending) => ` copy${ending}`) });
