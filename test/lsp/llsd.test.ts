// LLSD-XML and notation over the wire: what the editor asks of documents, and what it is told.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type {
  CodeAction,
  CompletionItem,
  DocumentLink,
  DocumentSymbol,
  Hover,
  LinkedEditingRanges,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver/node';
import { at, codes, type Editor, edited, placeOf, withServer } from './editor.ts';

const XML = {
  uri: 'file:///a/a.llsd.xml',
  language: 'llsd-xml',
  text: '<llsd><map><key>age</key><integer>007</integer><key>home</key><uri>http://a/</uri></map></llsd>',
};
const NOTATION = {
  uri: 'file:///a/a.llsdn',
  language: 'llsd-notation',
  text: "{'age':i+7, 'home':l\"http://a/\"}",
};

for (const { uri, language, text } of [XML, NOTATION]) {
  const work = (title: string, tried: (editor: Editor) => Promise<void>) =>
    test(`${language}: ${title}`, () =>
      withServer(async (editor) => {
        await editor.open(text, uri, language);
        await tried(editor);
      }));

  work('a finding is told, and mended with all that are safe', async (editor) => {
    const [finding] = await editor.pull(uri);
    assert.ok(finding);
    assert.equal(finding.source, 'rezbench');
    const context = { diagnostics: [], only: ['source.fixAll.rezbench'] };
    const [fix]: CodeAction[] = await editor.ask('codeAction', { range: finding.range, context }, uri);
    const mended = edited(text, fix?.edit?.changes?.[uri] ?? []);
    assert.equal(mended, text.replace('007', '7').replace('+7', '7'));
    await editor.change([{ text: mended }], uri);
    assert.deepEqual(codes(await editor.pull(uri)), []);
  });

  work('is laid out, and then left alone', async (editor) => {
    const options = { tabSize: 2, insertSpaces: true };
    const raw = text.replace('</map>', '</map> ').replace(', ', ' ,\n');
    await editor.change([{ text: raw }], uri);
    const laidOut = edited(raw, await editor.ask<TextEdit[]>('formatting', { options }, uri));
    assert.notEqual(laidOut, raw);
    await editor.change([{ text: laidOut }], uri);
    assert.deepEqual(await editor.ask('formatting', { options }, uri), []);
  });

  work('has an outline, a hover, a link and a key that can be renamed', async (editor) => {
    const symbols: DocumentSymbol[] = await editor.ask('documentSymbol', {}, uri);
    assert.deepEqual(
      symbols.map(({ name, detail }) => `${name}=${detail}`),
      ['age=7', 'home=http://a/'],
    );
    const position = placeOf(text, 'age');
    const hover: Hover = await editor.ask('hover', { position }, uri);
    assert.match(JSON.stringify(hover.contents), /\*\*integer\*\* · \/age/u);
    const links: DocumentLink[] = await editor.ask('documentLink', {}, uri);
    assert.deepEqual(
      links.map(({ target }) => target),
      ['http://a/'],
    );
    const prepared = await editor.ask<{ placeholder: string }>('prepareRename', { position }, uri);
    assert.equal(prepared.placeholder, 'age');
    const { changes = {} }: WorkspaceEdit = await editor.ask('rename', { position, newName: 'years' }, uri);
    assert.equal(edited(text, changes[uri] ?? []), text.replace('age', 'years'));
    await assert.rejects(editor.ask('prepareRename', { position: placeOf(text, '7') }, uri), {
      message: /^Only keys/u,
    });
  });
}

test('tags of LLSD-XML are written together; elsewhere nothing is', () =>
  withServer(async (editor) => {
    await editor.open(XML.text, XML.uri, XML.language);
    const ask = (position: object) =>
      editor.ask<LinkedEditingRanges | null>('linkedEditingRange', { position }, XML.uri);
    const { ranges = [] } = (await ask(at(0, 8))) ?? {};
    assert.deepEqual(
      ranges.map(({ start }) => start.character),
      [7, XML.text.indexOf('/map') + 1],
    );
    assert.equal(await ask(placeOf(XML.text, 'age')), null);
  }));

test('behind a mark of XML elements are offered, behind the same character in a template nothing', () =>
  withServer(async (editor) => {
    const context = { triggerKind: 2, triggerCharacter: '<' };
    await editor.open('<llsd><', XML.uri, XML.language);
    const offered: CompletionItem[] = await editor.ask('completion', { position: at(0, 7), context }, XML.uri);
    assert.ok(offered.some(({ label }) => label === '<map>'));
    await editor.open('version 2.0\n{ A Low 1 <');
    assert.deepEqual(await editor.ask('completion', { position: at(1, 11), context }), []);
  }));
