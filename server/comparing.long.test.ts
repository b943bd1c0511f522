// The live comparison over the wire: the client tells the base, the server finds and sums up what changed.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CodeAction, Diagnostic, LocationLink, WorkspaceEdit, WorkspaceSymbol } from 'vscode-languageserver/node';
import {
  COMPARE_WITH,
  COMPARED,
  type ComparedDocument,
  type ComparedWith,
  WORKSPACE_FILES,
} from '../contract/server.ts';
import { type Editor, overTheWire, withEditor } from '../test/support/wire.ts';

const URI = 'file:///a/message_template.msg';
const BASE_URI = 'git:/a/message_template.msg?HEAD';
const chat = (type: string) => `{\n  Chat High 1 Trusted Unencoded\n  {\n    A Single\n    { X ${type} }\n  }\n}\n`;
const BYE = '{\n  Bye High 2 Trusted Unencoded\n}\n';
const BASE = `version 2.0\n\n${chat('U8')}`;
const CURRENT = `version 2.0\n${chat('S8')}`;

const told = (text = BASE, mode: 'development' | 'production' = 'development'): ComparedWith => ({
  document: URI,
  base: { uri: BASE_URI, text, mode },
});

const pull = async ({ ask }: Editor): Promise<readonly Diagnostic[]> => {
  const { items }: { items: Diagnostic[] } = await ask('textDocument/diagnostic', URI);
  return items;
};
const codes = (found: readonly Diagnostic[]) => found.map(({ code, severity }) => `${code} ${severity}`);

test('[compat.live.1] a change is found at its place, with the place in the base beside it', () =>
  withEditor(async (editor) => {
    await editor.open(URI, CURRENT);
    assert.deepEqual(await pull(editor), []);
    await editor.client.sendNotification(COMPARE_WITH, told());
    const [found, ...more] = await pull(editor);
    assert.deepEqual(more, []);
    assert.equal(found?.code, 'MC017');
    assert.deepEqual(found?.range, { start: { line: 5, character: 8 }, end: { line: 5, character: 10 } });
    assert.deepEqual(found?.relatedInformation, [
      {
        message: 'Chat.A.X in the base.',
        location: {
          uri: BASE_URI,
          range: { start: { line: 6, character: 8 }, end: { line: 6, character: 10 } },
        },
      },
    ]);
  }));

test('the code of a change links to the page about it', () => {
  const capabilities = { textDocument: { diagnostic: {} } };
  const initializationOptions = { rulePages: 'file:///pages' };
  return overTheWire({ capabilities, initializationOptions }, async (client) => {
    await client.sendNotification('textDocument/didOpen', {
      textDocument: { uri: URI, languageId: 'sl-message-template', version: 1, text: CURRENT },
    });
    await client.sendNotification(COMPARE_WITH, told());
    const { items }: { items: Diagnostic[] } = await client.sendRequest('textDocument/diagnostic', {
      textDocument: { uri: URI },
    });
    assert.equal(items[0]?.codeDescription?.href, 'file:///pages/MC017.md');
  });
});

test('[compat.live.1] the base may be told before the text is open, changed, and taken away', () =>
  withEditor(async (editor) => {
    await editor.client.sendNotification(COMPARE_WITH, told());
    await editor.open(URI, CURRENT);
    assert.deepEqual(codes(await pull(editor)), ['MC017 1']);
    await editor.client.sendNotification(COMPARE_WITH, told('version 2.0\n'));
    assert.deepEqual(codes(await pull(editor)), ['MC001 4']);
    await editor.client.sendNotification(COMPARE_WITH, told(BASE + BYE));
    assert.deepEqual(codes(await pull(editor)), ['MC017 1', 'MC002 2']);
    await editor.client.sendNotification(COMPARE_WITH, told(BASE + BYE, 'production'));
    assert.deepEqual(codes(await pull(editor)), ['MC017 1', 'MC002 1']);
    await editor.client.sendNotification(COMPARE_WITH, { document: URI });
    assert.deepEqual(await pull(editor), []);
  }));

const unfit: readonly (readonly [what: string, base: string, current: string, errors: number])[] = [
  ['conflict markers', BASE, `${BASE}<<<<<<< HEAD\n`, 1],
  ['a brace too many in the base', `${BASE}}\n`, BASE, 1],
  ['a number that is used twice', BASE, BASE + BYE.replace('High 2', 'High 1'), 1],
];

for (const [what, base, current, errors] of unfit) {
  test(`[compat.own.1] with ${what} the verdict is that nothing passes`, () =>
    withEditor(async (editor) => {
      const heard: ComparedDocument[] = [];
      editor.client.onNotification(COMPARED, (verdict: ComparedDocument) => void heard.push(verdict));
      await editor.client.sendNotification(COMPARE_WITH, told(base));
      await editor.open(URI, current);
      await pull(editor);
      assert.deepEqual(
        heard.map(({ verdict }) => [verdict?.passes, verdict?.errors]),
        [[{ development: false, production: false }, errors]],
      );
    }));
}

