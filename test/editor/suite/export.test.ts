// The command that writes traffic to a file of another form, of the running grid and of a capture file.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import type { ExportForm } from '../../../contract/export.ts';
import { pcapng } from '../../support/captures.ts';
import { session } from '../../support/conversation-capture.ts';
import { HAR } from '../../support/har.ts';
import { satisfies } from '../../support/json-schema.ts';
import { eventually } from '../eventually.ts';
import { loginUri } from '../login-uri.ts';

suite('exported traffic', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'rezbench-export-'));

  suiteTeardown(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.commands.executeCommand('rezbench.sandbox.stop');
    rmSync(folder, { recursive: true });
  });

  async function exported(name: string, form: ExportForm, { filter = '', of }: Choice = {}): Promise<string> {
    const to = vscode.Uri.file(path.join(folder, name));
    await vscode.commands.executeCommand('rezbench.traffic.export', { to, form, filter, ...(of && { of }) });
    return readFileSync(to.fsPath, 'utf8');
  }

  test('of the running grid, all rows or those that match', async () => {
    await vscode.workspace.getConfiguration('rezbench').update('sandbox.loginPort', 0);
    await vscode.commands.executeCommand('rezbench.sandbox.start');
    await fetch(new URL('get_grid_info', await loginUri()));
    const rows = JSON.parse(await exported('all.json', 'json')) as readonly { readonly name: string }[];
    assert.ok(
      rows.some(({ name }) => name === 'get_grid_info'),
      JSON.stringify(rows),
    );
    assert.equal(await exported('none.txt', 'text', { filter: 'LogoutRequest' }), '');
    assert.ok(satisfies(JSON.parse(await exported('all.har', 'har')), HAR));
    await vscode.commands.executeCommand('rezbench.sandbox.stop');
  });

  test('of a capture file that is open', async () => {
    const file = vscode.Uri.file(path.join(folder, 'a.rezcap.pcapng'));
    writeFileSync(file.fsPath, pcapng(session().frames));
    await vscode.commands.executeCommand('vscode.open', file);
    await eventually('the capture in front', () =>
      vscode.window.tabGroups.activeTabGroup.activeTab?.input instanceof vscode.TabInputCustom ? true : undefined,
    );
    const text = await eventually('its rows in a file', async () => {
      const written = await exported('rows.txt', 'text', { of: file });
      return written === '' ? undefined : written;
    });
    assert.equal(text.trimEnd().split('\n').length, 7);
    const chosen = JSON.parse(await exported('chosen.json', 'json', { filter: 'door == caps', of: file }));
    assert.equal(chosen.length, 2);
  });

  test('of a capture file whose template was saved meanwhile: its rows are read anew', async () => {
    const [uri] = await vscode.workspace.findFiles('**/hail.message_template.msg');
    assert.ok(uri !== undefined);
    const document = await vscode.workspace.openTextDocument(uri);
    const before = document.getText();
    const file = vscode.Uri.file(path.join(folder, 'a.rezcap.pcapng'));
    const save = async (text: string) => {
      const edit = new vscode.WorkspaceEdit();
      edit.replace(uri, new vscode.Range(0, 0, document.lineCount, 0), text);
      assert.ok(await vscode.workspace.applyEdit(edit));
      assert.ok(await document.save());
    };
    const names = async () => await exported('names.txt', 'text', { of: file });
    try {
      await save(
        `${before}\n{\n\tPingOfOurs High 1 NotTrusted Unencoded\n\t{\n\t\tPingID Single\n\t\t{ PingID U8 }\n\t\t{ OldestUnacked U32 }\n\t}\n}\n`,
      );
      await eventually('the new name', async () => ((await names()).includes('PingOfOurs') ? true : undefined));
    } finally {
      await save(before);
    }
    await eventually('the old name', async () => ((await names()).includes('StartPingCheck') ? true : undefined));
  });
});

interface Choice {
  readonly filter?: string;
  readonly of?: vscode.Uri;
}
