// A template and its message.xml over the wire: open or told by the client, checked and renamed together.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import type {
  CodeAction,
  Diagnostic,
  DocumentDiagnosticReport,
  Location,
  LocationLink,
  WorkspaceEdit,
  WorkspaceSymbol,
} from 'vscode-languageserver/node';
import { READ_FILES, WORKSPACE_FILES, type WorkspaceFile } from '../contract/server.ts';
import { type Editor, overTheWire, withEditor } from '../test/support/wire.ts';
import { checkFile } from './check.ts';
import { checkWithMessageXml } from './message-xml.ts';

const MSG = 'file:///w/a/message_template.msg';
const XML = 'file:///w/a/settings/message.xml';
const TEMPLATE_ID = 'sl-message-template';
const XML_ID = 'llsd-xml';

const template = (name = 'Hail') =>
  `version 2.0\n\n// ${name}\n{\n    ${name} Low 1 Trusted Unencoded UDPBlackListed\n}\n`;
const entry = (name: string, flavor: string) =>
  `<key>${name}</key><map><key>flavor</key><string>${flavor}</string></map>\n`;
const xml = (...entries: readonly string[]) =>
  `<llsd><map><key>messages</key><map>\n${entries.join('')}</map></map></llsd>\n`;

const tell = ({ client }: Editor, ...files: readonly WorkspaceFile[]) =>
  client.sendNotification(WORKSPACE_FILES, { files });
const change = ({ client }: Editor, uri: string, version: number, text: string) =>
  client.sendNotification('textDocument/didChange', { textDocument: { uri, version }, contentChanges: [{ text }] });
const close = ({ client }: Editor, uri: string) =>
  client.sendNotification('textDocument/didClose', { textDocument: { uri } });
const xmlFile = (text: string, uri = XML): WorkspaceFile => ({ uri, language: XML_ID, text });
const msgFile = (text: string, uri = MSG): WorkspaceFile => ({ uri, language: TEMPLATE_ID, text });

const pull = (editor: Editor, uri: string, previousResultId?: string): Promise<DocumentDiagnosticReport> =>
  editor.ask('textDocument/diagnostic', uri, previousResultId === undefined ? {} : { previousResultId });
const found = async (editor: Editor, uri: string): Promise<readonly Diagnostic[]> => {
  const report = await pull(editor, uri);
  return report.kind === 'full' ? report.items : [];
};
const codes = async (editor: Editor, uri: string) => (await found(editor, uri)).map(({ code }) => code);

test('[template.pair.1] a message.xml that is open as plain XML is still the partner, as it stands in the editor', () =>
  withEditor(async (editor) => {
    await tell(editor, xmlFile(xml(entry('Hail', 'template'))));
    await editor.open(MSG, template());
    await editor.open(XML, xml(entry('Hail', 'template'), entry('Bye', 'template')), 'xml');
    assert.deepEqual([await codes(editor, MSG), await codes(editor, XML)], [['MT091', 'MT092'], ['MT093']]);
    await change(editor, XML, 2, xml(entry('Hail', 'llsd')));
    assert.deepEqual([await codes(editor, MSG), await codes(editor, XML)], [['MT091'], []]);
    const position = { line: 4, character: 5 };
    const renamed: WorkspaceEdit = await editor.ask('textDocument/rename', MSG, { position, newName: 'Talk' });
    assert.deepEqual(Object.keys(renamed.changes ?? {}), [MSG, XML]);
  }));

test('both files are checked together as soon as both are there, open or not', () =>
  withEditor(async (editor) => {
    await editor.open(MSG, template());
    assert.deepEqual(await codes(editor, MSG), ['MT091']);
    await tell(editor, xmlFile(xml(entry('Hail', 'template'))));
    assert.deepEqual(await codes(editor, MSG), ['MT091', 'MT092']);
    await editor.open(XML, xml(entry('Hail', 'llsd'), entry('Bye', 'template')), XML_ID);
    assert.deepEqual([await codes(editor, MSG), await codes(editor, XML)], [['MT091'], ['MT093']]);
    await change(editor, MSG, 2, template('Bye'));
    assert.deepEqual([await codes(editor, MSG), await codes(editor, XML)], [['MT091', 'MT092'], []]);
    await close(editor, XML);
    assert.deepEqual(await codes(editor, MSG), ['MT091', 'MT092']);
    await tell(editor, { uri: XML });
    assert.deepEqual(await codes(editor, MSG), ['MT091']);
  }));

