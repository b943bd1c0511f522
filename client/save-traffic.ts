// The log as a capture file where the user wants it.
import path from 'node:path';
import * as vscode from 'vscode';
import type { RowMark } from '../contract/marks.ts';
import { keepMarksBeside } from './row-marks.ts';
import type { Sandbox } from './sandbox.ts';

/** Files of this name open in Rezbench by themselves, and in Wireshark. */
const PROPOSED = 'traffic.rezcap.pcapng';

/** Writes all rows to `wanted`, and their marks beside it; asks where if nobody has said it. */
export async function saveTraffic(sandbox: Sandbox, marks: readonly RowMark[], wanted?: vscode.Uri): Promise<void> {
  const uri = wanted ?? (await askWhere());
  if (uri === undefined) return;
  const answer = await sandbox.save(uri.fsPath);
  if (answer.answer === 'failed') {
    await vscode.window.showErrorMessage(answer.message);
    return;
  }
  await keepMarksBeside(uri, await asInFile(sandbox, marks));
  vscode.window.setStatusBarMessage(`$(check) Saved ${path.basename(uri.fsPath)}`, 4000);
}

/** A file begins with row 1, whatever went before it in the log. */
async function asInFile(sandbox: Sandbox, marks: readonly RowMark[]): Promise<readonly RowMark[]> {
  const answer = marks.length === 0 ? undefined : await sandbox.ask({ ask: 'rows', from: 0, to: 1, filter: '' });
  const first = answer?.answer === 'rows' ? answer.window.rows[0]?.row : undefined;
  if (first === undefined) return [];
  return marks.filter(({ row }) => row >= first).map(({ note, row }) => ({ row: row - first + 1, note }));
}

function askWhere(): Thenable<vscode.Uri | undefined> {
  const filters = { Captures: ['pcapng'] };
  return vscode.window.showSaveDialog({ title: 'Save Traffic', defaultUri: proposed(), filters });
}

function proposed(): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  return folder?.uri.scheme === 'file' ? vscode.Uri.joinPath(folder.uri, PROPOSED) : vscode.Uri.file(PROPOSED);
}
