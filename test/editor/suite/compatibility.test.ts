import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { removeFile, showFile } from '../document.ts';
import { eventually } from '../eventually.ts';

const BASE = `version 2.0

// Asks for an answer.
{
    Hail Low 1 NotTrusted Unencoded
    {
        Visitor Single
        {   Age     U8      }
    }
}
`;
const CURRENT = BASE.replace('U8', 'S8');
const BASE_NAME = 'deployed.msg';

suite('a template beside its base', () => {
  let document: vscode.TextDocument;
  const folder = () => {
    const uri = vscode.workspace.workspaceFolders?.[0]?.uri;
    assert.ok(uri, 'no workspace is open');
    return uri;
  };
  const setting = (name: string, value: string | undefined) =>
    vscode.workspace.getConfiguration('rezbench').update(`template.${name}`, value);

  setup(async () => {
    writeFileSync(path.join(folder().fsPath, BASE_NAME), BASE);
    document = await showFile('compared.message_template.msg', CURRENT);
  });

  teardown(async () => {
    await setting('base', undefined);
    await setting('compatibility', undefined);
    await removeFile(document);
    rmSync(path.join(folder().fsPath, BASE_NAME));
  });

  test('shows what changed at its place, and where it stands in the base', async () => {
    await setting('base', BASE_NAME);
    const [found] = await findings(document, ['MC017']);
    assert.equal(found && document.getText(found.range), 'S8');
    const [place] = found?.relatedInformation ?? [];
    assert.equal(place?.location.uri.fsPath, path.join(folder().fsPath, BASE_NAME));
    assert.equal(place?.location.range.start.line, 7);
  });

  test('follows its base when that is written anew, and the settings', async () => {
    await setting('base', BASE_NAME);
    await findings(document, ['MC017']);
    writeFileSync(path.join(folder().fsPath, BASE_NAME), 'version 2.0\n');
    await findings(document, ['MC001']);
    await setting('compatibility', 'off');
    await findings(document, []);
  });

  test('is shown beside its base by the command', async () => {
    await setting('base', BASE_NAME);
    await vscode.commands.executeCommand('rezbench.template.compare');
    const input = await eventually('a comparison of two texts', () => {
      const shown = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
      return shown instanceof vscode.TabInputTextDiff ? shown : undefined;
    });
    assert.equal(path.basename(input.original.path), BASE_NAME);
    assert.equal(input.modified.toString(), document.uri.toString());
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  });
});

suite('a template in git', () => {
  const name = 'history/kept.message_template.msg';
  let repository: string;

  suiteSetup(function () {
    if (vscode.extensions.getExtension('vscode.git') === undefined) this.skip();
  });

  setup(() => {
    repository = path.join(vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '', 'history');
    mkdirSync(repository);
    writeFileSync(path.join(repository, path.basename(name)), BASE);
    git('init', '--quiet');
    git('add', '.');
    commit();
  });

  teardown(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    rmSync(repository, { recursive: true });
  });

  test('is compared with HEAD, and anew after a commit', async () => {
    const document = await showFile(name, CURRENT);
    const [found] = await findings(document, ['MC017']);
    assert.equal(found?.relatedInformation?.[0]?.location.uri.scheme, 'git');
    git('add', '.');
    commit();
    await findings(document, []);
  });

  const git = (...words: readonly string[]) =>
    execFileSync('git', ['-c', 'user.name=nobody', '-c', 'user.email=nobody@example.invalid', ...words], {
      cwd: repository,
    });
  const commit = () => git('commit', '--quiet', '--message', 'a template');
});

/** The findings, once they are those of the rules expected. */
function findings(document: vscode.TextDocument, codes: readonly string[]): Promise<readonly vscode.Diagnostic[]> {
  return eventually(`findings ${codes.join(', ') || 'no longer'}`, () => {
    const found = vscode.languages.getDiagnostics(document.uri);
    const rules = found.map(({ code }) => (typeof code === 'object' ? `${code.value}` : `${code}`));
    return rules.join() === codes.join() ? found : undefined;
  });
}
