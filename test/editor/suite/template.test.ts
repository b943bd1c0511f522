import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { removeFile, showFile } from '../document.ts';
import { eventually } from '../eventually.ts';

const RIGHT = `version 2.0

// Asks for an answer.
{
    Hail Low 1 NotTrusted Unencoded
    {
        Visitor Single
        {   VisitorID   LLUUID  }
        {   Age         U8      }
    }
}
`;

/** Each mistake: what is written instead of what, and the code it is found under. */
const MISTAKES = [
  { right: 'Low 1', wrong: 'Low 65530', code: 'MT035', word: '65530' },
  { right: 'Visitor Single', wrong: 'Visitor Sinlge', code: 'MT050', word: 'Sinlge' },
  { right: 'LLUUID', wrong: 'UUID', code: 'MT060', word: 'UUID' },
] as const;

const WRONG = MISTAKES.reduce((text, { right, wrong }) => text.replace(right, wrong), RIGHT);

suite('a template', () => {
  let document: vscode.TextDocument;

  setup(async () => {
    document = await showFile('mistakes.message_template.msg', WRONG);
  });

  teardown(() => removeFile(document));

  test('is known by its name', () => {
    assert.equal(document.languageId, 'sl-message-template');
  });

  test('with three mistakes has three findings at their words, and one less when one is put right', async () => {
    assert.deepEqual(
      await findings(document, 3),
      MISTAKES.map(({ code, word }) => [code, word]),
    );
    const [first, ...others] = MISTAKES;
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, rangeOf(document, first.wrong), first.right);
    assert.ok(await vscode.workspace.applyEdit(edit));
    assert.deepEqual(
      await findings(document, 2),
      others.map(({ code, word }) => [code, word]),
    );
  });

  test('says on hover what a message is on the wire', async () => {
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), RIGHT);
    assert.ok(await vscode.workspace.applyEdit(edit));
    assert.deepEqual(await findings(document, 0), []);
    const place = rangeOf(document, 'Hail').start;
    const hovers = await eventually('a hover', async () => {
      const found = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        document.uri,
        place,
      );
      return found.length > 0 ? found : undefined;
    });
    const words = hovers
      .flatMap(({ contents }) => contents)
      .map((content) => (typeof content === 'string' ? content : content.value));
    assert.match(words.join('\n'), /Asks for an answer/);
    assert.match(words.join('\n'), /FF FF 00 01/);
    assert.match(words.join('\n'), /\d+ bytes/);
  });
});

/** The findings in the order of their places, as code and underlined text, once there are as many as expected. */
function findings(document: vscode.TextDocument, count: number): Promise<readonly (readonly [string, string])[]> {
  return eventually(`${count} findings`, () => {
    const found = [...vscode.languages.getDiagnostics(document.uri)];
    if (found.length !== count) return undefined;
    found.sort((a, b) => a.range.start.compareTo(b.range.start));
    return found.map(
      ({ code, range }) => [typeof code === 'object' ? `${code.value}` : `${code}`, document.getText(range)] as const,
    );
  });
}

function rangeOf(document: vscode.TextDocument, word: string): vscode.Range {
  const start = document.getText().indexOf(word);
  return new vscode.Range(document.positionAt(start), document.positionAt(start + word.length));
}
