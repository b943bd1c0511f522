// What is asked at places: the answers over the wire, also for texts and places that are not there.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type {
  CompletionItem,
  CompletionList,
  DocumentSymbol,
  Hover,
  InlayHint,
  SignatureHelp,
} from 'vscode-languageserver/node';
import { Lines } from '../../protocol/lines.ts';
import { builtInTemplateText } from '../../protocol/template/built-in.ts';
import { at, type Editor, placeOf, URI, withServer } from './editor.ts';

const TEXT = `version 2.0
// A word to somebody
{
    ChatTo Low 1 Trusted Unencoded
    {
        Data Single
        {   X   U8  }
        {   Y   F32 }
    }
}
`;
const EVERYWHERE = { start: at(0, 0), end: at(99, 0) };

const withText = (text: string, work: (editor: Editor) => Promise<void>): Promise<void> =>
  withServer(async (editor) => {
    await editor.open(text);
    await work(editor);
  });

test('a hover explains the word under it, with its comment', () =>
  withText(TEXT, async (editor) => {
    const hover: Hover = await editor.ask('hover', { position: placeOf(TEXT, 'ChatTo') });
    assert.deepEqual(hover.range, { start: at(3, 4), end: at(3, 10) });
    const words = JSON.stringify(hover.contents);
    assert.match(words, /ChatTo/u);
    assert.match(words, /A word to somebody/u);
  }));

test('a completion offers what may stand there, and what was typed is replaced', () =>
  withText(TEXT.replace('Low', 'M'), async (editor) => {
    const items: CompletionItem[] = await editor.ask('completion', { position: at(3, 12) });
    assert.ok(items.some(({ label }) => label === 'Medium'));
    const types: CompletionItem[] = await editor.ask('completion', { position: at(6, 15) });
    assert.ok(types.some(({ label }) => label === 'LLUUID'));
  }));

test('of many names the likeliest are offered, and the editor is told to ask again with a letter', () => {
  const text = builtInTemplateText;
  const behind = text.indexOf('\n        {', text.indexOf('TestMessage')) + '\n        {'.length;
  const typed = (put: string): string => `${text.slice(0, behind)} ${put} }\n        {${text.slice(behind)}`;
  const completion = (editor: Editor, put: string) =>
    editor.ask<CompletionItem[] | CompletionList>('completion', {
      position: new Lines(typed(put)).position(behind + ' '.length + put.length),
    });
  return withText(typed(''), async (editor) => {
    const all = await completion(editor, '');
    assert.ok('items' in all && all.isIncomplete);
    assert.ok(!all.items.some(({ label }) => label === 'EnergyEfficiency'));
    await editor.change([{ text: typed('E') }]);
    const some = await completion(editor, 'E');
    assert.ok(Array.isArray(some) && some.some(({ label }) => label === 'EnergyEfficiency'));
  });
});

test('the header that is written is explained word by word', () =>
  withText('version 2.0\n{ Chat Low ', async (editor) => {
    const help: SignatureHelp = await editor.ask('signatureHelp', { position: at(1, 11) });
    assert.equal(help.activeParameter, 2);
    assert.equal(await editor.ask('signatureHelp', { position: at(0, 3) }), null);
  }));

test('hints stand in the lines that are asked about', () =>
  withText(TEXT, async (editor) => {
    const hints = async (range: object): Promise<readonly unknown[]> => {
      const found: InlayHint[] = await editor.ask('inlayHint', { range });
      return found.map(({ position: { line }, label }) => [line, label]);
    };
    const y = [7, '@11 · 4 B'];
    assert.deepEqual(await hints(EVERYWHERE), [[5, '5 B'], [6, '@10 · 1 B'], y]);
    assert.deepEqual(await hints({ start: at(7, 0), end: at(8, 0) }), [y]);
  }));

test('an outline has the messages with their blocks and fields', () =>
  withText(TEXT, async (editor) => {
    const names = (symbols: readonly DocumentSymbol[]): readonly unknown[] =>
      symbols.map(({ name, children = [] }) => [name, ...names(children)]);
    assert.deepEqual(names(await editor.ask('documentSymbol')), [['ChatTo', ['Data', ['X'], ['Y']]]]);
  }));

/** Everything that can be asked about a text, with what a text without anything is answered. */
const questions: readonly (readonly [method: string, params: (position: object) => object, nothing: unknown])[] = [
  ['hover', (position) => ({ position }), null],
  ['completion', (position) => ({ position }), []],
  ['signatureHelp', (position) => ({ position }), null],
  ['definition', (position) => ({ position }), []],
  ['references', (position) => ({ position, context: { includeDeclaration: true } }), []],
  ['documentHighlight', (position) => ({ position }), []],
  ['selectionRange', (position) => ({ positions: [position] }), []],
  ['documentSymbol', () => ({}), []],
  ['foldingRange', () => ({}), []],
  ['diagnostic', () => ({}), undefined],
  ['inlayHint', (position) => ({ range: { start: position, end: position } }), []],
  ['codeAction', (position) => ({ range: { start: position, end: position }, context: { diagnostics: [] } }), []],
  ['formatting', () => ({ options: {} }), []],
  ['rangeFormatting', (position) => ({ options: {}, range: { start: position, end: position } }), []],
  ['onTypeFormatting', (position) => ({ options: {}, position, ch: '}' }), []],
  ['semanticTokens/full', () => ({}), undefined],
  ['semanticTokens/full/delta', () => ({ previousResultId: '1' }), undefined],
  ['semanticTokens/range', (position) => ({ range: { start: position, end: position } }), { data: [] }],
];

test('a text that is unknown, or closed, or in no language of ours, has an answer to everything: nothing', () =>
  withText(TEXT, async (editor) => {
    const [unknown, closed, foreign] = ['file:///unknown.msg', 'file:///closed.msg', 'file:///notes.txt'];
    await editor.open(TEXT, closed);
    await editor.close(closed);
    await editor.open(TEXT, foreign, 'plaintext');
    for (const uri of [unknown, closed, foreign])
      for (const [method, params, nothing] of questions) {
        const answer: unknown = await editor.ask(method, params(at(3, 6)), uri);
        if (nothing !== undefined) assert.deepEqual(answer, nothing, `${method} of ${uri}`);
      }
    assert.deepEqual(await editor.pull(closed), []);
  }));

test('a place beyond the text has an answer to everything', () =>
  withText(TEXT, async (editor) => {
    const far = [at(3, 9999), at(9999, 0), at(9999, 9999), at(2 ** 31 - 1, 2 ** 31 - 1)];
    for (const position of far)
      for (const [method, params, nothing] of questions) {
        const answer: unknown = await editor.ask(method, params(position));
        assert.equal(
          answer === null ? null : typeof answer,
          nothing === null && answer === null ? null : 'object',
          method,
        );
      }
  }));

test('questions that are malformed are answered with an error, and the next one as usual', () =>
  withText(TEXT, async (editor) => {
    for (const params of [{}, { position: 'here' }, { textDocument: {} }, { textDocument: 3, position: at(0, 0) }])
      await editor.client
        .sendRequest('textDocument/hover', params)
        .catch((error: unknown) => assert.ok(error instanceof Error));
    const hover: Hover = await editor.ask('hover', { position: placeOf(TEXT, 'ChatTo') }, URI);
    assert.notEqual(hover, null);
  }));
