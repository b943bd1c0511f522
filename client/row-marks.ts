// Marks and notes of rows, in a file beside the capture that they belong to.
import * as vscode from 'vscode';
import { MARKS_BEHIND, marksText, type RowMark, readMarks } from '../contract/marks.ts';

/** The marks of a capture file; none where there is no such file, or none that can be read. */
export async function marksBeside(capture: vscode.Uri): Promise<readonly RowMark[]> {
  try {
    return readMarks(new TextDecoder().decode(await vscode.workspace.fs.readFile(marksFile(capture))));
  } catch {
    return [];
  }
}

/** Keeps these marks, and no others; without any, no file. Says what the disk refuses. */
export async function keepMarksBeside(capture: vscode.Uri, marks: readonly RowMark[]): Promise<void> {
  const file = marksFile(capture);
  try {
    if (marks.length > 0) await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(marksText(marks)));
    else await vscode.workspace.fs.delete(file);
  } catch (error) {
    if (marks.length === 0) return;
    const why = error instanceof Error ? error.message : String(error);
    void vscode.window.showErrorMessage(`The marks are not kept: ${why}`);
  }
}

const marksFile = (capture: vscode.Uri): vscode.Uri => capture.with({ path: `${capture.path}${MARKS_BEHIND}` });
