// Which texts of the editor are templates, and the command that shows two of them beside each other.
import * as vscode from 'vscode';
import type { Bases } from './bases.ts';
import { chosenTemplate } from './settings.ts';
import { nameOf, showBeside } from './side-by-side.ts';

/** A template that is edited; versions that git shows are not. */
export const isTemplate = (document: vscode.TextDocument): boolean =>
  document.languageId === 'sl-message-template' && document.uri.scheme !== 'git';

/** Shows a template beside its base in the editor's own comparison. Asks for whatever of the two is not known. */
export async function compareTemplates(bases: Bases): Promise<void> {
  const current = await currentTemplate();
  if (current === undefined) return;
  const known = await bases.of(current);
  const base = known === undefined || 'problem' in known ? await askedBase(current, known?.problem) : known;
  if (base === undefined) return;
  await showBeside(current, base);
}

async function currentTemplate(): Promise<vscode.Uri | undefined> {
  const document = vscode.window.activeTextEditor?.document;
  if (document !== undefined && isTemplate(document)) return document.uri;
  const chosen = await chosenTemplate();
  return chosen?.uri ?? (await asked('Which template is the current one?'));
}

async function askedBase(
  current: vscode.Uri,
  problem = 'It has no base.',
): Promise<{ readonly uri: vscode.Uri; readonly name: string } | undefined> {
  const uri = await asked(`${problem} Compare ${nameOf(current)} with which template?`, current);
  return uri === undefined ? undefined : { uri, name: vscode.workspace.asRelativePath(uri) };
}

async function asked(title: string, beside?: vscode.Uri): Promise<vscode.Uri | undefined> {
  const chosen = await vscode.window.showOpenDialog({
    title,
    openLabel: 'Compare',
    filters: { 'Message Template': ['msg'], 'All Files': ['*'] },
    ...(beside === undefined ? {} : { defaultUri: vscode.Uri.joinPath(beside, '..') }),
  });
  return chosen?.[0];
}
