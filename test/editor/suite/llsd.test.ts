import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { removeFile, showFile } from '../document.ts';
import { eventually } from '../eventually.ts';

const XML = `<llsd>
<map>
  <key>age</key>
  <integer>007</integer>
  <key>body</key>
  <array>
    <map>
      <key>age</key>
      <boolean>true</boolean>
    </map>
    <map>
    </map>
  </array>
</map>
</llsd>
`;
const NOTATION = `<? llsd/notation ?>
{'age':i+7, 'body':[{'age':true}, {}]}
`;

suite('LLSD in the editor', () => {
  const shown: vscode.TextDocument[] = [];
  const show = async (name: string, text: string) => {
    const document = await showFile(name, text);
    shown.push(document);
    return document;
  };

  teardown(async () => {
    await vscode.workspace.getConfiguration('files').update('associations', undefined);
    for (const document of shown.splice(0)) {
      await vscode.window.showTextDocument(document.uri);
      await removeFile(document);
    }
  });

  for (const [name, text, language] of [
    ['claimed.xml', XML, 'llsd-xml'],
    ['declared.xml', `<?xml version="1.0" ?>\n<!-- a comment -->\n${XML}`, 'llsd-xml'],
    ['other.xml', '<html><llsd/></html>\n', 'xml'],
    ['marked.llsd', XML, 'llsd-xml'],
    ['headed.llsd', NOTATION, 'llsd-notation'],
    ['bare.llsd', "{'a':i1}\n", 'llsd-notation'],
    ['bare.llsdn', "{'a':i1}\n", 'llsd-notation'],
    ['named.llsd.xml', XML, 'llsd-xml'],
  ] as const) {
    test(`[llsd.claim.1] ${name} is ${language} by its content`, async () => {
      const { uri } = await show(name, text);
      await hasLanguage(uri, language);
    });
  }

  test('[llsd.claim.1] the language that somebody chose stays, by hand and by a setting', async () => {
    const { uri } = await show('chosen.xml', XML);
    await vscode.languages.setTextDocumentLanguage(await hasLanguage(uri, 'llsd-xml'), 'xml');
    const associations = { '*.asked.xml': 'xml' };
    await vscode.workspace.getConfiguration('files').update('associations', associations);
    const asked = await show('b.asked.xml', XML);
    // One more file that is claimed shows that the two before it were looked at.
    await hasLanguage((await show('later.xml', XML)).uri, 'llsd-xml');
    for (const left of [uri, asked.uri]) await hasLanguage(left, 'xml');
  });

  for (const [name, text, wrong] of [
    ['a.llsd.xml', XML, '007'],
    ['a.llsdn', NOTATION, '+'],
  ] as const) {
    test(`${name} has findings, hovers, an outline, offers, and a layout`, async () => {
      const document = await show(name, text);
      const [finding] = await eventually('a finding', () => {
        const found = vscode.languages.getDiagnostics(document.uri);
        return found.length === 0 ? undefined : found;
      });
      assert.equal(document.getText(finding?.range), wrong);
      const place = document.positionAt(text.indexOf('age'));
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        document.uri,
        place,
      );
      const words = hovers.flatMap(({ contents }) =>
        contents.map((one) => (typeof one === 'string' ? one : one.value)),
      );
      assert.match(words.join('\n'), /\*\*integer\*\* · \/age/u);
      const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
        'vscode.executeDocumentSymbolProvider',
        document.uri,
      );
      assert.deepEqual(
        symbols.map(({ name: key }) => key),
        ['age', 'body'],
      );
      const offered = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        document.uri,
        document.positionAt(text.search(/ {4}<\/map>\n {2}<\/array>|\}\]/u)),
      );
      assert.equal(offered.items[0]?.label, 'age');
      const edits = await vscode.commands.executeCommand<vscode.TextEdit[]>(
        'vscode.executeFormatDocumentProvider',
        document.uri,
        { tabSize: 4, insertSpaces: true },
      );
      assert.equal((edits ?? []).length > 0, name === 'a.llsd.xml');
    });
  }

  test('a key is renamed in all of its document', async () => {
    const document = await show('keys.llsd.xml', XML);
    const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      document.uri,
      document.positionAt(XML.indexOf('age')),
      'a & b',
    );
    assert.ok(await vscode.workspace.applyEdit(edit));
    assert.equal(document.getText(), XML.replaceAll('>age<', '>a &amp; b<'));
  });

  test('[llsd.tags.1] the end tag is written together with the start tag, and taken back in one step', async () => {
    const document = await show('tags.llsd.xml', XML);
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor);
    const name = document.positionAt(XML.indexOf('array'));
    editor.selection = new vscode.Selection(name, name.translate(0, 'array'.length));
    await vscode.commands.executeCommand('editor.action.linkedEditing');
    await vscode.commands.executeCommand('type', { text: 'map' });
    await eventually('both tags', () => (document.getText() === XML.replaceAll('array>', 'map>') ? true : undefined));
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), XML);
  });
});

/** Waits until an open text is in a language. */
function hasLanguage(uri: vscode.Uri, language: string): Promise<vscode.TextDocument> {
  return eventually(`${uri.path} in ${language}`, () =>
    vscode.workspace.textDocuments.find((one) => one.uri.toString() === uri.toString() && one.languageId === language),
  );
}
