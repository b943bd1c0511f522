// Starts the viewer of the settings at the running grid, in a terminal where it can be seen and stopped.
import * as vscode from 'vscode';
import type { Sandbox } from './sandbox.ts';

const SETTING = 'viewer.command';
/** Stands in the command line for the login URI. */
const PLACE = `\${loginUri}`;

export async function openViewer(sandbox: Sandbox): Promise<void> {
  const command = vscode.workspace.getConfiguration('rezbench').get(SETTING, '').trim();
  if (command === '') return askForCommand();
  if (sandbox.state.kind === 'stopped') await vscode.commands.executeCommand('rezbench.sandbox.start');
  if (sandbox.state.kind !== 'running') return;
  const terminal = vscode.window.createTerminal({ name: 'Viewer', iconPath: new vscode.ThemeIcon('device-desktop') });
  terminal.show(true);
  terminal.sendText(commandLine(command, sandbox.state.ready.loginUri));
}

/** Viewers take the address behind `--loginuri`; a command that wants it elsewhere says where. */
function commandLine(command: string, loginUri: string): string {
  return command.includes(PLACE) ? command.replaceAll(PLACE, loginUri) : `${command} --loginuri ${loginUri}`;
}

async function askForCommand(): Promise<void> {
  const settings = 'Open Settings';
  const sentence = 'Say in the settings how your viewer is started, such as /opt/viewer/viewer.';
  if ((await vscode.window.showInformationMessage(sentence, settings)) === settings) {
    await vscode.commands.executeCommand('workbench.action.openSettings', `rezbench.${SETTING}`);
  }
}
