// A text of the workspace while a test needs it.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';

/** Writes a file into the workspace and shows it. */
export async function showFile(name: string, text: string): Promise<vscode.TextDocument> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  assert.ok(folder, 'no workspace is open');
  const uri = vscode.Uri.joinPath(folder, name);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  // A document of the same name that is being closed may still be there: the one that is shown stays.
  const shown = await vscode.window.showTextDocument(uri);
  return shown.document;
}

/** Closes what is shown, unsaved changes too, and deletes its file. */
export async function removeFile({ uri }: vscode.TextDocument): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  await vscode.workspace.fs.delete(uri);
}
