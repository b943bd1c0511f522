import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { removeFile, showFile } from '../document.ts';
import { eventually } from '../eventually.ts';

const SCHEMA = `%% hail -> { name: string, age: int, kind: &kind } <- undef
&kind = "big"
&kind = "small"
`;

const DOCUMENT = `<llsd>
<map>
  <key>age</key>
  <string>old</string>
  <key>kind</key>
  <string>big</string>

</map>
</llsd>
`;

suite('schemas', () => {
  const schemas = (value: object | undefined) =>
    vscode.workspace.getConfiguration('rezbench').update('llsd.schemas', value);
  const open: vscode.TextDocument[] = [];

  const show = async (name: string, text: string): Promise<vscode.TextDocument> => {
    const document = await showFile(name, text);
    open.push(document);
    return document;
  };

  teardown(async () => {
    await schemas(undefined);
    for (const document of open.splice(0).reverse()) {
      await vscode.window.showTextDocument(document);
      await removeFile(document);
    }
  });

  test('of the setting are what documents are checked against, and say where', async () => {
    await show('hail.llidl', SCHEMA);
    const document = await show('hail.llsd.xml', DOCUMENT);
    await schemas({ '*.llsd.xml': 'hail.llidl#hail.request' });
    const found = await findings(document, ['LS311', 'LS310']);
    assert.deepEqual(
      found.map(({ message }) => message),
      ['/name: missing, read as default string.', '/age: expected int, found string.'],
    );
    const [related] = found[1]?.relatedInformation ?? [];
    assert.match(related?.location.uri.path ?? '', /\/hail\.llidl$/);
    assert.deepEqual(related?.location.range, new vscode.Range(0, 32, 0, 35));
  });

  test('are followed while they are edited, and no more when the setting is gone', async () => {
    const schema = await show('hail.llidl', SCHEMA);
    const document = await show('hail.llsd.xml', DOCUMENT);
    await schemas({ '*.llsd.xml': 'hail.llidl#hail.request' });
    await findings(document, ['LS311', 'LS310']);
    const edit = new vscode.WorkspaceEdit();
    edit.replace(schema.uri, new vscode.Range(0, 32, 0, 35), 'string');
    await vscode.workspace.applyEdit(edit);
    await findings(document, ['LS311']);
    await schemas({});
    await findings(document, []);
  });

  test('are read from the disk, and anew when they change there', async () => {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    assert.ok(folder);
    const uri = vscode.Uri.joinPath(folder, 'behind.llidl');
    const write = (text: string) => vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    await write('uuid\n');
    const document = await show('hail.llsd.xml', DOCUMENT);
    await schemas({ '**/hail.llsd.xml': 'behind.llidl' });
    await findings(document, ['LS310']);
    await write('undef\n');
    await findings(document, []);
    await vscode.workspace.fs.delete(uri);
    const [gone] = await findings(document, ['LS300']);
    assert.match(gone?.message ?? '', /behind\.llidl cannot be read/);
  });

  test('built in are shown and used by name', async () => {
    const document = await show('poll.llsd.xml', '<llsd><map><key>ack</key><uuid/></map></llsd>\n');
    await schemas({ 'poll.*': 'rezbench:events#EventQueueGet.request' });
    const found = await findings(document, ['LS311', 'LS310']);
    const shown = await vscode.workspace.openTextDocument(
      found[1]?.relatedInformation?.[0]?.location.uri ?? document.uri,
    );
    assert.equal(shown.languageId, 'llidl');
    assert.match(shown.getText(), /%% EventQueueGet -> \{ ack: int/);
  });

  test('say what a value is, and offer the keys that are missing', async () => {
    await show('hail.llidl', SCHEMA);
    const document = await show('hail.llsd.xml', DOCUMENT);
    await schemas({ '*.llsd.xml': 'hail.llidl#hail.request' });
    await findings(document, ['LS311', 'LS310']);
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      new vscode.Position(2, 8),
    );
    const words = hovers.flatMap(({ contents }) => contents.map((one) => (typeof one === 'string' ? one : one.value)));
    assert.match(words.join('\n'), /Described as\s+```llidl\s+int/);
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      new vscode.Position(6, 0),
    );
    const offered = list.items.find(({ label }) => label === 'name');
    const put = offered?.insertText;
    assert.match(put instanceof vscode.SnippetString ? put.value : String(put), /<key>name<\/key>\s*<string>/);
  });

  test('are a language: mistakes, layout, renaming of a name with its alternatives', async () => {
    const document = await show('hail.llidl', `${SCHEMA}%% more << { "a": [int,...] }\n`);
    const [mistake] = await findings(document, ['LS300']);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      mistake?.range,
    );
    const action = actions.find(({ title }) => title === 'Write the key a without quotes');
    assert.ok(action?.edit);
    await vscode.workspace.applyEdit(action.edit);
    await findings(document, []);
    const edits = await vscode.commands.executeCommand<vscode.TextEdit[]>(
      'vscode.executeFormatDocumentProvider',
      document.uri,
      { tabSize: 2, insertSpaces: true },
    );
    const layout = new vscode.WorkspaceEdit();
    layout.set(document.uri, edits);
    await vscode.workspace.applyEdit(layout);
    assert.equal(document.lineAt(3).text, '%% more << { a: [ int, ... ] }');
    const renaming = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      document.uri,
      new vscode.Position(1, 2),
      'size',
    );
    await vscode.workspace.applyEdit(renaming);
    assert.equal(document.getText().match(/&size\b/g)?.length, 3);
    assert.doesNotMatch(document.getText(), /&kind/);
  });
});

/** The findings of a document, in its order, as soon as they have these codes. */
function findings(document: vscode.TextDocument, codes: readonly string[]): Promise<readonly vscode.Diagnostic[]> {
  return eventually(`findings ${codes.join(' ')}`, () => {
    const found = vscode.languages
      .getDiagnostics(document.uri)
      .toSorted(({ range: a }, { range: b }) => a.start.compareTo(b.start));
    const told = found.map(({ code }) => `${typeof code === 'object' ? code.value : code}`);
    return told.join() === codes.join() ? found : undefined;
  });
}
