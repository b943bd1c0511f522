// Texts that nobody writes, in the server: one line of ten megabytes, one beyond the bound, everything a byte can be.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DocumentSymbol, Hover, InlayHint, SemanticTokens } from 'vscode-languageserver/node';
import { MAX_TEXT } from '../../protocol/template/too-large.ts';
import { at, type Editor, withServer } from './editor.ts';

const MEGABYTE = 2 ** 20;
/** More is neither read nor wanted in a pop-up, in one screen of hints, in the colours of a text. */
const MOST = { hover: 21_000, hints: 5000, tokens: 300_000 };

/** After whatever was asked, a small text is answered as always. */
async function isWell(editor: Editor): Promise<void> {
  const uri = 'file:///small/message_template.msg';
  await editor.open('version 2.0\n{\n    Chat Low 1 Trusted Unencoded\n}\n', uri);
  assert.deepEqual(await editor.pull(uri), []);
  await editor.close(uri);
}

test('one line of ten megabytes with a million fields: bounded answers, and the first fields are right', () =>
  withServer(async (editor) => {
    const fields = '{ X U8 } '.repeat((10 * MEGABYTE) / 9);
    await editor.open(`version 2.0\n{ Chat Low 1 Trusted Unencoded { A Single ${fields}} }\n`);
    const found = await editor.pull();
    assert.equal(found.length, 1001);
    assert.equal(found.at(-1)?.code, 'MT000');
    const hover: Hover = await editor.ask('hover', { position: at(1, 3) });
    assert.ok(JSON.stringify(hover).length <= MOST.hover);
    const colours: SemanticTokens = await editor.ask('semanticTokens/full');
    assert.equal(colours.data.length, 5 * MOST.tokens);
    const screen = { range: { start: at(1, 0), end: at(2, 0) } };
    const hints: InlayHint[] = await editor.ask('inlayHint', screen);
    assert.equal(hints.length, MOST.hints);
    const far = { range: { start: at(1, 10 * MEGABYTE - 100), end: at(1, 10 * MEGABYTE) } };
    const last: SemanticTokens = await editor.ask('semanticTokens/range', far);
    assert.ok(last.data.length > 0 && last.data.length < 500, `${last.data.length}`);
    await isWell(editor);
  }));

test('a name of ten megabytes is cut where it is shown, and found where it stands', () =>
  withServer(async (editor) => {
    const name = 'X'.repeat(10 * MEGABYTE);
    await editor.open(`version 2.0\n{ ${name} Low 1 Trusted Unencoded { A Single { X U8 } } }\n`);
    const hover: Hover = await editor.ask('hover', { position: at(1, 3) });
    assert.ok(JSON.stringify(hover).length <= MOST.hover);
    assert.deepEqual(hover.range?.end, at(1, 2 + name.length));
    assert.ok(JSON.stringify(await editor.pull()).length < 5000);
    await isWell(editor);
  }));

test('a text beyond the bound is one sentence, and nothing else is done to it', () =>
  withServer(async (editor) => {
    const text = `version 2.0\n${'{ A Low 1 Trusted Unencoded }\n'.repeat(Math.ceil(MAX_TEXT / 30))}`;
    await editor.open(text);
    const [only, ...more] = await editor.pull();
    assert.deepEqual([only?.code, only?.severity, more], ['MT000', 1, []]);
    const outline: DocumentSymbol[] = await editor.ask('documentSymbol');
    const range = { start: at(0, 0), end: at(9999, 0) };
    assert.deepEqual(outline, []);
    assert.deepEqual(await editor.ask('formatting', { options: {} }), []);
    assert.deepEqual(await editor.ask('rangeFormatting', { options: {}, range }), []);
    assert.deepEqual(await editor.ask('onTypeFormatting', { options: {}, position: at(2, 29), ch: '}' }), []);
    assert.deepEqual(await editor.ask('inlayHint', { range }), []);
    for (const method of ['hover', 'completion', 'signatureHelp', 'definition', 'documentHighlight'])
      await editor.ask(method, { position: at(2, 3) });
    await editor.change([{ range: { start: at(9, 0), end: at(99_999_999, 0) }, text: '' }]);
    assert.notEqual((await editor.pull())[0]?.code, 'MT000');
    await isWell(editor);
  }));

test('every byte, NULs by the megabyte, and a torso: answered', () =>
  withServer(async (editor) => {
    const bytes = String.fromCharCode(...Array.from({ length: 256 }, (_, code) => code));
    for (const text of [
      bytes,
      bytes.repeat(1000),
      '\u0000'.repeat(MEGABYTE),
      '{ '.repeat(MEGABYTE),
      'version',
      '{ A Low',
    ]) {
      await editor.open(text);
      const found = await editor.pull();
      assert.ok(found.length > 0 && found.length <= 1001, `${found.length} in ${JSON.stringify(text.slice(0, 20))}`);
      await editor.ask('semanticTokens/full');
      await editor.ask('formatting', { options: {} });
      await editor.close();
    }
    await isWell(editor);
  }));