test('[compat.live.2] the verdict is told when it changes, and only then', () =>
  withEditor(async (editor) => {
    const heard: ComparedDocument[] = [];
    editor.client.onNotification(COMPARED, (verdict: ComparedDocument) => void heard.push(verdict));
    await editor.client.sendNotification(COMPARE_WITH, told());
    await editor.open(URI, CURRENT);
    await pull(editor);
    await pull(editor);
    await editor.client.sendNotification('textDocument/didChange', {
      textDocument: { uri: URI, version: 2 },
      contentChanges: [{ text: BASE.replace('High', 'Hihg') }],
    });
    await pull(editor);
    await editor.client.sendNotification('textDocument/didClose', { textDocument: { uri: URI } });
    await editor.ask('textDocument/diagnostic', URI);
    const verdict = { mode: 'development' };
    assert.deepEqual(heard, [
      {
        document: URI,
        verdict: {
          ...verdict,
          category: 'Incompatible',
          passes: { development: false, production: false },
          changes: 1,
          unread: 0,
          errors: 0,
        },
      },
      {
        document: URI,
        verdict: {
          ...verdict,
          category: 'Same',
          passes: { development: false, production: false },
          changes: 0,
          unread: 1,
          errors: 1,
        },
      },
      { document: URI },
    ]);
  }));

test('[compat.live.1] an editor that cannot pull is told anew when the base comes', () =>
  overTheWire({ capabilities: {} }, async (client) => {
    const heard = new Promise<readonly Diagnostic[]>((resolve) => {
      client.onNotification('textDocument/publishDiagnostics', ({ diagnostics }: { diagnostics: Diagnostic[] }) => {
        if (diagnostics.length > 0) resolve(diagnostics);
        else void client.sendNotification(COMPARE_WITH, told());
      });
    });
    await client.sendNotification('textDocument/didOpen', {
      textDocument: { uri: URI, languageId: 'sl-message-template', version: 1, text: CURRENT },
    });
    assert.deepEqual(codes(await heard), ['MC017 1']);
  }));

test('[compat.live.1] an editor that pulls is asked to pull again', () => {
  const capabilities = { textDocument: { diagnostic: {} }, workspace: { diagnostics: { refreshSupport: true } } };
  return overTheWire({ capabilities }, async (client) => {
    const asked = new Promise<void>((resolve) => {
      client.onRequest('workspace/diagnostic/refresh', () => resolve());
    });
    await client.sendNotification(COMPARE_WITH, told());
    await asked;
  });
});

const DEPLOYED = 'file:///a/deployed/message_template.msg';
const onName = { position: { line: 2, character: 3 } };

test('[compat.live.3] a base in the workspace is not renamed, not where a name is defined, and not searched', () =>
  withEditor(async (editor) => {
    const deployed = { uri: DEPLOYED, language: 'sl-message-template', text: BASE };
    const tellBase = { document: URI, base: { uri: DEPLOYED, text: BASE, mode: 'development' } };
    await editor.client.sendNotification(WORKSPACE_FILES, { files: [deployed] });
    await editor.open(URI, CURRENT);
    const uris = async () => {
      const renamed: WorkspaceEdit = await editor.ask('textDocument/rename', URI, { ...onName, newName: 'Talk' });
      const defined: LocationLink[] = await editor.ask('textDocument/definition', URI, onName);
      const found: WorkspaceSymbol[] = await editor.client.sendRequest('workspace/symbol', { query: '' });
      return [
        Object.keys(renamed.changes ?? {}),
        defined.map(({ targetUri }) => targetUri),
        found.map(({ location }) => location.uri),
      ];
    };
    assert.deepEqual(await uris(), Array(3).fill([URI, DEPLOYED]));
    await editor.client.sendNotification(COMPARE_WITH, tellBase);
    assert.deepEqual(await uris(), Array(3).fill([URI]));
    await editor.open(DEPLOYED, BASE);
    assert.deepEqual(await uris(), Array(3).fill([URI]));
  }));

test('[compat.live.3] in a base itself names are those of the base alone', () =>
  withEditor(async (editor) => {
    await editor.client.sendNotification(COMPARE_WITH, { ...told(), base: { ...told().base, uri: DEPLOYED } });
    await editor.open(URI, CURRENT);
    await editor.open(DEPLOYED, BASE);
    const position = { line: 3, character: 3 };
    const renamed: WorkspaceEdit = await editor.ask('textDocument/rename', DEPLOYED, { position, newName: 'Talk' });
    assert.deepEqual(Object.keys(renamed.changes ?? {}), [DEPLOYED]);
  }));

test('a change has its quick fix', () =>
  withEditor(async (editor) => {
    await editor.client.sendNotification(COMPARE_WITH, told());
    await editor.open(URI, CURRENT);
    const range = { start: { line: 5, character: 8 }, end: { line: 5, character: 10 } };
    const actions: CodeAction[] = await editor.ask('textDocument/codeAction', URI, {
      range,
      context: { diagnostics: [] },
    });
    assert.deepEqual(
      actions.map(({ title, edit }) => [title, edit?.changes?.[URI]]),
      [['Change back to U8', [{ range, newText: 'U8' }]]],
    );
  }));
