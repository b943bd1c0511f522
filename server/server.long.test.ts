// The server as an editor meets it, over two streams in this process.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CodeAction, Diagnostic, ProtocolConnection } from 'vscode-languageserver/node';
import { overTheWire } from '../test/support/wire.ts';

const URI = 'file:///a/message_template.msg';
const BAD = `version 2.0
{ Chat Med 1 Trusted Unencoded { A Single { X UUID } { X2 U8 4 } } }
`;

const editor = (
  capabilities: object,
  work: (client: ProtocolConnection) => Promise<void>,
  initializationOptions?: object,
): Promise<void> => overTheWire({ capabilities, initializationOptions }, work);

const open = (client: ProtocolConnection, text: string, languageId = 'sl-message-template') =>
  client.sendNotification('textDocument/didOpen', { textDocument: { uri: URI, languageId, version: 1, text } });

/** Longer than the pause in typing after which an editor is told. */
const PUSHED_MS = 10_000;

const PULL = { textDocument: { diagnostic: {} } };
const pull = async (client: ProtocolConnection): Promise<readonly Diagnostic[]> => {
  const report: { items: Diagnostic[] } = await client.sendRequest('textDocument/diagnostic', {
    textDocument: { uri: URI },
  });
  return report.items;
};
const codes = (diagnostics: readonly Diagnostic[]) =>
  diagnostics.map(({ code, range }) => `${code} ${range.start.line}:${range.start.character}`);

test('an editor that pulls sees three mistakes, and one less after an edit', () =>
  editor(PULL, async (client) => {
    await open(client, BAD);
    assert.deepEqual(codes(await pull(client)), ['MT030 1:7', 'MT060 1:46', 'MT065 1:61']);
    const range = { start: { line: 1, character: 46 }, end: { line: 1, character: 50 } };
    await client.sendNotification('textDocument/didChange', {
      textDocument: { uri: URI, version: 2 },
      contentChanges: [{ range, text: 'LLUUID' }],
    });
    assert.deepEqual(codes(await pull(client)), ['MT030 1:7', 'MT065 1:63']);
  }));

test('an editor that cannot pull is told, and told again when the text is closed', () =>
  editor({}, async (client) => {
    const told: string[][] = [];
    const heard = new Promise<void>((resolve) => {
      client.onNotification('textDocument/publishDiagnostics', ({ diagnostics }: { diagnostics: Diagnostic[] }) => {
        told.push(codes(diagnostics));
        if (told.length === 2) resolve();
        else void client.sendNotification('textDocument/didClose', { textDocument: { uri: URI } });
      });
    });
    await open(client, BAD);
    await heard;
    assert.deepEqual(told, [['MT030 1:7', 'MT060 1:46', 'MT065 1:61'], []]);
  }));

test('an editor that leaves while something was to be told hears nothing more', (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  return editor({}, async (client) => {
    let told = 0;
    client.onNotification('textDocument/publishDiagnostics', () => {
      told += 1;
    });
    await open(client, BAD);
    await client.sendRequest('shutdown');
    t.mock.timers.tick(PUSHED_MS);
    await client.sendRequest('textDocument/foldingRange', { textDocument: { uri: URI } }).catch(() => undefined);
    assert.equal(told, 0);
  });
});

test('a connection that breaks while something was to be told takes nothing down with it', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  await editor({}, async (client) => {
    await open(client, BAD);
    await client.sendRequest('textDocument/foldingRange', { textDocument: { uri: URI } });
  });
  assert.doesNotThrow(() => t.mock.timers.tick(PUSHED_MS));
});

test('the rules of the settings count', () =>
  editor(PULL, async (client) => {
    await open(client, BAD);
    const rules = { MT030: 'off', MT060: 'warning', MT065: 'nonsense' };
    await client.sendNotification('workspace/didChangeConfiguration', { settings: { rezbench: { rules } } });
    const found = await pull(client);
    assert.deepEqual(
      found.map(({ code, severity }) => [code, severity]),
      [
        ['MT060', 2],
        ['MT065', 1],
      ],
    );
  }));

