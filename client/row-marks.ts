// Marks and notes of rows, in a file beside the capture that they belong to.
import * as vscode from 'vscode';
import { LONGEST_NOTE, MOST_MARKS, type RowMark } from '../contract/marks.ts';

/** The file of the marks of a capture: its own name, and this behind it. */
const BEHIND = '.marks.json';

/** The marks of a capture file; none where there is no such file, or none that can be read. */
export async function marksBeside(capture: vscode.Uri): Promise<readonly RowMark[]> {
  try {
    const read: unknown = JSON.parse(new TextDecoder().decode(await vscode.workspace.fs.readFile(marksFile(capture))));
    return Array.isArray(read) ? read.filter(isMark).slice(0, MOST_MARKS) : [];
  } catch {
    return [];
  }
}

/** Keeps these marks, and no others; without any, no file. Says what the disk refuses. */
export async function keepMarksBeside(capture: vscode.Uri, marks: readonly RowMark[]): Promise<void> {
  const file = marksFile(capture);
  try {
    if (marks.length > 0) await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(`${jsonOf(marks)}\n`));
    else await vscode.workspace.fs.delete(file);
  } catch (error) {
    if (marks.length === 0) return;
    const why = error instanceof Error ? error.message : String(error);
    void vscode.window.showErrorMessage(`The marks are not kept: ${why}`);
  }
}

const marksFile = (capture: vscode.Uri): vscode.Uri => capture.with({ path: `${capture.path}${BEHIND}` });

/** One mark in a line, so that git shows which has changed. */
function jsonOf(marks: readonly RowMark[]): string {
  return `[\n${marks.map(({ note, row }) => `  ${JSON.stringify({ row, note })}`).join(',\n')}\n]`;
}

function isMark(mark: unknown): mark is RowMark {
  const { note, row } = (mark ?? {}) as Partial<Record<keyof RowMark, unknown>>;
  return Number.isInteger(row) && typeof note === 'string' && note.length <= LONGEST_NOTE;
}
