// The log as a capture file where the user wants it.
import path from 'node:path';
import * as vscode from 'vscode';
import type { Sandbox } from './sandbox.ts';

/** Files of this name open in Rezbench by themselves, and in Wireshark. */
const PROPOSED = 'traffic.rezcap.pcapng';

/** Writes all rows to `wanted`; asks where if nobody has said it. */
export async function saveTraffic(sandbox: Sandbox, wanted?: vscode.Uri): Promise<void> {
  const uri = wanted ?? (await askWhere());
  if (uri === undefined) return;
  const answer = await sandbox.save(uri.fsPath);
  if (answer.answer === 'failed') await vscode.window.showErrorMessage(answer.message);
  else vscode.window.setStatusBarMessage(`$(check) Saved ${path.basename(uri.fsPath)}`, 4000);
}

function askWhere(): Thenable<vscode.Uri | undefined> {
  const filters = { Captures: ['pcapng'] };
  return vscode.window.showSaveDialog({ title: 'Save Traffic', defaultUri: proposed(), filters });
}

function proposed(): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  return folder?.uri.scheme === 'file' ? vscode.Uri.joinPath(folder.uri, PROPOSED) : vscode.Uri.file(PROPOSED);
}
