// A log to a file of another form: which rows, which form, where; then progress, and what came of it.
import path from 'node:path';
import * as vscode from 'vscode';
import {
  EXPORT_ENDINGS,
  EXPORT_FORMS,
  EXPORT_WORDS,
  type ExportForm,
  type ExportOutcome,
  type ExportWish,
} from '../contract/export.ts';

/** A log that can be written. */
export interface ExportedLog {
  /** What a file is called unless somebody calls it otherwise, without its ending. */
  readonly name: string;
  /** The folder of such a file; undefined = that of the workspace. */
  readonly folder: vscode.Uri | undefined;
  /** The filter that its rows match in the panel; empty = none. */
  readonly filter: string;
  /** Resolves when the file is written, or will not be. */
  export(wish: ExportWish, onShare: (share: number) => void, token: vscode.CancellationToken): Promise<ExportOutcome>;
}

/** What a key binding or a test may say instead of a person. */
export interface ExportAsked {
  readonly to: vscode.Uri;
  readonly form: ExportForm;
  readonly filter: string;
  /** Of which open capture file; absent = of the grid. */
  readonly of?: vscode.Uri;
}

/** Asks what nobody has said, writes, and tells what came of it. Resolves when all of it is done. */
export async function exportTraffic(log: ExportedLog, asked?: ExportAsked): Promise<void> {
  const wish =
    asked === undefined ? await askWish(log) : { path: asked.to.fsPath, form: asked.form, filter: asked.filter };
  if (wish === undefined) return;
  const outcome = await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: `Exporting ${path.basename(wish.path)}`,
      cancellable: true,
    },
    (progress, token) => {
      let told = 0;
      const onShare = (share: number) => {
        progress.report({ increment: 100 * (share - told) });
        told = share;
      };
      return log.export(wish, onShare, token);
    },
  );
  await tell(wish, outcome);
}

export function isExportAsked(asked: unknown): asked is ExportAsked {
  if (typeof asked !== 'object' || asked === null) return false;
  const { filter, form, of, to } = asked as Partial<Record<keyof ExportAsked, unknown>>;
  if (of !== undefined && !(of instanceof vscode.Uri)) return false;
  return to instanceof vscode.Uri && typeof filter === 'string' && EXPORT_FORMS.some((known) => known === form);
}

async function askWish(log: ExportedLog): Promise<ExportWish | undefined> {
  const filter = log.filter === '' ? '' : await askFilter(log.filter);
  if (filter === undefined) return undefined;
  const choices = EXPORT_FORMS.map((form) => ({ ...EXPORT_WORDS[form], form }));
  const chosen = await vscode.window.showQuickPick(choices, { title: 'Export Traffic', placeHolder: 'In which form?' });
  const uri = chosen === undefined ? undefined : await askWhere(log, chosen.form);
  if (chosen === undefined || uri === undefined) return undefined;
  const named = EXPORT_FORMS.find((form) => uri.path.toLowerCase().endsWith(`.${EXPORT_ENDINGS[form]}`));
  return { path: uri.fsPath, form: named ?? chosen.form, filter };
}

/** Undefined if nobody wants any. */
async function askFilter(filter: string): Promise<string | undefined> {
  const choices = [
    { label: 'Rows That Match the Filter', detail: filter, filter },
    { label: 'All Rows', filter: '' },
  ];
  const chosen = await vscode.window.showQuickPick(choices, { title: 'Export Traffic', placeHolder: 'Which rows?' });
  return chosen?.filter;
}

/** The chosen form comes first; whoever writes the ending of another one gets that. */
function askWhere({ folder, name }: ExportedLog, chosen: ExportForm): Thenable<vscode.Uri | undefined> {
  const [workspace] = vscode.workspace.workspaceFolders ?? [];
  const place = folder ?? (workspace?.uri.scheme === 'file' ? workspace.uri : undefined);
  const file = `${name}.${EXPORT_ENDINGS[chosen]}`;
  const forms = [chosen, ...EXPORT_FORMS.filter((form) => form !== chosen)];
  return vscode.window.showSaveDialog({
    title: 'Export Traffic',
    saveLabel: 'Export',
    defaultUri: place === undefined ? vscode.Uri.file(file) : vscode.Uri.joinPath(place, file),
    filters: Object.fromEntries(forms.map((form) => [EXPORT_WORDS[form].label, [EXPORT_ENDINGS[form]]])),
  });
}

async function tell({ form, path: file }: ExportWish, outcome: ExportOutcome): Promise<void> {
  if (outcome.kind === 'refused') {
    await vscode.window.showErrorMessage(outcome.message);
    return;
  }
  if (outcome.kind === 'stopped') return;
  const { left, rows } = outcome;
  const done = `Exported ${rows} ${rows === 1 ? 'row' : 'rows'} to ${path.basename(file)}.`;
  if (left === 0) vscode.window.setStatusBarMessage(`$(check) ${done}`, TOLD_MS);
  else {
    const sentence = `${left} ${left === 1 ? 'row was' : 'rows were'} left out, because ${EXPORT_WORDS[form].label} has exchanges of HTTP only.`;
    void vscode.window.showInformationMessage(`${done} ${sentence}`);
  }
}

const TOLD_MS = 4000;
