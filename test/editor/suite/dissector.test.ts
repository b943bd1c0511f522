import assert from 'node:assert/strict';
import * as vscode from 'vscode';

suite('the dissector', () => {
  test('is made of the template that is edited', async () => {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    assert.ok(folder, 'no workspace is open');
    const target = vscode.Uri.joinPath(folder, 'made.lua');
    const content = 'version 2.0\n{ Hail Low 430 NotTrusted Unencoded { Agent Single { AgentID LLUUID } } }\n';
    const document = await vscode.workspace.openTextDocument({ language: 'sl-message-template', content });
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('rezbench.template.exportDissector', target);
    const lua = new TextDecoder().decode(await vscode.workspace.fs.readFile(target));
    assert.match(lua, /^FFFF01AE Hail\n Agent 1 AgentID=LLUUID$/m);
    await vscode.workspace.fs.delete(target);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });
});
