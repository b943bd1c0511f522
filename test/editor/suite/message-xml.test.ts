import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { eventually } from '../eventually.ts';

const TEMPLATE = `version 2.0

// PairedCall
{
    PairedCall Low 1 NotTrusted Unencoded UDPBlackListed
    {
        Caller Single
        {   Age     U8      }
    }
}
`;

const XML = `<?xml version="1.0" ?>
<llsd>
<map>
    <key>messages</key>
    <map>
        <key>PairedCall</key>
        <map>
            <key>flavor</key>
            <string>template</string>
            <key>trusted-sender</key>
            <boolean>true</boolean>
        </map>
        <key>NobodysCall</key>
        <map>
            <key>flavor</key>
            <string>template</string>
        </map>
        <key>NobodysCall</key>
        <map/>
    </map>
</map>
</llsd>
`;

/** What the client reads of a file at most. */
const MAX_FILE_BYTES = 4 * 1024 * 1024;

suite('a template and its message.xml', () => {
  const folder = () => path.join(vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '', 'paired');
  const files = () => ({
    template: path.join(folder(), 'paired.message_template.msg'),
    xml: path.join(folder(), 'message.xml'),
  });
  const rules = (value: object | undefined) => vscode.workspace.getConfiguration('rezbench').update('rules', value);

  suiteSetup(() => mkdirSync(folder()));
  suiteTeardown(() => rmSync(folder(), { recursive: true }));

  setup(() => {
    writeFileSync(files().template, TEMPLATE);
    writeFileSync(files().xml, XML);
  });

  teardown(async () => {
    await rules(undefined);
    await saveAll();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await eventually('closed texts', () =>
      vscode.workspace.textDocuments.some(({ uri }) => uri.fsPath.startsWith(folder())) ? undefined : true,
    );
  });

  test('is known by its name', async () => {
    assert.equal((await shown(files().xml)).languageId, 'llsd-xml');
  });

  test('the template is checked with the file that is not open, and anew when that is written', async () => {
    const document = await shown(files().template);
    await pointsInto(document, [`${files().xml} 8`]);
    writeFileSync(files().xml, XML.replace('template', 'llsd'));
    await findings(document, ['MT091']);
    writeFileSync(files().xml, XML);
    await pointsInto(document, [`${files().xml} 8`]);
    // Now the one of the folder above is the nearest, which has no such message.
    rmSync(files().xml);
    await pointsInto(document, []);
  });

  test('message.xml is checked with the template, and both follow what is typed in either', async () => {
    await rules({ MT094: 'hint' });
    const template = await shown(files().template);
    await findings(template, ['MT091', 'MT092']);
    const xml = await shown(files().xml);
    const found = await findings(xml, ['MT094', 'MT093', 'MT095']);
    assert.deepEqual(
      found.map(({ range }) => xml.getText(range)),
      ['true', 'NobodysCall', 'NobodysCall'],
    );
    await replace(xml, '<string>template', '<string>llsd');
    await findings(template, ['MT091']);
    await replace(template, 'PairedCall Low', 'NobodysCall Low');
    await findings(xml, ['MT095']);
  });

  test('a message is renamed in both from message.xml, though the template is not open', async () => {
    const document = await shown(files().xml);
    await findings(document, ['MT093', 'MT095']);
    // Of this nobody is told in time: a renaming reads what it changes.
    const written = `// Written just now.\n${TEMPLATE}`;
    writeFileSync(files().template, written);
    const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      document.uri,
      placeOf(document, 'PairedCall'),
      'SharedCall',
    );
    assert.deepEqual(
      edit
        .entries()
        .map(([uri]) => uri.fsPath)
        .toSorted(),
      [files().xml, files().template].toSorted(),
    );
    assert.ok(await vscode.workspace.applyEdit(edit));
    await saveAll();
    assert.equal(readFileSync(files().template, 'utf8'), written.replaceAll('PairedCall', 'SharedCall'));
    assert.equal(readFileSync(files().xml, 'utf8'), XML.replaceAll('PairedCall', 'SharedCall'));
  });

  test('messages of templates that are not open are found in the workspace, those of huge files are not', async () => {
    const [large, small] = ['large', 'small'].map((name) => path.join(folder(), `${name}.message_template.msg`));
    assert.ok(large && small);
    await shown(files().xml);
    writeFileSync(large, `${TEMPLATE.replaceAll('Paired', 'Large')}// ${'x'.repeat(MAX_FILE_BYTES)}`);
    writeFileSync(small, TEMPLATE.replaceAll('Paired', 'Small'));
    await found('SmallCall', 1);
    await found('LargeCall', 0);
    writeFileSync(large, TEMPLATE.replaceAll('Paired', 'Large'));
    await found('LargeCall', 1);
    rmSync(large);
    rmSync(small);
    await found('LargeCall', 0);
    await found('SmallCall', 0);
  });

  test('one goes from message.xml to the message in the template', async () => {
    const document = await shown(files().xml);
    await findings(document, ['MT093', 'MT095']);
    const [target, ...more] = await vscode.commands.executeCommand<vscode.LocationLink[]>(
      'vscode.executeDefinitionProvider',
      document.uri,
      placeOf(document, 'PairedCall'),
    );
    assert.deepEqual(more, []);
    assert.equal(target?.targetUri.fsPath, files().template);
    assert.equal(target?.targetSelectionRange?.start.line, 4);
  });
});

