import assert from 'node:assert/strict';
import * as vscode from 'vscode';

suite('the extension', () => {
  const extension = vscode.extensions.getExtension('rezbench.rezbench');

  test('is found and starts', async () => {
    assert.ok(extension, 'the editor does not know rezbench.rezbench');
    await extension.activate();
    assert.equal(extension.isActive, true);
  });

  test('registers every command that it contributes', async () => {
    const contributed = extension?.packageJSON.contributes.commands as readonly { readonly command: string }[];
    const registered = new Set(await vscode.commands.getCommands(true));
    const missing = contributed.map(({ command }) => command).filter((command) => !registered.has(command));
    assert.deepEqual(missing, []);
    assert.ok(contributed.length > 0, 'it contributes none');
  });
});