test('an open message.xml is checked with a template that is not open', () =>
  withEditor(async (editor) => {
    await editor.open(XML, xml(entry('Bye', 'template'), entry('Bye', 'odd')), XML_ID);
    assert.deepEqual(await codes(editor, XML), ['MT095', 'MT095']);
    await tell(editor, msgFile(template()));
    assert.deepEqual(await codes(editor, XML), ['MT093', 'MT095', 'MT095']);
    await tell(editor, msgFile(template('Bye')));
    assert.deepEqual(await codes(editor, XML), ['MT095', 'MT095']);
  }));

test('a finding points into the other file, and has its quick fix in its own', () =>
  withEditor(async (editor) => {
    const rules = { MT094: 'hint' };
    await editor.client.sendNotification('workspace/didChangeConfiguration', { settings: { rezbench: { rules } } });
    await editor.open(MSG, template());
    const text = xml('<key>Hail</key><map><key>trusted-sender</key><boolean>false</boolean></map>');
    await editor.open(XML, text, XML_ID);
    const places = async (uri: string) =>
      (await found(editor, uri)).flatMap(({ code, relatedInformation = [] }) =>
        relatedInformation.map(({ location }) => [code, location.uri, location.range.start]),
      );
    assert.deepEqual(await places(MSG), [['MT092', XML, { line: 1, character: 5 }]]);
    assert.deepEqual(await places(XML), [['MT094', MSG, { line: 4, character: 15 }]]);
    const start = { line: 1, character: 56 };
    const actions: CodeAction[] = await editor.ask('textDocument/codeAction', XML, {
      range: { start, end: start },
      context: { diagnostics: [] },
    });
    const range = { start: { line: 1, character: 54 }, end: { line: 1, character: 59 } };
    assert.deepEqual(
      actions.map(({ title, edit }) => [title, edit?.changes]),
      [['Change to true', { [XML]: [{ range, newText: 'true' }] }]],
    );
  }));

test('[template.pair.1] the nearest file counts, and one that is no message.xml does not', () =>
  withEditor(async (editor) => {
    await editor.open(MSG, template());
    const far = xmlFile(xml(entry('Hail', 'template')), 'file:///w/b/message.xml');
    await tell(editor, far, xmlFile('<llsd><map><key>other</key><map/></map></llsd>'));
    assert.deepEqual(await codes(editor, MSG), ['MT091', 'MT092']);
    await tell(editor, xmlFile(xml(entry('Hail', 'llsd'))));
    assert.deepEqual(await codes(editor, MSG), ['MT091']);
  }));

test('an id that the editor has is answered with nothing; all that findings depend on gives another one', () =>
  withEditor(async (editor) => {
    await editor.open(MSG, template());
    let last = await pull(editor, MSG);
    assert.equal(last.kind, 'full');
    const isSame = async () => {
      const before = last.resultId;
      assert.equal(typeof before, 'string');
      last = await pull(editor, MSG, before);
      assert.equal(last.kind === 'unchanged', last.resultId === before);
      return last.kind === 'unchanged';
    };
    const configure = (rules: object) =>
      editor.client.sendNotification('workspace/didChangeConfiguration', { settings: { rezbench: { rules } } });
    const compare = (text: string) =>
      editor.client.sendNotification('rezbench/compareWith', {
        document: MSG,
        base: { uri: 'git:/b', text, mode: 'development' },
      });
    const steps: readonly (readonly [what: string, act: () => Promise<void>, isSame: boolean])[] = [
      ['nothing', async () => undefined, true],
      ['the text', () => change(editor, MSG, 2, `${template()}\n`), false],
      ['the rules', () => configure({ MT091: 'off' }), false],
      ['the base', () => compare('version 2.0\n'), false],
      ['a partner', () => tell(editor, xmlFile(xml())), false],
      ['the same partner', () => tell(editor, xmlFile(xml())), true],
      ['its text', () => tell(editor, xmlFile(xml(entry('Hail', 'llsd')))), false],
      ['a template beside it', () => tell(editor, msgFile('version 2.0', 'file:///w/a/x.msg')), true],
      ['a partner that is opened', () => editor.open(XML, xml(), XML_ID), false],
      ['a partner that is closed', () => close(editor, XML), false],
      ['a partner that is gone', () => tell(editor, { uri: XML }), false],
    ];
    for (const [what, act, expected] of steps) {
      await act();
      assert.equal(await isSame(), expected, what);
      assert.equal(await isSame(), true, `${what}, asked again`);
    }
    assert.equal((await pull(editor, MSG, 'odd')).kind, 'full');
  }));