/** Opens a file as people do: one that an extension opens stays open for minutes behind its closed editor. */
async function shown(file: string): Promise<vscode.TextDocument> {
  await vscode.commands.executeCommand('vscode.open', vscode.Uri.file(file), { preview: false });
  return await eventually(`an editor with ${file}`, () => {
    const document = vscode.window.activeTextEditor?.document;
    return document?.uri.fsPath === file ? document : undefined;
  });
}

/** Waits until a search of the workspace finds a message so often. */
async function found(name: string, times: number): Promise<void> {
  await eventually(`${name} ${times} times`, async () => {
    const symbols = await vscode.commands.executeCommand<vscode.SymbolInformation[]>(
      'vscode.executeWorkspaceSymbolProvider',
      name,
    );
    return symbols.filter((symbol) => symbol.name === name).length === times ? true : undefined;
  });
}

/** The findings, once they are those of the rules expected. */
function findings(document: vscode.TextDocument, codes: readonly string[]): Promise<readonly vscode.Diagnostic[]> {
  return eventually(`findings ${codes.join(', ')} in ${document.uri.path}`, () => {
    const found = vscode.languages
      .getDiagnostics(document.uri)
      .toSorted((a, b) => a.range.start.compareTo(b.range.start));
    const rules = found.map(({ code }) => (typeof code === 'object' ? `${code.value}` : `${code}`));
    return rules.join() === codes.join() ? found : undefined;
  });
}

/** Also what is changed and shown nowhere. */
async function saveAll(): Promise<void> {
  for (const document of vscode.workspace.textDocuments) if (document.isDirty) assert.ok(await document.save());
}

/** Waits until what blacklisting means for a message has these places beside it, as file and line. */
async function pointsInto(document: vscode.TextDocument, places: readonly string[]): Promise<void> {
  await eventually(`places ${places.join(', ') || 'no longer'}`, () => {
    const found = vscode.languages
      .getDiagnostics(document.uri)
      .filter(({ range, message }) => document.getText(range) === 'UDPBlackListed' && message.includes('message.xml'));
    const seen = found.flatMap(({ relatedInformation = [] }) =>
      relatedInformation.map(({ location: { uri, range } }) => `${uri.fsPath} ${range.start.line}`),
    );
    return found.length === 1 && seen.join() === places.join() ? true : undefined;
  });
}

async function replace(document: vscode.TextDocument, old: string, put: string): Promise<void> {
  const start = placeOf(document, old);
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(start, start.translate(0, old.length)), put);
  assert.ok(await vscode.workspace.applyEdit(edit));
}

const placeOf = (document: vscode.TextDocument, word: string): vscode.Position =>
  document.positionAt(document.getText().indexOf(word));
