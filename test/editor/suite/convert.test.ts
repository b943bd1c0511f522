// LLSD converted, copied and compared in the real editor.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { removeFile, showFile } from '../document.ts';
import { eventually } from '../eventually.ts';

const XML = `<llsd>
<map>
  <key>name</key>
  <string>Ada</string>
  <key>parts</key>
  <array>
    <integer>007</integer>
    <uuid>6bad258e-06f0-4a87-a659-493117c9c162</uuid>
  </array>
</map>
</llsd>
`;
const JSON_TEXT = `{
  "name": "Ada",
  "parts": [
    7,
    {"$uuid":"6bad258e-06f0-4a87-a659-493117c9c162"}
  ]
}
`;
const HEX_OF_SEVEN = '6900000007';

suite('LLSD in other forms', () => {
  let document: vscode.TextDocument;

  setup(async () => {
    document = await showFile('ada.llsd.xml', XML);
  });

  teardown(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.window.showTextDocument(document);
    await removeFile(document);
  });

  test('is converted into a new text of its language', async () => {
    await vscode.commands.executeCommand('rezbench.llsd.convert', document.uri, 'json');
    const shown = await eventually('the JSON', () => {
      const front = vscode.window.activeTextEditor?.document;
      return front?.languageId === 'json' ? front : undefined;
    });
    assert.deepEqual([shown.isUntitled, shown.getText()], [true, JSON_TEXT]);
    await vscode.commands.executeCommand('rezbench.llsd.convert', shown.uri, 'xml');
    const back = await eventually('the XML', () => {
      const front = vscode.window.activeTextEditor?.document;
      return front?.languageId === 'llsd-xml' ? front : undefined;
    });
    assert.equal(back.getText(), XML.replace('007', '7'));
    for (const text of [back, shown]) {
      await vscode.window.showTextDocument(text);
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    }
  });

  test('is saved as binary, which is converted back', async () => {
    const file = vscode.Uri.joinPath(document.uri, '..', 'ada.llsdb');
    await vscode.commands.executeCommand('rezbench.llsd.convert', document.uri, 'binary', file);
    const octets = await vscode.workspace.fs.readFile(file);
    assert.equal(new TextDecoder().decode(octets.subarray(0, 18)), '<? LLSD/Binary ?>\n');
    await vscode.commands.executeCommand('rezbench.llsd.convert', file, 'json');
    const shown = await eventually('the JSON', () => {
      const front = vscode.window.activeTextEditor?.document;
      return front?.languageId === 'json' ? front : undefined;
    });
    assert.equal(shown.getText(), JSON_TEXT);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await vscode.workspace.fs.delete(file);
  });

  const copies: readonly (readonly [command: string, at: string, expected: string])[] = [
    ['copyAsNotation', '<string>', "'Ada'\n"],
    ['copyAsXml', '007', '<llsd>\n<integer>7</integer>\n</llsd>\n'],
    ['copyAsJson', 'parts', '[\n  7,\n  {"$uuid":"6bad258e-06f0-4a87-a659-493117c9c162"}\n]\n'],
    ['copyAsHex', '007', HEX_OF_SEVEN],
    ['copyAsJson', '<llsd>', JSON_TEXT],
  ];

  for (const [command, at, expected] of copies) {
    test(`${command} copies the value at ${at}`, async () => {
      const editor = await vscode.window.showTextDocument(document);
      const place = document.positionAt(XML.indexOf(at) + 1);
      editor.selection = new vscode.Selection(place, place);
      await vscode.commands.executeCommand(`rezbench.llsd.${command}`);
      assert.equal(await vscode.env.clipboard.readText(), expected);
    });
  }

  test('is compared with a file in another form, in texts and as a tree, and while it is edited', async () => {
    const base = vscode.Uri.joinPath(document.uri, '..', 'base.llsd');
    const old = "{'name':'Bob', 'parts':[i7], 'gone':!}";
    await vscode.workspace.fs.writeFile(base, new TextEncoder().encode(old));
    await vscode.commands.executeCommand('rezbench.llsd.compare', document.uri, base);
    const sides = await eventually('both texts', () => {
      const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
      return input instanceof vscode.TabInputTextDiff ? input : undefined;
    });
    const textOf = async (uri: vscode.Uri) => (await vscode.workspace.openTextDocument(uri)).getText();
    assert.equal(await textOf(sides.original), "{\n  'name':'Bob',\n  'parts':[\n    i7\n  ],\n  'gone':!\n}\n");
    assert.match(await textOf(sides.modified), /^\{\n {2}'name':'Ada',\n/u);
    await eventually('the name on both sides', async () => {
      await chosen(0);
      return (
        (selectedIn(sides.modified) === "'name':'Ada'" && selectedIn(sides.original) === "'name':'Bob'") || undefined
      );
    });
    await eventually('what is gone', async () => {
      await chosen(3);
      return selectedIn(sides.original) === "'gone':!" || undefined;
    });
    const edit = new vscode.WorkspaceEdit();
    const start = document.positionAt(XML.indexOf('Ada'));
    edit.replace(document.uri, new vscode.Range(start, start.translate(0, 3)), 'Eve');
    await vscode.workspace.applyEdit(edit);
    await eventually('the new name', async () => (await textOf(sides.modified)).includes("'Eve'") || undefined);
    await vscode.workspace.fs.delete(base);
  });

  /** Chooses a line of the tree, counted from 0. */
  async function chosen(line: number): Promise<void> {
    await vscode.commands.executeCommand('rezbench.changes.show');
    await vscode.commands.executeCommand('list.focusFirst');
    for (let at = 0; at < line; at += 1) await vscode.commands.executeCommand('list.focusDown');
    await vscode.commands.executeCommand('list.select');
  }
});

function selectedIn(uri: vscode.Uri): string | undefined {
  const editor = vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri.toString());
  return editor?.document.getText(editor.selection);
}
