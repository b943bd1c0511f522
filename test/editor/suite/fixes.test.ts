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

suite('line ends of a template that are not LF', () => {
  test('become LF by a quick fix', async () => {
    const document = await showFile('line-ends.message_template.msg', RIGHT.replaceAll('\n', '\r\n'));
    try {
      await eventually('the finding', () => vscode.languages.getDiagnostics(document.uri)[0]);
      await eventually('LF', async () => {
        const shown = await vscode.window.showTextDocument(document.uri);
        shown.selection = new vscode.Selection(0, 0, 0, 0);
        // What one gets by the light bulb: an action that is handed out by the API has forgotten its line ends.
        await vscode.commands.executeCommand('editor.action.codeAction', {
          kind: 'quickfix',
          apply: 'first',
          preferred: true,
        });
        return document.eol === vscode.EndOfLine.LF ? true : undefined;
      });
      assert.equal(document.getText(), RIGHT);
      await eventually('no finding', () =>
        vscode.languages.getDiagnostics(document.uri).length === 0 ? true : undefined,
      );
    } finally {
      await removeFile(document);
    }
  });
});