test('every feature answers over the wire', () =>
  editor(PULL, async (client) => {
    await open(client, BAD);
    const textDocument = { uri: URI };
    const ask = <Answer>(method: string, params: object = {}): Promise<Answer> =>
      client.sendRequest(method, { textDocument, ...params });
    const position = { line: 1, character: 4 };
    const hover: { contents: { value: string } } = await ask('textDocument/hover', { position });
    assert.match(hover.contents.value, /Chat/u);
    const symbols: { name: string }[] = await ask('textDocument/documentSymbol');
    assert.deepEqual(
      symbols.map(({ name }) => name),
      ['Chat'],
    );
    const items: { label: string }[] = await ask('textDocument/completion', { position: { line: 1, character: 9 } });
    assert.ok(items.some(({ label }) => label === 'Medium'));
    assert.deepEqual(await ask('textDocument/foldingRange'), []);
    const colours: { data: number[] } = await ask('textDocument/semanticTokens/full');
    assert.equal(colours.data.length % 5, 0);
    const range = { start: { line: 1, character: 8 }, end: { line: 1, character: 8 } };
    const actions: { title: string }[] = await ask('textDocument/codeAction', { range, context: { diagnostics: [] } });
    assert.deepEqual(
      actions.map(({ title }) => title),
      ['Change to Medium'],
    );
  }));

test('everything safe is fixed by one action, and only editors that ask for it get it', () =>
  editor(PULL, async (client) => {
    await open(client, BAD);
    const range = { start: { line: 0, character: 0 }, end: { line: 2, character: 0 } };
    const actions = (only?: readonly string[]): Promise<CodeAction[]> =>
      client.sendRequest('textDocument/codeAction', {
        textDocument: { uri: URI },
        range,
        context: { diagnostics: [], ...(only === undefined ? {} : { only }) },
      });
    for (const kind of ['source', 'source.fixAll', 'source.fixAll.rezbench']) {
      const [all, ...more] = await actions([kind]);
      assert.deepEqual([all?.kind, more], ['source.fixAll.rezbench', []]);
      const range = { start: { line: 1, character: 60 }, end: { line: 1, character: 62 } };
      assert.deepEqual(all?.edit?.changes, { [URI]: [{ range, newText: '' }] });
    }
    const kinds = new Set((await actions()).map(({ kind }) => kind));
    assert.deepEqual([...kinds], ['quickfix']);
    assert.deepEqual(await actions(['refactor']), []);
  }));

test('a code links to the page about its rule, if the editor says where the pages are', async () => {
  const links = async (options?: object): Promise<readonly unknown[]> => {
    const found: unknown[] = [];
    const look = async (client: ProtocolConnection) => {
      await open(client, 'version 2.0\n{ Chat Med 1 Trusted Unencoded Deprecated }\n');
      found.push(...(await pull(client)).map(({ code, codeDescription, tags }) => [code, codeDescription?.href, tags]));
    };
    await editor(PULL, look, options);
    return found;
  };
  const pages = 'file:///ext/docs/rules';
  assert.deepEqual(await links({ rulePages: `${pages}/` }), [
    ['MT030', `${pages}/MT030.md`, undefined],
    ['MT090', `${pages}/MT090.md`, [2]],
  ]);
  const bare = [
    ['MT030', undefined, undefined],
    ['MT090', undefined, [2]],
  ];
  assert.deepEqual(
    [await links(), await links({ rulePages: 'docs/rules' }), await links({ rulePages: 3 })],
    [bare, bare, bare],
  );
});

test('a text in another language is left alone', () =>
  editor(PULL, async (client) => {
    await open(client, BAD, 'plaintext');
    assert.deepEqual(await pull(client), []);
  }));

test('what somebody waits for is answered before outline, colours, folding, links and lenses of the same text', () =>
  editor(PULL, async (client) => {
    await open(client, BAD);
    const answered: string[] = [];
    const ask = (what: string, more: object = {}) =>
      client
        .sendRequest(`textDocument/${what}`, { textDocument: { uri: URI }, ...more })
        .then(() => answered.push(what));
    const position = { line: 1, character: 3 };
    const unwaited = ['semanticTokens/full', 'documentSymbol', 'foldingRange', 'documentLink', 'codeLens'];
    const all = unwaited.map((what) => ask(what));
    const waited = ['diagnostic', 'hover', 'completion'];
    for (const what of waited) all.push(ask(what, { position }));
    await Promise.all(all);
    assert.deepEqual(answered, [...waited, ...unwaited]);
  }));
