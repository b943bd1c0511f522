// What the editor offers while somebody chooses rules in the settings of a workspace.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { removeFile, showFile } from '../document.ts';
import { eventually } from '../eventually.ts';

/** Looks like settings, but is nobody's: an unfinished file must not disturb the editor under test. */
const FILE = 'nobody/.vscode/settings.json';

/** What is offered at the `|` of a text of settings, as soon as one of it is `wanted`. */
async function offered(marked: string, wanted: string): Promise<vscode.CompletionItem> {
  const at = marked.indexOf('|');
  const document = await showFile(FILE, marked.replace('|', ''));
  try {
    return await eventually(`${wanted} in ${marked}`, async () => {
      const command = 'vscode.executeCompletionItemProvider';
      const list = await vscode.commands.executeCommand<vscode.CompletionList>(
        command,
        document.uri,
        document.positionAt(at),
        undefined,
        200,
      );
      return list.items.find(({ label }) => (typeof label === 'string' ? label : label.label).includes(wanted));
    });
  } finally {
    await removeFile(document);
  }
}

const wordsOf = ({ documentation }: vscode.CompletionItem): string =>
  typeof documentation === 'string' ? documentation : (documentation?.value ?? '');

suite('rules in the settings', () => {
  test('each rule is offered with its title', async () => {
    const item = await offered('{ "rezbench.rules": { "|" } }', 'MT044');
    assert.notEqual(wordsOf(item), '');
    assert.match(wordsOf(await offered('{ "rezbench.rules": { "|" } }', 'MC001')), /A message was added/u);
  });

  test('each severity is offered for a rule', async () => {
    for (const severity of ['error', 'hint', 'off']) await offered('{ "rezbench.rules": { "MT044": | } }', severity);
  });
});