test('[template.pair.2] a message is found in both files: the template defines it, message.xml mentions it', () =>
  withEditor(async (editor) => {
    await editor.open(XML, xml(entry('Hail', 'llsd'), entry('Nobody', 'llsd')), XML_ID);
    await tell(editor, msgFile(template()));
    const position = { line: 1, character: 6 };
    const targets: LocationLink[] = await editor.ask('textDocument/definition', XML, { position });
    assert.deepEqual(
      targets.map(({ targetUri, targetSelectionRange }) => [targetUri, targetSelectionRange.start]),
      [[MSG, { line: 4, character: 4 }]],
    );
    const references = async (includeDeclaration: boolean) => {
      const context = { includeDeclaration };
      const places: Location[] = await editor.ask('textDocument/references', XML, { position, context });
      return places.map(({ uri, range }) => `${uri.slice(-3)} ${range.start.line}:${range.start.character}`);
    };
    assert.deepEqual(await references(true), ['xml 1:5', 'msg 2:3', 'msg 4:4']);
    assert.deepEqual(await references(false), ['xml 1:5', 'msg 2:3']);
    const none = { position: { line: 2, character: 6 } };
    assert.deepEqual(await editor.ask('textDocument/definition', XML, none), []);
  }));

test('[template.pair.2] renaming from either side changes both files, open or not', () =>
  withEditor(async (editor) => {
    const rename = async (uri: string, line: number, character: number, newName: string) => {
      const answer: WorkspaceEdit = await editor.ask('textDocument/rename', uri, {
        position: { line, character },
        newName,
      });
      const places = Object.entries(answer.changes ?? {}).map(([changed, edits]) => [
        changed,
        edits.map(({ range, newText }) => `${range.start.line}:${range.start.character} ${newText}`),
      ]);
      return Object.fromEntries(places);
    };
    const both = { [MSG]: ['2:3 Wave', '4:4 Wave'], [XML]: ['1:5 Wave'] };
    await editor.open(XML, xml(entry('Hail', 'llsd'), entry('Bye', 'llsd')), XML_ID);
    await tell(editor, msgFile(template()), xmlFile(xml()));
    assert.deepEqual(await rename(XML, 1, 6, 'Wave'), both);
    await editor.open(MSG, template());
    await tell(editor, xmlFile(xml(entry('Hail', 'llsd'), entry('Bye', 'llsd'))));
    await close(editor, XML);
    assert.deepEqual(await rename(MSG, 4, 5, 'Wave'), both);
    await assert.rejects(rename(MSG, 4, 5, 'Bye'), /already a message Bye in message\.xml/u);
    await assert.rejects(rename(MSG, 4, 5, 'a b'), /is no name/u);
  }));

test('[template.pair.3] before a renaming the files are read anew: what was told may be old', () =>
  withEditor(async (editor) => {
    const rename = (): Promise<WorkspaceEdit> =>
      editor.ask('textDocument/rename', XML, { position: { line: 1, character: 6 }, newName: 'Wave' });
    const lines = async () => (await rename()).changes?.[MSG]?.map(({ range }) => range.start.line);
    await editor.open(XML, xml(entry('Hail', 'llsd')), XML_ID);
    await tell(editor, msgFile(template('Nod')));
    assert.deepEqual(await lines(), undefined, 'a client that cannot be asked is believed');
    editor.client.onRequest(READ_FILES, () => tell(editor, msgFile(`\n${template()}`)));
    assert.deepEqual(await lines(), [3, 5]);
    editor.client.onRequest(READ_FILES, () => Promise.reject(new Error('no disk')));
    assert.deepEqual(await lines(), [3, 5], 'one that fails costs no renaming');
  }));

