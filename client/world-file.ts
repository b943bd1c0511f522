// The world file of this workspace: which one it is, and one to begin with.
import * as vscode from 'vscode';
import type { Sandbox } from './sandbox.ts';
import { worldFile } from './settings.ts';

const SETTING = 'sandbox.worldFile';
const WORLD_FILES = '**/*.world.json';
const FIRST_NAME = 'sandbox.world.json';
/** Proposed for a world that was changed: beside the one that the grid began with. */
const SAVED_NAME = 'saved.world.json';

/** A world to change: everything in it is what the grid has without a file, but for the cube and the account. */
const FIRST_WORLD = `{
  "grid": { "name": "Sandbox", "welcome": "Hello" },
  "open": true,
  "regions": [
    {
      "name": "Sandbox One",
      "x": 1000,
      "y": 1000,
      "water": 20,
      "terrain": { "kind": "waves", "base": 23, "amplitude": 3, "period": 64 },
      "parcel": { "name": "Green" },
      "prims": [{ "name": "Cube", "shape": "box", "position": [130, 128, 24], "scale": [1, 1, 1], "text": "touch me" }]
    },
    { "name": "Sandbox Two", "x": 1001, "y": 1000 }
  ],
  "accounts": [
    { "first": "Ada", "last": "Sandbox", "password": "secret", "start": { "region": "Sandbox One", "position": [128, 128, 25] } }
  ]
}
`;

/** Opens the world file; without one, one of the workspace's is chosen, or a first one is written. */
export async function openWorldFile(): Promise<void> {
  const uri = (await existing(worldFile())) ?? (await chosen());
  if (uri !== undefined) await vscode.window.showTextDocument(uri);
}

/** Writes the world as it is now to `wanted`, with what was built; asks where if nobody has said it. */
export async function saveWorld(sandbox: Sandbox, wanted?: vscode.Uri): Promise<void> {
  const uri = wanted ?? (await askWhere());
  if (uri === undefined) return;
  const answer = await sandbox.saveWorld(uri.fsPath);
  if (answer.answer === 'failed') await vscode.window.showErrorMessage(answer.message);
  else vscode.window.setStatusBarMessage(`$(check) Saved ${vscode.workspace.asRelativePath(uri)}`, 4000);
}

function askWhere(): Thenable<vscode.Uri | undefined> {
  const folder = vscode.workspace.workspaceFolders?.[0];
  const defaultUri =
    folder?.uri.scheme === 'file' ? vscode.Uri.joinPath(folder.uri, SAVED_NAME) : vscode.Uri.file(SAVED_NAME);
  return vscode.window.showSaveDialog({ title: 'Save World', defaultUri, filters: { Worlds: ['world.json', 'json'] } });
}

/** A running grid has the world that it was started with. */
export async function worldSaved(sandbox: Sandbox, document: vscode.TextDocument): Promise<void> {
  if (sandbox.state.kind !== 'running' || document.uri.toString() !== worldFile()?.toString()) return;
  const restart = 'Restart Sandbox Grid';
  const sentence = 'The running grid has the world as it was when it started.';
  if ((await vscode.window.showInformationMessage(sentence, restart)) === restart) {
    await vscode.commands.executeCommand('rezbench.sandbox.restart');
  }
}

async function existing(uri: vscode.Uri | undefined): Promise<vscode.Uri | undefined> {
  if (uri === undefined) return undefined;
  return vscode.workspace.fs.stat(uri).then(
    () => uri,
    () => undefined,
  );
}

async function chosen(): Promise<vscode.Uri | undefined> {
  const found = await vscode.workspace.findFiles(WORLD_FILES, '**/node_modules/**');
  const create = { label: `$(new-file) Create ${FIRST_NAME}`, uri: undefined };
  const files = found.map((uri) => ({ label: `$(json) ${vscode.workspace.asRelativePath(uri)}`, uri }));
  const choice =
    files.length === 0 ? create : await vscode.window.showQuickPick([...files, create], { title: 'World File' });
  if (choice === undefined) return undefined;
  const uri = choice.uri ?? (await first());
  if (uri !== undefined) await remember(uri);
  return uri;
}

/** Writes the first world beside everything else; never over a file that is there. */
async function first(): Promise<vscode.Uri | undefined> {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (folder === undefined) {
    void vscode.window.showInformationMessage('Open a folder first: a world file is kept in the workspace.');
    return undefined;
  }
  const uri = vscode.Uri.joinPath(folder.uri, FIRST_NAME);
  if ((await existing(uri)) === undefined)
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(FIRST_WORLD));
  return uri;
}

/** From now on the grid starts with this world. */
function remember(uri: vscode.Uri): Thenable<void> {
  const path = vscode.workspace.asRelativePath(uri, false);
  return vscode.workspace.getConfiguration('rezbench').update(SETTING, path, vscode.ConfigurationTarget.Workspace);
}
