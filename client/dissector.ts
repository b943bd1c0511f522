// The command that saves the template in force as a dissector for Wireshark.
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { DISSECTOR, type DissectorAnswer, type DissectorQuestion } from '../contract/server.ts';
import { chosenTemplate } from './settings.ts';
import { isTemplate } from './template-files.ts';

const FILE_NAME = 'lludp.lua';

export function registerDissector(client: BaseLanguageClient): vscode.Disposable {
  return vscode.commands.registerCommand('rezbench.template.exportDissector', (to?: unknown) =>
    exportDissector(client, to instanceof vscode.Uri ? to : undefined),
  );
}

/** The template that is edited, else the one of the settings, else the built-in one. */
async function exportDissector(client: BaseLanguageClient, to?: vscode.Uri): Promise<void> {
  const answer = await client.sendRequest<DissectorAnswer>(DISSECTOR, await currentTemplate());
  if ('problem' in answer) {
    void vscode.window.showErrorMessage(answer.problem);
    return;
  }
  const target = to ?? (await askedTarget());
  if (target === undefined) return;
  await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(answer.text));
  if (to === undefined) await tell(target, answer.unread);
}

async function currentTemplate(): Promise<DissectorQuestion> {
  const document = vscode.window.activeTextEditor?.document;
  if (document !== undefined && isTemplate(document))
    return { name: shortName(document.uri), text: document.getText() };
  const chosen = await chosenTemplate();
  return chosen === undefined ? { name: '' } : { name: shortName(chosen.uri), text: chosen.text };
}

function shortName(uri: vscode.Uri): string {
  return vscode.workspace.asRelativePath(uri);
}

function askedTarget(): Thenable<vscode.Uri | undefined> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  return vscode.window.showSaveDialog({
    title: 'Export Wireshark Dissector',
    filters: { Lua: ['lua'] },
    ...(folder === undefined ? {} : { defaultUri: vscode.Uri.joinPath(folder, FILE_NAME) }),
  });
}

async function tell(target: vscode.Uri, unread: number): Promise<void> {
  const lost = unread === 0 ? '' : ` ${unread} messages of the template cannot be read, and are not in it.`;
  const sentence = `Put ${shortName(target)} into Wireshark's folder of personal Lua plugins.${lost}`;
  const open = 'Open';
  if ((await vscode.window.showInformationMessage(sentence, open)) === open)
    await vscode.window.showTextDocument(target);
}