test('a version that git shows is not renamed', () =>
  withEditor(async (editor) => {
    await editor.open(MSG, template());
    await editor.open('git:/w/a/message_template.msg?HEAD', template());
    const answer: WorkspaceEdit = await editor.ask('textDocument/rename', MSG, {
      position: { line: 4, character: 5 },
      newName: 'Wave',
    });
    assert.deepEqual(Object.keys(answer.changes ?? {}), [MSG]);
  }));

test('a search of the workspace finds messages of templates that are not open, once', () =>
  withEditor(async (editor) => {
    await tell(editor, msgFile(template()), xmlFile(xml(entry('Hail', 'llsd'))));
    const symbols: WorkspaceSymbol[] = await editor.client.sendRequest('workspace/symbol', { query: 'hail' });
    assert.deepEqual(
      symbols.map(({ name, location }) => [name, location.uri]),
      [['Hail', MSG]],
    );
  }));

test('an editor that pulls is asked to pull again when a file behind its texts changes', () => {
  const capabilities = { textDocument: { diagnostic: {} }, workspace: { diagnostics: { refreshSupport: true } } };
  return overTheWire({ capabilities }, async (client, offered) => {
    assert.equal(Reflect.get(Object(offered['diagnosticProvider']), 'interFileDependencies'), true);
    const asked = new Promise<void>((resolve) => {
      client.onRequest('workspace/diagnostic/refresh', () => resolve());
    });
    await client.sendNotification(WORKSPACE_FILES, { files: [xmlFile(xml())] });
    await asked;
  });
});

test('an editor that cannot pull is told about the text whose partner changed, and not about the others', () =>
  overTheWire({ capabilities: {} }, async (client) => {
    const open = (uri: string, languageId: string, text: string) =>
      client.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } });
    const told: string[] = [];
    const heard = new Promise<void>((resolve) => {
      client.onNotification('textDocument/publishDiagnostics', (report: { uri: string; diagnostics: Diagnostic[] }) => {
        told.push([report.uri.slice(-5), ...report.diagnostics.map(({ code }) => code)].join(' '));
        if (told.length === 2) void client.sendNotification(WORKSPACE_FILES, { files: [xmlFile(xml())] });
        if (told.length === 3) resolve();
      });
    });
    await open(MSG, TEMPLATE_ID, template());
    await open('untitled:x.msg', TEMPLATE_ID, 'version 2.0\n');
    await heard;
    assert.deepEqual(told, ['e.msg MT091', 'x.msg', 'e.msg MT091 MT092']);
  }));

test("the viewer's own pair has the findings that the terminal tells", async (t) => {
  const folder = process.env['REZBENCH_CORPUS'];
  if (folder === undefined) return t.skip('no corpus');
  const read = (name: string) => readFileSync(path.join(folder, name), 'utf8');
  const [msg, messageXml] = [read('templates/viewer.message_template.msg'), read('llsd/message.xml')];
  const rules = { MT094: 'hint' } as const;
  const alone = checkFile({ name: 'a.msg', text: msg, severities: rules });
  assert.ok('diagnostics' in alone);
  const pair = { template: msg, messageXml: { name: 'message.xml', text: messageXml } };
  const expected = checkWithMessageXml(alone, pair, rules);
  await withEditor(async (editor) => {
    await editor.client.sendNotification('workspace/didChangeConfiguration', { settings: { rezbench: { rules } } });
    await editor.open(MSG, msg);
    await editor.open(XML, messageXml, XML_ID);
    const shown = (problems: readonly Pick<Diagnostic, 'code' | 'message' | 'range'>[]) =>
      problems.map(({ code, message, range }) => ({ code, message, range }));
    const xmlFindings = await found(editor, XML);
    assert.deepEqual(shown(await found(editor, MSG)), shown(expected.template.diagnostics));
    assert.deepEqual(shown(xmlFindings), shown(expected.messageXml.diagnostics));
    const count = (code: string) => xmlFindings.filter((problem) => problem.code === code).length;
    assert.deepEqual([count('MT093'), count('MT094'), count('MT095'), xmlFindings.length], [0, 12, 1, 13]);
  });
});
