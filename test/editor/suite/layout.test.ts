import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { removeFile, showFile } from '../document.ts';
import { eventually } from '../eventually.ts';

const RAW = 'version 2.0\n// Asks.\n{ Hail Low 1 Trusted Unencoded { Visitor Single { ID LLUUID } { Age U8 } } }\n';
const LAID_OUT = `version 2.0
// Asks.
{
    Hail Low 1 Trusted Unencoded
    {
        Visitor Single
        {   ID  LLUUID  }
        {   Age U8      }
    }
}
`;
const AGE = '{   Age U8      }';
const OPTIONS = { tabSize: 4, insertSpaces: true };

suite('a template while it is written', () => {
  let document: vscode.TextDocument;
  const language = { languageId: 'sl-message-template' };
  const onSave = (value: boolean | undefined) =>
    vscode.workspace.getConfiguration('editor', language).update('formatOnSave', value, undefined, true);
  const ask = <Answer>(command: string, ...words: readonly unknown[]) =>
    vscode.commands.executeCommand<Answer>(`vscode.execute${command}`, document.uri, ...words);

  /** Under another name each time: an editor keeps what it knows of a file for some time. */
  const show = async (name: string, text: string) => {
    document = await showFile(`${name}.message_template.msg`, text);
  };

  teardown(async () => {
    await onSave(undefined);
    await removeFile(document);
  });

  test('is laid out when it is saved, if its language is set so', async () => {
    await show('saved', RAW.replace('Asks', 'Says'));
    await onSave(true);
    await replace(document, 'Says', 'Asks');
    assert.ok(await document.save());
    assert.equal(document.getText(), LAID_OUT);
    assert.equal(readFileSync(document.uri.fsPath, 'utf8'), LAID_OUT);
  });

  test('is saved as it is without that setting', async () => {
    await show('kept', RAW);
    await replace(document, '// Asks.', '// Says.');
    assert.ok(await document.save());
    assert.equal(readFileSync(document.uri.fsPath, 'utf8'), RAW.replace('Asks', 'Says'));
  });

  test('has its offsets and sizes behind its fields, right after each edit', async () => {
    await show('hinted', LAID_OUT);
    const everything = () => new vscode.Range(0, 0, document.lineCount, 0);
    const hints = async () => {
      const found = await ask<readonly vscode.InlayHint[]>('InlayHintProvider', everything());
      return found.map(({ position, label }) => `${position.line} ${wordsOf(label)}`);
    };
    assert.deepEqual(await hints(), ['5 17 B', '6 @10 · 16 B', '7 @26 · 1 B']);
    await replace(document, 'LLUUID', 'U32   ');
    assert.deepEqual(await hints(), ['5 5 B', '6 @10 · 4 B', '7 @14 · 1 B']);
    await replace(document, '// Asks.\n', '// Asks.\n\n');
    assert.deepEqual(await hints(), ['6 5 B', '7 @10 · 4 B', '8 @14 · 1 B']);
  });

  test('loses its finding by the quick fix that is offered there', async () => {
    await show('fixed', LAID_OUT.replace('LLUUID', 'LLUIUD'));
    const place = await eventually('a finding', () => {
      const [finding] = vscode.languages.getDiagnostics(document.uri);
      return finding?.range;
    });
    assert.equal(document.getText(place), 'LLUIUD');
    const actions = await ask<readonly vscode.CodeAction[]>('CodeActionProvider', place, 'quickfix');
    const fix = actions.find(({ title }) => title.includes('LLUUID'));
    assert.ok(fix?.edit, actions.map(({ title }) => title).join());
    assert.ok(await vscode.workspace.applyEdit(fix.edit));
    assert.equal(document.getText(), LAID_OUT);
    await eventually('no finding', () => vscode.languages.getDiagnostics(document.uri).length === 0 || undefined);
  });

  test('is laid out where a brace is typed', async () => {
    await show('typed', LAID_OUT.replace(AGE, '{ Age U8 }'));
    const line = document.positionAt(document.getText().indexOf('{ Age')).line;
    const caret = document.lineAt(line).range.end;
    const edits = await ask<readonly vscode.TextEdit[]>('FormatOnTypeProvider', caret, '}', OPTIONS);
    const edit = new vscode.WorkspaceEdit();
    edit.set(document.uri, [...edits]);
    assert.ok(await vscode.workspace.applyEdit(edit));
    assert.equal(document.getText(), LAID_OUT);
  });

  test('is offered the words that can stand where one is written, and the next free number', async () => {
    await show('offered', LAID_OUT.replace('LLUUID', 'LL'));
    const offered = async (word: string) => {
      const place = document.positionAt(document.getText().indexOf(word) + word.length);
      const { items } = await ask<vscode.CompletionList>('CompletionItemProvider', place);
      return items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    };
    const types = await offered('ID  LL');
    assert.ok(types.includes('LLUUID') && types.includes('LLVector3'), types.join());
    assert.ok(!types.includes('Trusted'), types.join());
    await replace(document, 'Hail Low 1', 'Hail Low 1 Trusted Unencoded\n}\n{\n    Wave Low ');
    const numbers = await offered('Wave Low ');
    assert.ok(numbers.includes('2'), numbers.join());
  });
});

const wordsOf = (label: vscode.InlayHint['label']): string =>
  typeof label === 'string' ? label : label.map(({ value }) => value).join('');

async function replace(document: vscode.TextDocument, old: string, put: string): Promise<void> {
  const at = document.getText().indexOf(old);
  assert.ok(at >= 0, `${old} is not there`);
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(document.positionAt(at), document.positionAt(at + old.length)), put);
  assert.ok(await vscode.workspace.applyEdit(edit));
}
