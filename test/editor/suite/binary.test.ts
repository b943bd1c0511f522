// Binary LLSD in the real editor: opened, edited, undone, saved, refused, copied.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { eventually } from '../eventually.ts';

/** With a header, the old quoted form, a NaN with a payload, a key twice, and octets behind the value. */
const HEADER = '3c3f6c6c73642f62696e6172793f3e0a';
const NAN = '727ff0000000000001';
const whole = (age: string) =>
  `${HEADER}7b0000000427612769${age}6b00000001${'62'}${NAN}6b0000000162306b0000000163226f6c64227d7a7a`;
const WHOLE = whole('00000007');
const WHOLE_TEXT = "{\n  'a':i7,\n  'b':rnan,\n  'b':false,\n  'c':'old'\n}\n";
const BROKEN = '5b0000000369000000017300000002686978';
const BROKEN_TEXT = "[i1, 'hi']\n";

suite('binary LLSD', () => {
  const folder = () => path.join(vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '', 'octets');
  const file = (name: string) => path.join(folder(), name);
  const write = (name: string, hex: string) => writeFileSync(file(name), Buffer.from(hex, 'hex'));
  const hexOf = (name: string) => readFileSync(file(name), 'hex');

  setup(() => mkdirSync(folder(), { recursive: true }));

  teardown(async () => {
    for (const text of vscode.workspace.textDocuments)
      if (text.isDirty) {
        await vscode.window.showTextDocument(text);
        await vscode.commands.executeCommand('workbench.action.files.revert');
      }
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    rmSync(folder(), { recursive: true });
  });

  /** Opens a file as a click in the explorer does; answers when its notation is in front. */
  async function opened(name: string, hex: string, text: string): Promise<vscode.TextDocument> {
    write(name, hex);
    await vscode.commands.executeCommand('vscode.open', vscode.Uri.file(file(name)));
    return await inFront(name, text);
  }

  /** The editor remembers a text that was closed for a moment, and may show that first. */
  const inFront = (name: string, text: string) =>
    eventually(`the notation of ${name}`, () => {
      const document = vscode.window.activeTextEditor?.document;
      const isOurs = document?.uri.scheme === 'rezbench-llsd' && document.uri.path.includes(name);
      return isOurs && document.getText() === text ? document : undefined;
    });

  test('opens as notation, in the place of the file', async () => {
    const document = await opened('whole.llsdb', WHOLE, WHOLE_TEXT);
    const labels = await eventually('one tab', () => {
      const tabs = vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs);
      return tabs.length === 1 ? tabs.map(({ label }) => label) : undefined;
    });
    assert.deepEqual(labels, ['whole.llsdb.llsdn']);
    assert.equal(document.isDirty, false);
    await eventually('what is wrong with its octets', () => codesOf(document).includes('LS211') || undefined);
    assert.deepEqual(
      codesOf(document)
        .filter((code) => code.startsWith('LS2'))
        .toSorted(),
      ['LS209', 'LS210', 'LS210', 'LS211'],
    );
  });

  test('[llsd.editor.2] saves what was changed and nothing else', async () => {
    const document = await opened('whole.llsdb', WHOLE, WHOLE_TEXT);
    await replace(document, 'i7', 'i9');
    assert.equal(document.isDirty, true);
    assert.equal(hexOf('whole.llsdb'), WHOLE);
    assert.equal(await document.save(), true);
    assert.equal(hexOf('whole.llsdb'), whole('00000009'));
    assert.equal(document.isDirty, false);
    await vscode.commands.executeCommand('undo');
    await eventually('the text as it was', () => document.getText() === WHOLE_TEXT || undefined);
    assert.equal(await document.save(), true);
    assert.equal(hexOf('whole.llsdb'), WHOLE);
  });

  test('[llsd.edit.2] saves an unchanged file as it was', async () => {
    await opened('whole.llsdb', WHOLE, WHOLE_TEXT);
    rmSync(file('whole.llsdb'));
    write('whole.llsdb', WHOLE);
    await vscode.commands.executeCommand('workbench.action.files.save');
    assert.equal(hexOf('whole.llsdb'), WHOLE);
  });

  test('does not save notation with an error, and loses nothing', async () => {
    const document = await opened('whole.llsdb', WHOLE, WHOLE_TEXT);
    await replace(document, 'i7', 'seven');
    await eventually('a squiggle', () => codesOf(document).includes('LS118') || undefined);
    assert.equal(await document.save(), false);
    assert.equal(document.isDirty, true);
    assert.equal(hexOf('whole.llsdb'), WHOLE);
    await replace(document, 'seven', 'i9');
    assert.equal(await document.save(), true);
    assert.equal(hexOf('whole.llsdb'), whole('00000009'));
  });

  test('does not save over what somebody else wrote meanwhile', async () => {
    const document = await opened('whole.llsdb', WHOLE, WHOLE_TEXT);
    await replace(document, 'i7', 'i9');
    write('whole.llsdb', '6900000005');
    assert.equal(await document.save(), false);
    assert.equal(hexOf('whole.llsdb'), '6900000005');
    assert.equal(document.isDirty, true);
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await eventually('the text of the file', () => document.getText() === 'i5\n' || undefined);
  });

  test('[llsd.edit.2] saves under another name as the editor does: a new file, then its text', async () => {
    const document = await opened('whole.llsdb', WHOLE, WHOLE_TEXT);
    const other = document.uri.with({ path: document.uri.path.replace('whole', 'other') });
    await vscode.workspace.fs.writeFile(other, new Uint8Array(0));
    assert.equal(hexOf('other.llsdb'), '');
    await vscode.workspace.fs.writeFile(other, new TextEncoder().encode('[true]'));
    assert.equal(hexOf('other.llsdb'), `${Buffer.from('<? LLSD/Binary ?>\n').toString('hex')}5b00000001315d`);
  });

  test('follows a file that somebody else changes', async () => {
    const document = await opened('whole.llsdb', WHOLE, WHOLE_TEXT);
    write('whole.llsdb', '6900000005');
    await eventually('the new text', () => document.getText() === 'i5\n' || undefined);
    assert.equal(document.isDirty, false);
  });

  test('[llsd.edit.4] a broken file says where, is not saved over, and can be copied', async () => {
    const document = await opened('broken.llsdb', BROKEN, BROKEN_TEXT);
    const said = await eventually('where it is broken', () => messageOf(document, 'LS200'));
    assert.equal(said, 'Offset 17: unknown marker 0x78.');
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      document.uri,
    );
    assert.match(lenses[0]?.command?.title ?? '', /This file is broken and can be saved only as a copy/);
    await replace(document, 'i1', 'i2');
    assert.equal(await document.save(), false);
    assert.equal(hexOf('broken.llsdb'), BROKEN);
    await vscode.commands.executeCommand('rezbench.llsd.saveCopy', vscode.Uri.file(file('copy.llsdb')));
    assert.equal(hexOf('copy.llsdb'), '5b00000002690000000273000000026869' + '5d');
    await inFront('copy.llsdb', "[i2, 'hi']\n");
  });

  test('[llsd.sniff.1] a binary file that is opened as text is opened as notation', async () => {
    const document = await opened('named.llsd', WHOLE, WHOLE_TEXT);
    assert.equal(document.uri.path.endsWith('named.llsd.llsdn'), true);
  });
});

async function replace(document: vscode.TextDocument, old: string, put: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  const start = document.getText().indexOf(old);
  assert.ok(start >= 0, `${old} is not in the text`);
  edit.replace(
    document.uri,
    new vscode.Range(document.positionAt(start), document.positionAt(start + old.length)),
    put,
  );
  assert.ok(await vscode.workspace.applyEdit(edit));
}

const codesOf = ({ uri }: vscode.TextDocument): readonly string[] =>
  vscode.languages.getDiagnostics(uri).map(({ code }) => (typeof code === 'object' ? `${code.value}` : `${code}`));

function messageOf({ uri }: vscode.TextDocument, wanted: string): string | undefined {
  return vscode.languages
    .getDiagnostics(uri)
    .find(({ code }) => (typeof code === 'object' ? `${code.value}` : `${code}`) === wanted)?.message;
}
