// Where the grid of the editor listens, as the command tells it to a person.
import * as vscode from 'vscode';
import { eventually } from './eventually.ts';

/** The login URI as the command copies it. */
export async function loginUri(): Promise<string> {
  return eventually('a login URI', async () => {
    await vscode.env.clipboard.writeText('');
    await vscode.commands.executeCommand('rezbench.sandbox.copyLoginUri');
    const text = await vscode.env.clipboard.readText();
    return text.startsWith('http://') ? text : undefined;
  });
}
