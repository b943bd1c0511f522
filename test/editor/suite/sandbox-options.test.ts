import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { sandboxOptions } from '../../../client/settings.ts';

suite('what the settings make of a sandbox', () => {
  const storage = vscode.Uri.file('/storage');
  const set = (value: boolean | undefined) =>
    vscode.workspace.getConfiguration('rezbench').update('sandbox.goodbyeStale', value);

  teardown(() => set(undefined));

  test('[session.stale.2] whether strangers are told is left to the grid until somebody sets it', async () => {
    assert.equal('goodbyeStale' in (await sandboxOptions(storage)), false);
    for (const value of [true, false]) {
      await set(value);
      assert.equal((await sandboxOptions(storage)).goodbyeStale, value);
    }
  });
});
