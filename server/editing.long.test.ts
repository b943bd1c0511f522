// Layout, names, hints and colours as an editor meets them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type {
  InlayHint,
  Location,
  LocationLink,
  SelectionRange,
  SemanticTokens,
  SemanticTokensDelta,
  SignatureHelp,
  TextEdit,
  WorkspaceEdit,
  WorkspaceSymbol,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { withEditor } from '../test/support/wire.ts';

const A = 'file:///a/message_template.msg';
const B = 'file:///b/message_template.msg';
const RAW = 'version 2.0\n// Chat 😀 ChatTo\n{ ChatTo Low 1 Trusted Unencoded { A Single { X U8 } { Y F32 } } }\n';
const LAID_OUT = `version 2.0
// Chat 😀 ChatTo
{
    ChatTo Low 1 Trusted Unencoded
    {
        A Single
        {   X   U8  }
        {   Y   F32 }
    }
}
`;
const OPTIONS = { tabSize: 2, insertSpaces: false };

const done = (text: string, edits: TextEdit[]): string =>
  TextDocument.applyEdits(TextDocument.create(A, 'sl-message-template', 1, text), edits);
const at = (line: number, character: number) => ({ line, character });

test('what the languages can do is offered', () =>
  withEditor(async ({ offered }) => {
    const yes = Object.entries(offered).filter(([, value]) => value === true);
    assert.deepEqual(yes.map(([name]) => name.replace('Provider', '')).toSorted(), [
      ...['definition', 'documentFormatting', 'documentHighlight', 'documentRangeFormatting', 'documentSymbol'],
      ...[
        'foldingRange',
        'hover',
        'inlayHint',
        'linkedEditingRange',
        'references',
        'selectionRange',
        'workspaceSymbol',
      ],
    ]);
    assert.deepEqual(offered['renameProvider'], { prepareProvider: true });
    assert.deepEqual(offered['codeLensProvider'], {});
    assert.deepEqual(offered['documentOnTypeFormattingProvider'], {
      firstTriggerCharacter: '}',
      moreTriggerCharacter: ['\n'],
    });
  }));

test('a text is laid out, whatever the editor thinks of tabs, and a second time nothing is left to do', () =>
  withEditor(async ({ open, ask, client }) => {
    await open(A, RAW);
    const edits: TextEdit[] = await ask('textDocument/formatting', A, { options: OPTIONS });
    assert.equal(done(RAW, edits), LAID_OUT);
    const changes = [{ text: LAID_OUT }];
    await client.sendNotification('textDocument/didChange', {
      textDocument: { uri: A, version: 2 },
      contentChanges: changes,
    });
    assert.deepEqual(await ask('textDocument/formatting', A, { options: OPTIONS }), []);
  }));

test('some lines are laid out, and what a brace closes', () =>
  withEditor(async ({ open, ask }) => {
    const text = LAID_OUT.replace('{   X   U8  }', '{ X U8 }').replace('{   Y   F32 }', '{ Y F32 }');
    await open(A, text);
    const range = { start: at(6, 0), end: at(6, 0) };
    const some: TextEdit[] = await ask('textDocument/rangeFormatting', A, { range, options: OPTIONS });
    assert.equal(done(text, some), LAID_OUT.replace('{   Y   F32 }', '{ Y F32 }'));
    const typed = { position: at(7, 17), ch: '}', options: OPTIONS };
    const closed: TextEdit[] = await ask('textDocument/onTypeFormatting', A, typed);
    assert.equal(done(text, closed), LAID_OUT);
  }));

test('a message is renamed in every open template, and in the comments that name it', () =>
  withEditor(async ({ open, ask }) => {
    await open(A, RAW);
    await open(B, '{ Other Low 2 Trusted Unencoded }\n{ ChatTo Low 1 Trusted Unencoded }\n');
    const prepared: unknown = await ask('textDocument/prepareRename', A, { position: at(1, 12) });
    assert.deepEqual(prepared, { range: { start: at(1, 11), end: at(1, 17) }, placeholder: 'ChatTo' });
    const { changes = {} }: WorkspaceEdit = await ask('textDocument/rename', A, {
      position: at(2, 3),
      newName: 'Say',
    });
    assert.deepEqual(
      Object.fromEntries(Object.entries(changes).map(([uri, edits]) => [uri, edits.map(({ range }) => range.start)])),
      { [A]: [at(1, 11), at(2, 2)], [B]: [at(1, 2)] },
    );
    assert.equal(done(RAW, changes[A] ?? []), RAW.replaceAll('ChatTo', 'Say'));
  }));

const refusals: readonly (readonly [line: number, character: number, newName: string, said: RegExp])[] = [
  [2, 10, 'Say', /^Only names of messages, blocks and fields can be renamed\.$/u],
  [2, 3, '3rd', /^"3rd" is no name/u],
  [2, 3, 'Other', /^There is already a message Other\.$/u],
];

for (const [line, character, newName, said] of refusals) {
  test(`at ${line}:${character} a renaming to ${newName} is refused in a sentence`, () =>
    withEditor(async ({ open, ask }) => {
      await open(A, RAW);
      await open(B, '{ Other Low 2 Trusted Unencoded }\n{ ChatTo Low 1 Trusted Unencoded }\n');
      await assert.rejects(ask('textDocument/rename', A, { position: at(line, character), newName }), {
        message: said,
      });
    }));
}

test('no name is no name to be renamed', () =>
  withEditor(async ({ open, ask }) => {
    await open(A, RAW);
    await assert.rejects(ask('textDocument/prepareRename', A, { position: at(0, 2) }), { message: /^Only names/u });
  }));

