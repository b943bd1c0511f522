import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { loginUri } from '../login-uri.ts';

suite('the capture of the sandbox grid', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'rezbench-capture-'));
  const settings = () => vscode.workspace.getConfiguration('rezbench');

  suiteSetup(async () => {
    await settings().update('sandbox.loginPort', 0);
    await settings().update('capture.directory', folder);
  });

  suiteTeardown(async () => {
    await vscode.commands.executeCommand('rezbench.sandbox.stop');
    await settings().update('capture.directory', undefined);
    rmSync(folder, { recursive: true });
  });

  test('is written to the folder of the settings, and saved where the user wants it', async () => {
    await vscode.commands.executeCommand('rezbench.sandbox.start');
    await fetch(new URL('get_grid_info', await loginUri()));
    const saved = vscode.Uri.file(path.join(folder, 'saved.pcapng'));
    await vscode.commands.executeCommand('rezbench.traffic.save', saved);
    await vscode.commands.executeCommand('rezbench.sandbox.stop');
    const [written = ''] = readdirSync(folder).filter((name) => name.endsWith('.rezcap.pcapng'));
    for (const name of ['saved.pcapng', written]) {
      const bytes = readFileSync(path.join(folder, name));
      assert.equal(bytes.readUInt32LE(0), 0x0a0d0d0a, name);
      assert.ok(bytes.includes('GET /get_grid_info HTTP/1.1'), name);
    }
  });

  test('is gone from the folder when the traffic is cleared', async () => {
    await vscode.commands.executeCommand('rezbench.sandbox.start');
    const written = () => readdirSync(folder).filter((name) => name.endsWith('.rezcap.pcapng')).length;
    await fetch(new URL('get_grid_info', await loginUri()));
    const before = written();
    await vscode.commands.executeCommand('rezbench.traffic.clear');
    assert.equal(written(), before - 1);
  });
});
