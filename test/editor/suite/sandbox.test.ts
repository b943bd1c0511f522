import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from '../eventually.ts';
import { loginUri } from '../login-uri.ts';

suite('the sandbox grid', () => {
  suiteSetup(() => vscode.workspace.getConfiguration('rezbench').update('sandbox.loginPort', 0));

  teardown(() => vscode.commands.executeCommand('rezbench.sandbox.stop'));

  test('starts, answers at its login URI, and is gone after stop', async () => {
    await vscode.commands.executeCommand('rezbench.sandbox.start');
    const uri = await loginUri();
    const answer = await fetch(new URL('get_grid_info', uri));
    assert.equal(answer.status, 200);
    assert.match(await answer.text(), /<gridinfo>/);
    await vscode.commands.executeCommand('rezbench.sandbox.stop');
    await assert.rejects(fetch(uri));
  });

  test('starts again after a stop', async () => {
    await vscode.commands.executeCommand('rezbench.sandbox.start');
    const first = await loginUri();
    await vscode.commands.executeCommand('rezbench.sandbox.restart');
    const second = await eventually('a new login URI', async () =>
      (await loginUri()) === first ? undefined : await loginUri(),
    );
    assert.equal((await fetch(new URL('get_grid_info', second))).status, 200);
  });
});