test('definitions and references reach over all open templates', () =>
  withEditor(async ({ open, ask }) => {
    await open(A, RAW);
    await open(B, RAW);
    const places = (links: readonly LocationLink[]) =>
      links.map(({ targetUri, targetSelectionRange }) => [targetUri, targetSelectionRange.start]);
    const defined: LocationLink[] = await ask('textDocument/definition', B, { position: at(1, 12) });
    assert.deepEqual(places(defined), [
      [B, at(2, 2)],
      [A, at(2, 2)],
    ]);
    const used: Location[] = await ask('textDocument/references', B, {
      position: at(2, 2),
      context: { includeDeclaration: false },
    });
    assert.deepEqual(
      used.map(({ uri, range }) => [uri, range.start]),
      [
        [B, at(1, 11)],
        [A, at(1, 11)],
      ],
    );
    const all: Location[] = await ask('textDocument/references', B, {
      position: at(2, 2),
      context: { includeDeclaration: true },
    });
    assert.equal(all.length, 4);
    const lit: unknown[] = await ask('textDocument/documentHighlight', B, { position: at(2, 2) });
    assert.equal(lit.length, 2);
  }));

test('hints follow what is typed', () =>
  withEditor(async ({ open, ask, client }) => {
    await open(A, LAID_OUT);
    const range = { start: at(6, 0), end: at(7, 30) };
    const labels = async () => {
      const hints: InlayHint[] = await ask('textDocument/inlayHint', A, { range });
      return hints.map(({ label }) => label);
    };
    assert.deepEqual(await labels(), ['@10 · 1 B', '@11 · 4 B']);
    await client.sendNotification('textDocument/didChange', {
      textDocument: { uri: A, version: 2 },
      contentChanges: [{ range: { start: at(6, 16), end: at(6, 18) }, text: 'LLUUID' }],
    });
    assert.deepEqual(await labels(), ['@10 · 16 B', '@26 · 4 B']);
  }));

test('a keystroke sends the difference of the colours only', () =>
  withEditor(async ({ open, ask, client }) => {
    await open(A, LAID_OUT);
    const before: SemanticTokens = await ask('textDocument/semanticTokens/full', A);
    await client.sendNotification('textDocument/didChange', {
      textDocument: { uri: A, version: 2 },
      contentChanges: [{ range: { start: at(6, 12), end: at(6, 13) }, text: 'Xy' }],
    });
    const since = { previousResultId: before.resultId };
    const delta: SemanticTokensDelta = await ask('textDocument/semanticTokens/full/delta', A, since);
    const after: SemanticTokens = await ask('textDocument/semanticTokens/full', A);
    const patched = [...before.data];
    for (const { start, deleteCount, data = [] } of delta.edits) patched.splice(start, deleteCount, ...data);
    assert.deepEqual(patched, after.data);
    assert.equal(delta.edits.length, 1);
    assert.deepEqual(delta.edits[0]?.data, [2, 2, 0, 0, 5]);
    const stale: SemanticTokens = await ask('textDocument/semanticTokens/full/delta', A, since);
    assert.deepEqual(stale.data, after.data);
    const range = { start: at(6, 0), end: at(7, 0) };
    const some: SemanticTokens = await ask('textDocument/semanticTokens/range', A, { range });
    assert.deepEqual(some.data.length, 10);
    assert.deepEqual(some.data.slice(0, 3), [6, 12, 2]);
  }));

test('selections grow, headers are explained, symbols are found', () =>
  withEditor(async ({ open, ask, client }) => {
    await open(A, LAID_OUT);
    await open(B, 'version 2.0\n{ Chat ');
    const [grown]: SelectionRange[] = await ask('textDocument/selectionRange', A, { positions: [at(6, 12)] });
    assert.deepEqual(grown?.range, { start: at(6, 12), end: at(6, 13) });
    assert.deepEqual(grown?.parent?.parent?.range, { start: at(6, 8), end: at(6, 21) });
    const help: SignatureHelp = await ask('textDocument/signatureHelp', B, { position: at(1, 7) });
    assert.equal(help.activeParameter, 1);
    const found = async (query: string) => {
      const symbols: WorkspaceSymbol[] = await client.sendRequest('workspace/symbol', { query });
      return symbols.map(({ name, containerName }) => [containerName, name]);
    };
    assert.deepEqual(await found(''), [
      [undefined, 'ChatTo'],
      [undefined, 'Chat'],
    ]);
    assert.deepEqual(await found('y'), [['ChatTo.A', 'Y']]);
    assert.deepEqual(await found('cto'), [[undefined, 'ChatTo']]);
    assert.deepEqual(await found('nobody'), []);
  }));

test('a typed blank offers single words, a request whole parts, too', () =>
  withEditor(async ({ open, ask }) => {
    await open(A, 'version 2.0\n{ Chat Low 1 Trusted Unencoded  }\n');
    const labels = async (character: number, context: object) => {
      const items: { label: string }[] = await ask('textDocument/completion', A, {
        position: at(1, character),
        context,
      });
      return items.map(({ label }) => label);
    };
    const blank = { triggerKind: 2, triggerCharacter: ' ' };
    assert.deepEqual(await labels(21, blank), ['Zerocoded', 'Unencoded']);
    // No word is missing there: whoever goes to the next line would take the first one with him.
    assert.deepEqual(await labels(31, blank), []);
    const flags = ['Deprecated', 'UDPDeprecated', 'UDPBlackListed', 'NotDeprecated'];
    assert.deepEqual(await labels(31, { triggerKind: 1 }), [...flags, 'block']);
  }));
