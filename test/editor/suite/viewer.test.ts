import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { eventually } from '../eventually.ts';
import { loginUri } from '../login-uri.ts';

suite('the viewer of the settings', () => {
  const settings = () => vscode.workspace.getConfiguration('rezbench');
  const folder = mkdtempSync(path.join(tmpdir(), 'rezbench-viewer-'));
  suiteSetup(() => settings().update('sandbox.loginPort', 0));
  suiteTeardown(async () => {
    await settings().update('viewer.command', undefined);
    for (const terminal of vscode.window.terminals) terminal.dispose();
    await vscode.commands.executeCommand('rezbench.sandbox.stop');
    rmSync(folder, { recursive: true });
  });

  /** Stands for a viewer: writes down the words that it was started with. */
  async function startedWith(command: string): Promise<readonly string[]> {
    const file = path.join(folder, 'words.json');
    rmSync(file, { force: true });
    await settings().update('viewer.command', command.replace('VIEWER', viewerOf(file)));
    await vscode.commands.executeCommand('rezbench.sandbox.openViewer');
    return await eventually('the words of the viewer', () => {
      const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
      return text === '' ? undefined : (JSON.parse(text) as string[]);
    });
  }

  const viewerOf = (file: string) =>
    `node -e 'require("node:fs").writeFileSync("${file}", JSON.stringify(process.argv.slice(1)))' --`;

  test('is started with the login URI of a grid that starts with it', async () => {
    const words = await startedWith('VIEWER --multiple');
    assert.deepEqual(words, ['--multiple', '--loginuri', await loginUri()]);
  });

  test('is given the login URI where its command says', async () => {
    const words = await startedWith(`VIEWER --grid \${loginUri} --quiet`);
    assert.deepEqual(words, ['--grid', await loginUri(), '--quiet']);
  });
});
