// The Template Changes view in the real editor, reached as a person without a mouse reaches it.
import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { removeFile, showFile } from '../document.ts';
import { eventually } from '../eventually.ts';

const BASE = `version 2.0

{
    Hail Low 1 NotTrusted Unencoded
    {
        Visitor Single
        {   Age     U8      }
    }
}

{
    Gone Low 2 NotTrusted Unencoded
}
`;
const CURRENT = BASE.slice(0, BASE.indexOf('\n{\n    Gone'))
  .replace('U8', 'U16')
  .replace('version 2.0', '// New.\nversion 2.0');
const BASE_NAME = 'deployed.msg';

suite('the tree of what differs', () => {
  let document: vscode.TextDocument;
  const basePath = () => path.join(vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '', BASE_NAME);
  const useBase = (value: string | undefined) =>
    vscode.workspace.getConfiguration('rezbench').update('template.base', value);

  setup(async () => {
    writeFileSync(basePath(), BASE);
    document = await showFile('changed.message_template.msg', CURRENT);
    await useBase(BASE_NAME);
    await eventually('a message that is gone', () => foundIn(document).includes('MC002') || undefined);
  });

  teardown(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await useBase(undefined);
    await vscode.window.showTextDocument(document);
    await removeFile(document);
    rmSync(basePath());
  });

  test('opens both texts at the change that is chosen', async () => {
    await eventually('both sides at the type', async () => {
      const base = await chosen(2);
      return selectedIn(document.uri) === 'U16' && base !== undefined && selectedIn(base) === 'U8' ? true : undefined;
    });
  });

  test('shows what is gone in the base, and keeps its place in the current text', async () => {
    await eventually('the base at the message', async () => {
      const base = await chosen(3);
      return base !== undefined && selectedIn(base) === 'Gone' ? true : undefined;
    });
    const current = editorOf(document.uri);
    assert.equal(current?.selection.isEmpty, true);
    assert.equal(document.lineAt(current.selection.start).text, '}');
  });

  test('follows the text', async () => {
    const edit = new vscode.WorkspaceEdit();
    const start = document.getText().indexOf('NotTrusted');
    edit.replace(document.uri, new vscode.Range(document.positionAt(start), document.positionAt(start + 3)), '');
    await vscode.workspace.applyEdit(edit);
    await eventually('another trust', () => foundIn(document).includes('MC006') || undefined);
    await eventually('the trust as the first thing in the message', async () => {
      await chosen(1);
      return selectedIn(document.uri) === 'Trusted' || undefined;
    });
  });

  /** Chooses a line of the tree, counted from 0; the base if it stands beside the text. The tree fills after it is shown. */
  async function chosen(line: number): Promise<vscode.Uri | undefined> {
    await vscode.commands.executeCommand('rezbench.changes.show');
    await vscode.commands.executeCommand('list.focusFirst');
    for (let at = 0; at < line; at += 1) await vscode.commands.executeCommand('list.focusDown');
    await vscode.commands.executeCommand('list.select');
    const shown = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
    if (!(shown instanceof vscode.TabInputTextDiff)) return undefined;
    assert.equal(shown.modified.toString(), document.uri.toString());
    assert.equal(path.basename(shown.original.path), BASE_NAME);
    return shown.original;
  }
});

const editorOf = (uri: vscode.Uri) =>
  vscode.window.visibleTextEditors.find((editor) => editor.document.uri.toString() === uri.toString());

function selectedIn(uri: vscode.Uri): string | undefined {
  const editor = editorOf(uri);
  return editor?.document.getText(editor.selection);
}

const foundIn = (document: vscode.TextDocument): readonly string[] =>
  vscode.languages
    .getDiagnostics(document.uri)
    .map(({ code }) => (typeof code === 'object' ? `${code.value}` : `${code}`));
