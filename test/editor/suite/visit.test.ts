import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { VisitReport } from '../../../contract/visit.ts';

/** A visit takes a second; a grid that teleports nobody is given five more. */
const PATIENCE_MS = 30_000;

suite('a scripted viewer', () => {
  suiteSetup(() => vscode.workspace.getConfiguration('rezbench').update('sandbox.loginPort', 0));

  suiteTeardown(() => vscode.commands.executeCommand('rezbench.sandbox.stop'));

  test('starts the grid, goes through its steps and logs out', async () => {
    const end = await vscode.commands.executeCommand<VisitReport | undefined>('rezbench.sandbox.visit');
    assert.ok(end?.event === 'end', JSON.stringify(end));
    assert.deepEqual([end.ok, end.failed], [true, null]);
    // The same viewer may come again to the grid that runs now.
    const again = await vscode.commands.executeCommand<VisitReport | undefined>('rezbench.sandbox.visit');
    assert.ok(again?.event === 'end' && again.ok, JSON.stringify(again));
  }).timeout(PATIENCE_MS);
});
