// Filters that are kept under a name, in the settings of the workspace; without a workspace, in those of the user.
import * as vscode from 'vscode';
import type { SavedFilter } from '../contract/filter.ts';

const SECTION = 'rezbench';
const NAME = 'traffic.filters';

/** The filters that are kept; what is written there by hand and is no filter is left out. */
export function savedFilters(): readonly SavedFilter[] {
  const kept: unknown = vscode.workspace.getConfiguration(SECTION).get(NAME);
  return Array.isArray(kept) ? kept.filter(isSavedFilter).map(({ filter, name }) => ({ name, filter })) : [];
}

export async function saveFilters(filters: readonly SavedFilter[]): Promise<void> {
  const hasWorkspace = vscode.workspace.workspaceFolders !== undefined;
  const target = hasWorkspace ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.Global;
  await vscode.workspace.getConfiguration(SECTION).update(NAME, filters.length === 0 ? undefined : filters, target);
}

export function onSavedFilters(listener: () => void): vscode.Disposable {
  return vscode.workspace.onDidChangeConfiguration((change) => {
    if (change.affectsConfiguration(`${SECTION}.${NAME}`)) listener();
  });
}

function isSavedFilter(kept: unknown): kept is SavedFilter {
  const { filter, name } = (kept ?? {}) as Partial<Record<keyof SavedFilter, unknown>>;
  return typeof name === 'string' && typeof filter === 'string';
}
