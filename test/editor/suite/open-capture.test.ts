// Capture files in the real editor: which ones open by themselves, and which when somebody asks.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { pcap, pcapng } from '../../support/captures.ts';
import { session } from '../../support/conversation-capture.ts';
import { eventually } from '../eventually.ts';

suite('capture files', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'rezbench-open-'));

  teardown(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));
  suiteTeardown(() => rmSync(folder, { recursive: true }));

  function file(name: string, bytes: Uint8Array): vscode.Uri {
    writeFileSync(path.join(folder, name), bytes);
    return vscode.Uri.file(path.join(folder, name));
  }

  const inFront = () => {
    const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
    return input instanceof vscode.TabInputCustom ? `${input.viewType} ${path.basename(input.uri.fsPath)}` : undefined;
  };

  const shown = (tab: string) => eventually(tab, () => (inFront() === tab ? true : undefined));

  test('a capture of ours opens in the panel by itself', async () => {
    await vscode.commands.executeCommand('vscode.open', file('a.rezcap.pcapng', pcapng(session().frames)));
    await shown('rezbench.capture a.rezcap.pcapng');
  });

  test('a capture of others opens there when it is asked for', async () => {
    await vscode.commands.executeCommand('rezbench.traffic.openCapture', file('b.pcap', pcap(session().frames)));
    await shown('rezbench.capture b.pcap');
    await vscode.commands.executeCommand(
      'vscode.openWith',
      file('c.pcapng', pcapng(session().frames)),
      'rezbench.capture.option',
    );
    await shown('rezbench.capture.option c.pcapng');
  });

  test('what is no capture stays open and says so', async () => {
    await vscode.commands.executeCommand('rezbench.traffic.openCapture', file('d.pcap', new Uint8Array(40)));
    await shown('rezbench.capture d.pcap');
  });
});
