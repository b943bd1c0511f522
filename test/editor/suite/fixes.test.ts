import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { removeFile, showFile } from '../document.ts';
import { eventually } from '../eventually.ts';

const WRONG = `version 2.0

/ Asks for an answer.
{
    Hail Low 1 nottrusted Unencoded
    {
        Visitor Single
        {   Age     U8}
        {   Mask    U32 4   }
    }
}
`;
const RIGHT = WRONG.replace('/ Asks', '// Asks')
  .replace('nottrusted', 'NotTrusted')
  .replace('U8}', 'U8 }')
  .replace('U32 4 ', 'U32 ');

suite('what is wrong with a template', () => {
  let document: vscode.TextDocument;

  setup(async () => {
    document = await showFile('fixes.message_template.msg', WRONG);
  });

  teardown(() => removeFile(document));

  test('links to a page about its rule that is shipped with us', async () => {
    const codes = await eventually('four findings', () => {
      const found = vscode.languages.getDiagnostics(document.uri);
      return found.length === 4 ? found.map(({ code }) => code) : undefined;
    });
    for (const code of codes) {
      assert.ok(typeof code === 'object', `${code} has no link`);
      const page = new TextDecoder().decode(await vscode.workspace.fs.readFile(code.target));
      assert.ok(page.startsWith(`# ${code.value}: `), page.slice(0, 40));
    }
  });

  test('is put right at once where only one thing can have been meant', async () => {
    await eventually('a fixed text', async () => {
      // The command is about the editor that is active, which may be one that another test has opened and that came up late.
      const shown = await vscode.window.showTextDocument(document.uri);
      await vscode.commands.executeCommand('editor.action.fixAll');
      return shown.document.getText() === RIGHT ? true : undefined;
    });
  });
});
