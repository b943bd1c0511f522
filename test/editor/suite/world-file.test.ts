import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from '../eventually.ts';
import { loginUri } from '../login-uri.ts';

suite('the world file', () => {
  const settings = () => vscode.workspace.getConfiguration('rezbench');
  suiteSetup(() => settings().update('sandbox.loginPort', 0));
  teardown(() => vscode.commands.executeCommand('rezbench.sandbox.stop'));
  suiteTeardown(async () => {
    await settings().update('sandbox.worldFile', undefined);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  test('is opened by its command, and the grid starts with it', async () => {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(folder);
    const uri = vscode.Uri.joinPath(folder.uri, 'mine.world.json');
    const world = '{ "grid": { "name": "My Own" }, "regions": [{ "name": "Only One", "x": 7, "y": 9 }] }';
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(world));
    await settings().update('sandbox.worldFile', 'mine.world.json');
    await vscode.commands.executeCommand('rezbench.sandbox.openWorldFile');
    assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), uri.toString());
    await vscode.commands.executeCommand('rezbench.sandbox.start');
    const answer = await fetch(new URL('get_grid_info', await loginUri()));
    assert.match(await answer.text(), /<gridname>My Own<\/gridname>/);
    await vscode.workspace.fs.delete(uri);
  });

  test('is written from a running grid, with everything that there is, and the grid starts with it again', async () => {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(folder);
    const uri = vscode.Uri.joinPath(folder.uri, 'saved.world.json');
    await settings().update('sandbox.worldFile', undefined);
    await vscode.commands.executeCommand('rezbench.sandbox.start');
    await vscode.commands.executeCommand('rezbench.sandbox.saveWorld', uri);
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
    const { regions } = JSON.parse(text) as {
      readonly regions: readonly { readonly name: string; readonly id: string }[];
    };
    assert.deepEqual(
      regions.map(({ name }) => name),
      ['Sandbox One', 'Sandbox Two'],
    );
    assert.ok(regions.every(({ id }) => id.length === 36));
    await vscode.commands.executeCommand('rezbench.sandbox.stop');
    await settings().update('sandbox.worldFile', 'saved.world.json');
    await vscode.commands.executeCommand('rezbench.sandbox.start');
    assert.match(await loginUri(), /^http:/);
    await vscode.workspace.fs.delete(uri);
  });

  test('is checked while it is written', async () => {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(folder);
    const uri = vscode.Uri.joinPath(folder.uri, 'wrong.world.json');
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode('{ "opne": true }'));
    await vscode.window.showTextDocument(uri);
    const problem = await eventually('a problem', () => vscode.languages.getDiagnostics(uri)[0]);
    assert.match(problem.message, /opne/);
    await vscode.workspace.fs.delete(uri);
  });
});
